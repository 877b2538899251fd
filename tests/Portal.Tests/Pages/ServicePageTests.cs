using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Pages;

/// <summary>One service: hours, conditions and hints, only when published; the services on the page of a municipality.</summary>
public sealed class ServicePageTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string DebtAdvice = "/angebote/schuldnerberatung-friedrichshafen";

    [Theory]
    [InlineData("2026-11-18T14:12", "heute bis 16:00 Uhr offen")]
    [InlineData("2026-11-18T15:59", "heute bis 16:00 Uhr offen")]
    [InlineData("2026-11-18T16:00", null)]
    [InlineData("2026-11-19T09:30", null)] // By telephone only.
    public async Task Badge_SaysUntilWhenItIsOpen(string now, string? text) =>
        Assert.Equal(text, (await portal.DocumentAsync(DebtAdvice, now)).QuerySelector(".ip-pagehead .kern-badge--success")?.Words());

    [Fact]
    public async Task Hours_OnAPublicHoliday_AreClosed()
    {
        // Wednesday, 6 January is Heilige Drei Könige in Baden-Württemberg.
        var page = await portal.DocumentAsync(DebtAdvice, "2027-01-06T14:30");
        Assert.Null(page.QuerySelector(".ip-pagehead .kern-badge--success"));
        Assert.Contains("Feiertag", page.One("section[aria-labelledby=h-zeiten]").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Deutsch, Englisch, Russisch")]
    [InlineData("/tr", "Almanca, İngilizce, Rusça")]
    [InlineData("/ar", "الألمانية، الإنجليزية، الروسية")]
    public async Task Languages_ThatAreSpoken_AreNamedInTheLanguageOfThePage(string language, string names)
    {
        Assert.Contains(names, (await portal.DocumentAsync(language + DebtAdvice)).One("section[aria-labelledby=h-kont]").Words(),
            StringComparison.Ordinal);
        Assert.Contains(names, (await portal.DocumentAsync(language + "/angebote?q=Schuldnerberatung+Friedrichshafen"))
            .One("main .ip-result").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_SaysForWhomHowAndWhatToBring()
    {
        var page = await portal.DocumentAsync(DebtAdvice);
        var facts = page.QuerySelectorAll("section[aria-labelledby=h-kont] dl > div")
            .ToLookup(row => row.One("dt").Words(), row => row.One("dd").Words());
        Assert.Equal("Heute 14:00–16:00 Uhr", facts["Nächste Sprechstunde"].Single());
        Assert.Equal("089 99998 213", facts["Telefon"].Single());
        Assert.Equal("Wartezeit etwa 3 Wochen Stand 10. November 2026", facts["Plätze"].Single());
        Assert.Equal("für alle", facts["Für wen"].Single());
        Assert.Equal("Bodenseekreis", facts["Für Menschen aus"].Single());
        Assert.Equal("kostenlos", facts["Kosten"].Single());
        Assert.Contains(page.QuerySelectorAll(".ip-outcome"), hint => hint.Words().StartsWith("Mitbringen", StringComparison.Ordinal)
            && hint.Words().Contains("Leistungsbescheid", StringComparison.Ordinal));
        Assert.Equal("Zuletzt bestätigt am 10. November 2026 durch Träger", page.One(".ip-fresh__ok").Words());
    }

    [Fact]
    public async Task Page_LongAfterTheConfirmation_SaysSinceWhen() =>
        Assert.Contains("10. November 2026", (await portal.DocumentAsync(DebtAdvice, "2027-11-17T10:00")).One(".ip-fresh__warn").Words(),
            StringComparison.Ordinal);

    [Fact]
    public async Task Similar_AreAboutTheSameAreaOfLife()
    {
        var similar = (await portal.DocumentAsync(DebtAdvice)).QuerySelectorAll("section[aria-labelledby=h-alt] a")
            .Select(link => link.GetAttribute("href")).ToList();
        Assert.Contains("/angebote/energieberatung-friedrichshafen", similar);
        Assert.DoesNotContain(DebtAdvice, similar);
    }

    [Fact]
    public async Task JsonLd_NamesProviderPlaceAndHours()
    {
        var page = await portal.DocumentAsync(DebtAdvice);
        using var json = JsonDocument.Parse(page.One("script[type='application/ld+json']").TextContent);
        Assert.Equal("Service", json.RootElement.GetProperty("@type").GetString());
        Assert.Equal(0, json.RootElement.GetProperty("offers").GetProperty("price").GetInt32());
        Assert.All(json.RootElement.GetProperty("availableChannel")[0].GetProperty("availableLanguage").EnumerateArray(),
            language => Assert.Matches("^[a-z]{2,3}$", language.GetString()!));
        var place = json.RootElement.GetProperty("availableChannel")[0].GetProperty("serviceLocation");
        Assert.Contains(place.GetProperty("openingHoursSpecification").EnumerateArray(),
            hour => hour.GetProperty("dayOfWeek").GetString() == "https://schema.org/Wednesday"
            && hour.GetProperty("closes").GetString() == "16:00");
    }

    [Fact]
    public async Task Page_InEnglish_HasItsWordsAndMarksTheRestAsGerman()
    {
        await portal.Cluster.ExecuteAsync(portal.Database, """
            delete from directory.service_translation
            where service_id = (select id from directory.service where slug = 'schuldnerberatung-friedrichshafen')
            """);
        var page = await portal.DocumentAsync("/en" + DebtAdvice);
        Assert.NotNull(page.QuerySelector("[data-untranslated]"));
        Assert.Equal("de", page.One("h1 [lang]").GetAttribute("lang"));
        Assert.Contains("about 3 weeks’ wait", page.One("section[aria-labelledby=h-kont]").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithATranslation_ShowsIt()
    {
        await portal.Cluster.ExecuteAsync(portal.Database, """
            update directory.service_translation set name = 'Energy advice', description = 'Bring **all** bills.', is_machine_made = false
            where language = 'en' and service_id = (select id from directory.service where slug = 'energieberatung-friedrichshafen')
            """);
        Assert.Contains("Traduction automatique", (await portal.DocumentAsync("/fr/angebote/energieberatung-friedrichshafen"))
            .One("[data-machine]").Words(), StringComparison.Ordinal);
        var page = await portal.DocumentAsync("/en/angebote/energieberatung-friedrichshafen");
        Assert.Equal("Energy advice", page.One("h1").Words());
        Assert.Null(page.QuerySelector("[data-machine]"));
        Assert.Equal("all", page.One(".ip-prose strong").Words());
        Assert.Equal("Energie- und Budgetberatung", (await portal.DocumentAsync("/angebote/energieberatung-friedrichshafen"))
            .One("h1").Words());
    }

    [Theory]
    [InlineData("Draft")]
    [InlineData("Paused")]
    [InlineData("Ended")]
    public async Task Page_OfWhatIsNotPublished_IsMissing(string status)
    {
        var slug = await portal.Cluster.ScalarAsync<string>(portal.Database,
            $"select slug from directory.service where status = '{status}' order by slug limit 1");
        using var answer = await portal.GetAsync($"/angebote/{slug}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Municipality_ListsServicesForItsPeople()
    {
        var section = (await portal.DocumentAsync("/gemeinden/08435016")).One("section[aria-labelledby=h-angebote]");
        Assert.Equal("Angebote für Friedrichshafen", section.One("h2").Words());
        Assert.Equal(6, section.QuerySelectorAll("li a[href^='/angebote/']").Length);
        Assert.StartsWith("Sprache (", section.One("a[href='/angebote?ort=08435016&lb=sprache']").Words(), StringComparison.Ordinal);
        Assert.Equal("/angebote?ort=08435016", section.One("p a").GetAttribute("href"));
    }
}
