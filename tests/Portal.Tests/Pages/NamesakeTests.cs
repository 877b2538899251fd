using System.Text;
using AngleSharp.Dom;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Pages;

/// <summary>Nine names of municipalities exist twice in Baden-Württemberg; Altheim is one of them.</summary>
public sealed class NamesakeTests(PortalHost portal) : IClassFixture<PortalHost>, IAsyncLifetime
{
    private const string Csv = """
        ags;name_kurz;kreis_schluessel;kreis_name;kreis_typ;land
        08425005;Altheim;08425;Alb-Donau-Kreis;Landkreis;Baden-Württemberg
        08426008;Altheim;08426;Biberach;Landkreis;Baden-Württemberg
        """;

    public async ValueTask InitializeAsync()
    {
        await using var database = await portal.Cluster.OpenAsync(portal.Database);
        await using var directory = database.CreateDirectory();
        var report = await new ImportFile(directory, portal.Clock)
            .ExecuteAsync(ImportKind.Municipalities, new MemoryStream(Encoding.UTF8.GetBytes(Csv)), dryRun: false, null,
            TestContext.Current.CancellationToken);
        Assert.Empty(report.Errors);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Search_NameThatExistsTwice_ShowsTheCounties()
    {
        var page = await portal.DocumentAsync("/suche?q=Altheim");
        Assert.Equal("Altheim: Bitte noch genauer", page.One("h1").Words());
        Assert.Equal(["/gemeinden/08425005", "/gemeinden/08426008"],
            page.QuerySelectorAll("main li h3 a").Select(a => a.GetAttribute("href")!).Order(StringComparer.Ordinal));
        Assert.Contains("Gemeinde, Alb-Donau-Kreis", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("Gemeinde, Landkreis Biberach", page.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_CountyWithoutAnyone_StillNamesTheOffice()
    {
        var page = await portal.DocumentAsync("/gemeinden/08426008");
        Assert.Contains("Fragen beantwortet: Landratsamt Biberach.", page.MainText(), StringComparison.Ordinal);
        Assert.Equal("Landratsamt Biberach", page.One("#p-kreis").Words());
    }

    [Fact]
    public async Task Search_StreetInBothOfThem_LeadsToEachByItsLink()
    {
        await using (var database = await portal.Cluster.OpenAsync(portal.Database))
        {
            await using var directory = database.CreateDirectory();
            Assert.Empty((await new ImportFile(directory, portal.Clock).ExecuteAsync(ImportKind.Streets, new MemoryStream("""
                AGS;Straße;Hausnummern;Stelle;gültig ab
                08425005;Schulgasse;;im-singen-zentral;2026-01-01
                08426008;Schulgasse;;im-ettlingen-west;2026-01-01
                """u8.ToArray()), dryRun: false, null, TestContext.Current.CancellationToken)).Errors);
        }

        var asked = await portal.DocumentAsync("/suche?q=Schulgasse%20Altheim");
        var links = asked.QuerySelectorAll("main li h3 a").Select(a => a.GetAttribute("href")!)
            .Where(link => link.Contains("Schulgasse", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, links.Distinct().Count());
        var answers = new List<string>();
        foreach (var link in links)
        {
            var page = await portal.DocumentAsync(link);
            Assert.Equal("Schulgasse, Altheim", page.One("h1").Words());
            answers.Add(page.One("main article h2").Words());
        }

        Assert.Equal(2, answers.Distinct().Count());
    }
}
