using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Npgsql;

namespace IntMan.Portal.Tests.Statistics;

/// <summary>The Sachbericht: texts around frozen figures, closed for good.</summary>
public sealed class StatementTests(StatisticsCounty portal) : IClassFixture<StatisticsCounty>
{
    private static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [Fact]
    public async Task Statement_IsWrittenMarkedAndClosed()
    {
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        var address = await BeginAsync(coordinator);
        var page = await coordinator.PageAsync($"{address}/wirkung");
        Assert.Contains("[[diagramm:punkte]]", page.One("textarea[name=text]").TextContent, StringComparison.Ordinal);
        using (var saved = await coordinator.SubmitAsync(page, $"{address}/wirkung", null,
            ("text", "Wir führten **40 Pläne** über 12 Monate.\n\nDavon sind 77 besonders."), ("element", "tabelle:plan")))
        {
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        }

        using (var stale = await coordinator.SubmitAsync(page, $"{address}/wirkung", null, ("text", "Anders."), ("element", "")))
        {
            Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        }

        page = await coordinator.PageAsync($"{address}/wirkung");
        Assert.Contains("Nicht eingefroren: „77“.", page.MainText(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("article [data-table=plan]"));
        (await coordinator.SubmitAsync(page, $"{address}/wirkung", "Abschliessen")).Dispose();
        Assert.Contains("Abgeschlossen am", (await coordinator.PageAsync(address)).MainText(), StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => portal.Cluster.ExecuteAsync(portal.Database,
            $"update release.section set content = 'x' where statement_id = '{address.Split('/')[^1]}'"));
        Assert.Equal("closed_is_kept", refused.ConstraintName);
    }

    [Fact]
    public async Task Text_ThatTellsWhoItIs_IsNotSaved_AndStaysInTheForm()
    {
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        var address = $"{await BeginAsync(coordinator)}/ausblick";
        using var sent = await coordinator.SubmitAsync(address, null, ("text", "Rückruf unter 0171 3920014."), ("element", ""));
        var page = await Visitor.ReadAsync(sent, HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Entfernen Sie aus dem Text, was jemanden verrät: Telefonnummer.", page.MainText(), StringComparison.Ordinal);
        Assert.Equal("Rückruf unter 0171 3920014.", page.One("#text").TextContent.Trim());
    }

    [Fact]
    public async Task Word_HasTextsAndFigures_AndTheConfidentialCopySaysSo()
    {
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        var address = await BeginAsync(coordinator);
        var open = await WordsAsync(coordinator, $"{address}/bericht.docx");
        var exact = await WordsAsync(coordinator, $"{address}/genau.docx");
        Assert.Contains("3 Wirkung", open, StringComparison.Ordinal);
        Assert.DoesNotContain("Vertraulich", open, StringComparison.Ordinal);
        Assert.Contains("Vertraulich", exact, StringComparison.Ordinal);
    }

    private async Task<string> BeginAsync(Visitor coordinator)
    {
        var report = await StatisticsSteps.ReleasedAsync(portal);
        using var begun = await coordinator.SubmitAsync(report, "Sachbericht");
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        return begun.Headers.Location!.OriginalString;
    }

    private static async Task<string> WordsAsync(Visitor visitor, string address)
    {
        using var response = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await using var content = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using var zip = new ZipArchive(content);
        await using var part = await zip.GetEntry("word/document.xml")!.OpenAsync(TestContext.Current.CancellationToken);
        return string.Join('\n', XDocument.Load(part).Descendants(Word + "p").Select(line => line.Value));
    }
}
