using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Pages;

/// <summary>One person or post: next hour, all hours, changes, absence, vacancy, consent.</summary>
public sealed class EntryTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("2026-11-18T14:12", true, "Heute 14:00–16:30 Uhr", "Bunsenstr. 2-4.")]
    [InlineData("2026-11-18T13:59", false, "Heute 14:00–16:30 Uhr", "Bunsenstr. 2-4.")]
    [InlineData("2026-11-18T16:30", false, "Morgen 14:00–17:00 Uhr",
        "Spessart, Hauptstraße. Sie brauchen keinen Termin. Danach wieder: Fr., 20. November, 09:00–12:00 Uhr, Bunsenstr. 2-4.")]
    [InlineData("2026-11-20T12:00", false, "Mo., 23. November, 09:00–12:00 Uhr", "Bunsenstr. 2-4.")]
    [InlineData("2026-12-24T17:01", false, "Mo., 28. Dezember, 09:00–12:00 Uhr", "Bunsenstr. 2-4.")]
    [InlineData("2026-12-31T20:00", false, "Mo., 4. Januar 2027, 09:00–12:00 Uhr", "Bunsenstr. 2-4.")]
    public async Task NextHour_AsOf_IsSaidInWords(string at, bool isOpen, string hour, string place)
    {
        var now = (await portal.DocumentAsync("/ansprechpersonen/mirela-ampelstein", at)).One(".ip-person__now");
        Assert.Equal(hour, now.One(".ip-bigtime").Words());
        Assert.Contains(place, now.Words(), StringComparison.Ordinal);
        Assert.Equal(isOpen, now.Words().Contains("jetzt offen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Schedule_OfEttlingenSouth_IsTheSources()
    {
        var hours = (await portal.DocumentAsync("/ansprechpersonen/mirela-ampelstein"))
            .QuerySelectorAll("section[aria-labelledby=h-zeiten] li").Select(li => li.Words());
        Assert.Equal(
            [
                "Montag 09:00–12:00 Uhr Bunsenstr. 2-4, ohne Termin",
                "Dienstag Termine nach Vereinbarung",
                "Mittwoch 14:00–16:30 Uhr Bunsenstr. 2-4, ohne Termin heute",
                "Donnerstag 14:00–17:00 Uhr Spessart, Hauptstraße, ohne Termin",
                "Freitag 09:00–12:00 Uhr Bunsenstr. 2-4, ohne Termin",
            ],
            hours);
    }

    [Theory]
    [InlineData("2026-11-18T14:12", false)]
    [InlineData("2026-11-19T08:00", true)]
    [InlineData("2026-12-03T10:00", true)]
    [InlineData("2026-12-04T08:00", false)]
    public async Task CancelledDate_WithinTwoWeeks_IsSaidPlainly(string at, bool isSaid) =>
        Assert.Equal(isSaid, (await NowAsync("mirela-ampelstein", at))
            .Contains("Do., 3. Dezember, 14:00–17:00 Uhr: fällt aus (Fortbildung)", StringComparison.Ordinal));

    [Fact]
    public async Task CancelledDate_OnTheDay_IsNotTheNextHour() =>
        Assert.Equal("Morgen 09:00–12:00 Uhr", (await portal.DocumentAsync("/ansprechpersonen/mirela-ampelstein", "2026-12-03T10:00"))
            .One(".ip-bigtime").Words());

    [Fact]
    public async Task MovedDate_IsSaidAndTheNewDateStandsFirst()
    {
        var now = await NowAsync("oksana-birkenzahn", "2026-12-15T13:00");
        Assert.Contains("Morgen 10:00–12:00 Uhr", now, StringComparison.Ordinal);
        Assert.Contains("Bruchhausen, Rathausstr. 14.", now, StringComparison.Ordinal);
        Assert.Contains("Di., 15. Dezember, 14:00–16:00 Uhr: verlegt auf Mi., 16. Dezember, 10:00–12:00 Uhr", now,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExtraDate_OnASaturday_IsTheNextHour()
    {
        var now = (await portal.DocumentAsync("/ansprechpersonen/im-friedrichshafen", "2026-12-11T13:00")).One(".ip-person__now");
        Assert.Equal("Morgen 10:00–12:00 Uhr", now.One(".ip-bigtime").Words());
        Assert.Contains("Nachbarschaftstreff Hafenkiste", now.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-15T10:00", "Ludger Klosterwiese")]
    [InlineData("2026-11-16T00:00", "Mehmet Pfahlinger")]
    [InlineData("2026-11-27T23:59", "Mehmet Pfahlinger")]
    [InlineData("2026-11-28T00:00", "Ludger Klosterwiese")]
    public async Task Absence_FromFirstToLastDay_ShowsTheSubstituteFirst(string at, string name) =>
        Assert.Equal(name, (await portal.DocumentAsync("/ansprechpersonen/ludger-klosterwiese", at)).One("h1").Words());

    [Fact]
    public async Task Absence_Today_SaysWhoIsAwayUntilWhen()
    {
        var page = await portal.DocumentAsync("/ansprechpersonen/ludger-klosterwiese");
        Assert.Contains("Eintrag von Ludger Klosterwiese, zurzeit vertreten", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("Ludger Klosterwiese ist bis Fr., 27. November nicht da.", page.MainText(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='tel:+494066969316']"));
    }

    [Fact]
    public async Task Absence_Coming_IsAnnounced() => Assert.Contains(
        "Abwesend von Mo., 7. Dezember bis Fr., 11. Dezember. In dieser Zeit vertritt Tarek Wolkenfeld.",
        (await portal.DocumentAsync("/ansprechpersonen/mirela-ampelstein")).MainText(),
        StringComparison.Ordinal);

    [Fact]
    public async Task VacantPost_NamesWhomToAsk()
    {
        var page = await portal.DocumentAsync("/ansprechpersonen/im-ueberlingen-nussdorf");
        Assert.Contains(
            "Stelle unbesetzt Die Stelle ist zurzeit nicht besetzt. Bitte wenden Sie sich an das Integrationsmanagement Überlingen, "
            + "Telefon 030 23125 231. Es antwortet: Elif Seerosenthal", page.MainText(), StringComparison.Ordinal);
        Assert.Equal("Integrationsmanagement Überlingen-Nußdorf", page.One("h1").Words());
        Assert.Equal("tel:+494066969310", page.One(".ip-person .kern-btn--primary").GetAttribute("href"));
        Assert.DoesNotContain("23125 232", page.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PersonWithoutConsent_IsNowhere()
    {
        await portal.DocumentAsync("/ansprechpersonen/pavel-hopfenblatt", status: HttpStatusCode.NotFound);
        var post = await portal.DocumentAsync("/ansprechpersonen/im-tettnang");
        Assert.Equal("Integrationsmanagement Tettnang", post.One("h1").Words());
        Assert.NotNull(post.QuerySelector("a[href='tel:+493023125241']"));
        string[] addresses = ["/ansprechpersonen/im-tettnang", "/ansprechpersonen/im-tettnang.json", "/ansprechpersonen/im-tettnang.vcf",
            "/kalender/sprechstunden/im-tettnang.ics",
            "/gemeinden/08435057", "/gemeinden/08435057.json", "/kalender/gemeinden/08435057.ics", "/gemeinden", "/sitemap.xml",
            "/suche?q=Tettnang", "/suche?q=hopfenblat"];
        foreach (var address in addresses)
        {
            var text = await portal.TextAsync(address);
            Assert.DoesNotContain("pavel", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("hopfenblatt", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("66969 312", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Tandem_NamesBoth() =>
        Assert.Equal("Kaspar Nebelhornig und Dilara Windmeisel", (await portal.DocumentAsync("/ansprechpersonen/im-friedrichshafen"))
            .One("h1").Words());

    [Fact]
    public async Task Entry_CarriesConfirmationTitleAndMachineReadableTwin()
    {
        var page = await portal.DocumentAsync("/ansprechpersonen/mirela-ampelstein");
        Assert.StartsWith("Mirela Ampelstein – ", page.Title, StringComparison.Ordinal);
        Assert.Contains("Zuletzt bestätigt am 4. November 2026 durch Teamleitung", page.MainText(), StringComparison.Ordinal);
        Assert.Equal("http://localhost/ansprechpersonen/mirela-ampelstein", page.One("link[rel=canonical]").GetAttribute("href"));
        using var twin = JsonDocument.Parse(page.One("script[type='application/ld+json']").TextContent);
        Assert.Equal("Mirela Ampelstein", twin.RootElement.GetProperty("name").GetString());
        Assert.Equal("https://schema.org", twin.RootElement.GetProperty("@context").GetString());
    }

    [Fact]
    public async Task Entry_InternalShare_IsNotPublic()
    {
        foreach (var address in new[] { "/ansprechpersonen/nadim-rebstoeckl", "/ansprechpersonen/nadim-rebstoeckl.json",
            "/ansprechpersonen/mirela-ampelstein" })
        {
            var text = await portal.TextAsync(address);
            Assert.DoesNotContain("0,75", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Gehrenberg", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/ansprechpersonen/niemand")]
    [InlineData("/ansprechpersonen/niemand.vcf")]
    [InlineData("/ansprechpersonen/niemand.json")]
    [InlineData("/kalender/sprechstunden/niemand.ics")]
    public async Task UnknownEntry_IsMissing(string address)
    {
        using var response = await portal.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<string> NowAsync(string slug, string at) => (await portal.DocumentAsync($"/ansprechpersonen/{slug}", at))
        .One(".ip-person__now").Words();
}
