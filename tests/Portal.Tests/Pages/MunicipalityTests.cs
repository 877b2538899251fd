using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Database;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Pages;

/// <summary>One municipality: commission, week of office hours, people, districts and streets.</summary>
public sealed class MunicipalityTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Ettlingen = "/gemeinden/08215017";

    [Theory]
    [InlineData("08435016", "Eigenes Personal. Die Stadt stellt die Fachkräfte selbst ein und gibt ihnen den Auftrag.")]
    [InlineData("08435036", "Eigenes Personal. Die Stadt stellt die Fachkräfte selbst ein und gibt ihnen den Auftrag.")]
    [InlineData("08435059",
        "Träger beauftragt. Die Stadt hat den Auftrag und beauftragt damit einen Träger: Die Fachkräfte sind bei Sozialdienst Blauwiese "
        + "gGmbH angestellt.")]
    [InlineData("08435005",
        "An das Landratsamt abgegeben. Die Gemeinde hat den Auftrag an das Landratsamt abgegeben. Das Landratsamt beauftragt seinerseits "
        + "einen Träger: Die Fachkräfte sind bei Beratungsverbund Wellenschlag gGmbH angestellt.")]
    [InlineData("08215017",
        "An das Landratsamt abgegeben. Die Stadt hat den Auftrag an das Landratsamt abgegeben. Die Fachkräfte sind dort angestellt und "
        + "bekommen von dort ihren Auftrag.")]
    [InlineData("08435013",
        "Gemeinsam im Verband. Mehrere Gemeinden stellen die Fachkräfte gemeinsam ein: GVV Eriskirch-Kressbronn am Bodensee-Langenargen. "
        + "Der Verband gibt ihnen den Auftrag.")]
    [InlineData("08435047",
        "Auftragsmodell nicht angegeben. Für die Gemeinde ist kein Auftragsmodell eingetragen. Fragen beantwortet: Landratsamt "
        + "Bodenseekreis, Amt für Migration und Integration.")]
    [InlineData("08435053",
        "Auftragsmodell nicht angegeben. Für die Gemeinde ist kein Auftragsmodell eingetragen. Fragen beantwortet: Landratsamt "
        + "Bodenseekreis, Amt für Migration und Integration.")]
    public async Task Commission_OfEachModel_IsOneSentence(string ags, string sentence) =>
        Assert.Equal(sentence, (await portal.DocumentAsync($"/gemeinden/{ags}")).One("section[aria-labelledby=h-modell] p").Words());

    [Fact]
    public async Task Commission_BeforeItBegins_IsNotGiven() =>
        Assert.StartsWith("Auftragsmodell nicht angegeben.", (await portal.DocumentAsync("/gemeinden/08435016", "2025-12-31T12:00"))
            .One("section[aria-labelledby=h-modell] p").Words(), StringComparison.Ordinal);

    [Fact]
    public async Task Week_OfEttlingen_IsTheSources()
    {
        var page = await portal.DocumentAsync(Ettlingen);
        Assert.Equal("Sprechzeiten vom Mo., 16. November bis Fr., 20. November", page.One("#h-woche").Words());
        Assert.Equal(
            ["Ansprechperson", "Montag 16.11.", "Dienstag 17.11.", "Mittwoch, heute 18.11.", "Donnerstag 19.11.", "Freitag 20.11."],
            page.QuerySelectorAll("#woche thead th").Select(cell => cell.Words()));
        var row = page.QuerySelectorAll("#woche tbody tr")
            .Single(tr => tr.QuerySelector("a[href='/ansprechpersonen/mirela-ampelstein']") is not null);
        Assert.Equal(
            ["9–12 UhrBunsenstr. 2-4", "nach Vereinbarung", "14–16:30 UhrBunsenstr. 2-4", "14–17 UhrSpessart, Hauptstraße",
            "9–12 UhrBunsenstr. 2-4"],
            row.QuerySelectorAll("td").Select(cell => cell.Words()));
    }

    [Theory]
    [InlineData("2026-11-30", "fällt aus (Fortbildung)")]
    [InlineData("2026-12-02", "fällt aus (Fortbildung)")]
    [InlineData("2026-12-07", "Vertretung: Tarek Wolkenfeld")]
    public async Task Week_Asked_ShowsWhatIsDifferentThen(string week, string text) =>
        Assert.Contains(text, (await portal.DocumentAsync($"{Ettlingen}?woche={week}")).One("#woche table").Words(),
            StringComparison.Ordinal);

    [Fact]
    public async Task Week_WithAHoliday_NamesItAndIsClosed()
    {
        var table = (await portal.DocumentAsync($"{Ettlingen}?woche=2026-12-21")).One("#woche table");
        Assert.Contains("Freitag 25.12. 1. Weihnachtstag", table.Words(), StringComparison.Ordinal);
        Assert.Contains("Feiertag, geschlossen", table.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?woche=")]
    [InlineData("?woche=2026-11-09")]
    [InlineData("?woche=2027-01-11")]
    [InlineData("?woche=1900-01-01")]
    [InlineData("?woche=9999-12-31")]
    [InlineData("?woche=0001-01-01")]
    [InlineData("?woche=18.11.2026")]
    [InlineData("?woche=jetzt")]
    public async Task Week_OutOfRangeOrUnreadable_IsTheCurrentOne(string query)
    {
        var page = await portal.DocumentAsync(Ettlingen + query);
        Assert.Equal("Sprechzeiten vom Mo., 16. November bis Fr., 20. November", page.One("#h-woche").Words());
        Assert.DoesNotContain(page.QuerySelectorAll("#woche a"), a => a.Words() == "Vorige Woche");
        Assert.Equal($"{Ettlingen}?woche=2026-11-23#woche", page.QuerySelectorAll("#woche a").Single(a => a.Words() == "Nächste Woche")
            .GetAttribute("href"));
    }

    [Fact]
    public async Task Week_TheLastOneOffered_EndsTheLeafing()
    {
        var page = await portal.DocumentAsync($"{Ettlingen}?woche=2027-01-08");
        Assert.Equal("Sprechzeiten vom Mo., 4. Januar 2027 bis Fr., 8. Januar 2027", page.One("#h-woche").Words());
        Assert.DoesNotContain(page.QuerySelectorAll("#woche a"), a => a.Words() == "Nächste Woche");
    }

    [Fact]
    public async Task Week_WithASaturdayDate_GetsTheWeekend()
    {
        var head = (await portal.DocumentAsync("/gemeinden/08435016?woche=2026-12-07")).QuerySelectorAll("#woche thead th")
            .Select(cell => cell.Words());
        Assert.Contains("Samstag 12.12.", head);
    }

    [Fact]
    public async Task DistrictsAndStreets_SayWhoAnswers()
    {
        var list = (await portal.DocumentAsync(Ettlingen)).QuerySelectorAll("details li").Select(li => li.Words()).ToList();
        Assert.Contains("Ortsteil Spessart: Mirela Ampelstein", list);
        Assert.Contains("Ortsteil Bruchhausen: Oksana Birkenzahn", list);
        Assert.Contains("Rheinstr. 119 + 155: Tarek Wolkenfeld", list);
        Assert.Contains("Englerstr.: Oksana Birkenzahn", list);
    }

    [Fact]
    public async Task People_StandByRole()
    {
        var page = await portal.DocumentAsync(Ettlingen);
        Assert.Equal(["Mirela Ampelstein", "Oksana Birkenzahn", "Tarek Wolkenfeld"],
            Names(page, "Integrationsmanagement").Order(StringComparer.Ordinal));
        Assert.Contains("Jonas Kieselbart", Names(page, "Koordination und Ehrenamt"));
        Assert.Contains("Amara Quellmoos", Names(page, "Leitung"));
    }

    [Fact]
    public async Task WithoutManager_TheCoordinationAnswers() => Assert.Contains(
        "In Owingen ist dafür keine eigene Stelle eingetragen: Integrationsmanagement. Es antwortet: Svenja Tintenberg, Koordinatorin "
        + "Integrationsmanagement",
        (await portal.DocumentAsync("/gemeinden/08435047")).MainText(),
        StringComparison.Ordinal);

    [Fact]
    public async Task Page_CarriesTitleAndMachineReadableTwin()
    {
        var page = await portal.DocumentAsync(Ettlingen);
        Assert.StartsWith("Ettlingen – ", page.Title, StringComparison.Ordinal);
        using var twin = JsonDocument.Parse(page.One("script[type='application/ld+json']").TextContent);
        Assert.Contains("Ettlingen", twin.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.InRange((await portal.TextAsync(Ettlingen)).Length, 1_000, 60_000);
    }

    [Theory]
    [InlineData("/gemeinden/99999999")]
    [InlineData("/gemeinden/0821501")]
    [InlineData("/gemeinden/082150170")]
    [InlineData("/gemeinden/abcdefgh")]
    [InlineData("/gemeinden/99999999.json")]
    [InlineData("/kalender/gemeinden/99999999.ics")]
    public async Task UnknownMunicipality_IsMissing(string address)
    {
        using var response = await portal.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static IEnumerable<string> Names(IDocument page, string section) =>
        page.QuerySelectorAll($"section[aria-label='{section}'] h3").Select(h => h.Words());
}
