using System.Net;
using AngleSharp.Dom;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Pages;

/// <summary>Editorial and legal pages, and what every page offers.</summary>
public sealed class ContentTests(PortalHost portal) : IClassFixture<PortalHost>
{
    public static TheoryData<string> PublicPages { get; } =
    [
        "/", "/suche", "/suche?q=Lindenweg", "/suche?q=Singen", "/suche?q=Rheinstr", "/suche?q=Hauptstra%C3%9Fe", "/suche?q=xyzzyqwert",
        "/gemeinden", "/gemeinden?q=zzzz", "/gemeinden/08215017",
        "/gemeinden/08435047", "/ansprechpersonen/mirela-ampelstein", "/ansprechpersonen/ludger-klosterwiese",
        "/angebote/schuldnerberatung-friedrichshafen", "/ansprechpersonen/im-ueberlingen-nussdorf", "/seiten/wer-macht-was",
        "/seiten/auftragsmodelle", "/seiten/hilfe", "/seiten/ueber", "/seiten/fehler-melden", "/impressum", "/datenschutz",
        "/barrierefreiheit",
        "/angebote", "/angebote?lb=finanzen&ort=08435016", "/angebote?offen=1&lb=finanzen&ort=08215017&spr=Dari",
        "/angebote?ort=xyz&alter=abc", "/suche?q=Schuldnerberatung",
    ];

    [Theory]
    [InlineData("/seiten/wer-macht-was", "Wer macht was?")]
    [InlineData("/seiten/auftragsmodelle", "Auftragsmodelle")]
    [InlineData("/seiten/hilfe", "So benutzen Sie die Suche")]
    [InlineData("/seiten/ueber", "Offene Daten und Kalender")]
    [InlineData("/seiten/fehler-melden", "Fehler melden")]
    [InlineData("/impressum", "Impressum")]
    [InlineData("/datenschutz", "Datenschutz")]
    [InlineData("/barrierefreiheit", "Erklärung zur Barrierefreiheit")]
    public async Task ContentPage_HasItsTitle(string address, string title)
    {
        var page = await portal.DocumentAsync(address);
        Assert.Equal(title, page.One("h1").Words());
        Assert.Equal($"{title} – Wegweiser Integration", page.Title);
    }

    [Fact]
    public async Task RolesPage_ComparesAsTheKarlsruheTable()
    {
        var head = (await portal.DocumentAsync("/seiten/wer-macht-was")).QuerySelectorAll("table thead th")
            .Select(cell => cell.Words()).ToList();
        Assert.Contains(head, cell => cell.StartsWith("Integrationsbeauftragte", StringComparison.Ordinal));
        Assert.Contains(head, cell => cell.StartsWith("Integrationsmanagement", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Stand der Vereinbarkeit")]
    [InlineData("Barriere melden")]
    [InlineData("Schlichtung")]
    public async Task AccessibilityStatement_HasItsParts(string part) =>
        Assert.Contains(part, (await portal.DocumentAsync("/barrierefreiheit")).MainText(), StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("/seiten/impressum", "/impressum")]
    [InlineData("/seiten/datenschutz", "/datenschutz")]
    public async Task LegalPage_UnderTheOtherAddress_Redirects(string address, string target)
    {
        using var response = await portal.GetAsync(address);
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(target, response.Headers.Location?.OriginalString);
    }

    [Theory]
    [MemberData(nameof(PublicPages))]
    public async Task EveryPage_OffersLegalPagesHelpAndSearch(string address)
    {
        var page = await portal.DocumentAsync(address);
        foreach (var link in new[] { "/impressum", "/datenschutz", "/barrierefreiheit", "/barrierefreiheit#barriere-melden",
            "/seiten/hilfe", "/seiten/fehler-melden" })
        {
            Assert.NotNull(page.QuerySelector($"footer a[href='{link}']"));
        }

        Assert.Equal("de", page.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.NotNull(page.QuerySelector("main#inhalt"));
        Assert.NotNull(page.QuerySelector("a.ip-skip[href='#inhalt']"));
        Assert.EndsWith(" – Wegweiser Integration", page.Title, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(PublicPages))]
    public async Task EveryPage_AsksNobodyElseAndSetsNoCookie(string address)
    {
        using var response = await portal.GetAsync(address);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        var page = await portal.DocumentAsync(address);
        Assert.All(
            page.QuerySelectorAll("link:not([rel=canonical], [hreflang])[href], script[src], img[src], source[srcset], iframe[src]")
            .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src") ?? ""),
            source => Assert.StartsWith("/", source, StringComparison.Ordinal));
        Assert.Empty(
            page.QuerySelectorAll("script:not([src]):not([type='application/ld+json']), style, [style], [onclick], [onload], [onerror]"));
    }

    [Theory]
    [MemberData(nameof(PublicPages))]
    public async Task EveryPage_HasUniqueIdsAndLinksThatLeadSomewhere(string address)
    {
        var page = await portal.DocumentAsync(address);
        Assert.DoesNotContain(page.QuerySelectorAll("[id]").GroupBy(e => e.Id), group => group.Count() > 1);
        Assert.All(page.QuerySelectorAll("[aria-labelledby], [aria-describedby]")
            .SelectMany(e => (e.GetAttribute("aria-labelledby") ?? e.GetAttribute("aria-describedby"))!.Split(' ')),
            id => Assert.NotNull(page.GetElementById(id)));
        foreach (var link in page.QuerySelectorAll("main a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0])
            .Distinct().Take(40))
        {
            using var response = await portal.GetAsync(link);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address} links to {link}: {(int)response.StatusCode}");
        }
    }
}
