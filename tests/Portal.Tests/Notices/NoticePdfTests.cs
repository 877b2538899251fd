using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace IntMan.Portal.Tests.Notices;

/// <summary>The notice through Chromium: one page, nothing cut off, asked again without printing again.</summary>
public sealed partial class NoticePdfTests(NoticePdfTests.Host portal) : IClassFixture<NoticePdfTests.Host>
{
    private const string Chromium = "/usr/bin/chromium";

    [Fact]
    public async Task Pdf_IsOnePageAndKnownByItsTag()
    {
        using var response = await portal.GetAsync("/aushang/08215017.pdf?sprachen=de,en,ar,fa");
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var pdf = Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Single(Page().Matches(pdf));
        Assert.Contains("inline; filename=aushang-08215017.pdf", response.Content.Headers.ContentDisposition?.ToString(),
            StringComparison.Ordinal);

        var tag = response.Headers.ETag!.ToString();
        using var again = await portal.GetAsync("/aushang/08215017.pdf?sprachen=de,en,ar,fa", headers: ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var other = await portal.GetAsync("/aushang/08215017.pdf?sprachen=de", headers: ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Empty(System.IO.Directory.GetDirectories(Path.GetTempPath(), "aushang-*"));
    }

    [Fact]
    public async Task Sheets_InAnyLanguages_AreNotCutOff()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Headless = true,
            Args = ["--headless", "--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync();
        var cut = new List<string>();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var subject in new[] { "08215017", "08435016", "08435059", "08335075", "08435047", "person/mirela-ampelstein",
            "person/im-ueberlingen-nussdorf", "person/svenja-tintenberg" })
        {
            foreach (var languages in new[] { "de", "ls,en", "fr,tr,uk", "de,en,ar,fa", "ls,uk,fr,tr" })
            {
                await page.GotoAsync(new Uri(portal.Client.BaseAddress!, $"/aushang/{subject}?sprachen={languages}").ToString());
                var over = await page.EvaluateAsync<int>(
                    "() => document.fonts.ready.then(() => { const s = document.querySelector('.ip-sheet'); "
                    + "const page = s.offsetWidth * 297 / 210 + 1; return Math.round(Math.max(s.offsetHeight - page, "
                    + "s.scrollWidth - s.clientWidth)) })");
                if (over > 0)
                {
                    cut.Add($"{subject} {languages}: {over} px");
                }
            }
        }

        Assert.Empty(cut);
    }

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Page();

    public sealed class Host(TestCluster cluster) : PortalHost(cluster)
    {
        public override async ValueTask InitializeAsync()
        {
            Assert.SkipUnless(File.Exists(Chromium), $"{Chromium} is missing: ./test installs it.");
            await base.InitializeAsync();
            UseKestrel(0);
            StartServer();
            Client.BaseAddress = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Portal:Chromium", Chromium);
        }
    }
}
