using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Csv;

/// <summary>Somebody who imports files in the web.</summary>
internal sealed class Importer(PortalHost portal) : IDisposable
{
    public const string Address = "/verwaltung/import";

    public Visitor Visitor { get; } = new(portal);

    public static async Task<Importer> SignInAsync(PortalHost portal, string name)
    {
        var importer = new Importer(portal);
        using var signedIn = await importer.Visitor.SignInAsync(name);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return importer;
    }

    /// <summary>The page with the result of the dry run.</summary>
    public async Task<(string Address, IHtmlDocument Page)> CheckAsync(string csv, string kind = "") =>
        await CheckAsync(Encoding.UTF8.GetBytes(csv), kind);

    public async Task<(string Address, IHtmlDocument Page)> CheckAsync(byte[] csv, string kind = "", string fileName = "tabelle.csv",
        string source = "", string licence = "")
    {
        using var sent = await Visitor.UploadAsync(Address, "datei", fileName, csv, ("art", kind), ("quelle", source), ("lizenz", licence));
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect,
            await sent.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var job = sent.Headers.Location!.OriginalString;
        return (job, await WaitAsync(job));
    }

    /// <summary>Decides and waits until it is done.</summary>
    public async Task<IHtmlDocument> DecideAsync(string job, string handler)
    {
        using var decided = await Visitor.SubmitAsync(job, handler);
        Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
        return await WaitAsync(job);
    }

    public async Task<IHtmlDocument> WaitAsync(string job)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            var page = await Visitor.PageAsync(job);
            if (page.QuerySelector("[data-progress]") is null)
            {
                return page;
            }

            Assert.NotNull(page.QuerySelector("noscript meta[http-equiv=refresh]"));
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"{job} is still under way.");
    }

    public void Dispose() => Visitor.Dispose();
}
