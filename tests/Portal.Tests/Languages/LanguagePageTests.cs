using System.Net;
using System.Xml.Linq;
using AngleSharp.Dom;
using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Text;
using IntMan.Portal.Content;
using IntMan.Portal.Languages;
using IntMan.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Languages;

/// <summary>Every public page in every language: its address, its mark-up, its links.</summary>
public sealed class LanguagePageTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private static readonly string[] Pages =
    [
        "/", "/gemeinden", "/gemeinden?q=zzzz", "/gemeinden/08215017", "/gemeinden/08435047", "/ansprechpersonen/mirela-ampelstein",
        "/ansprechpersonen/ludger-klosterwiese", "/angebote/schuldnerberatung-friedrichshafen",
        "/suche", "/suche?q=Rheinstr.%20119", "/suche?q=Rheinstr.", "/suche?q=Singen", "/suche?q=zzzz", "/seiten/hilfe",
        "/seiten/wer-macht-was", "/seiten/auftragsmodelle", "/infomail/08215017", "/impressum",
    ];

    public static MatrixTheoryData<string, string> Everything => new(Language.All.Select(language => language.Code), Pages);

    public static TheoryData<string> Codes => [.. Language.All.Select(language => language.Code)];

    public static TheoryData<string> Prefixed =>
        [.. Language.All.Where(language => language != Language.German).Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Page_InEveryLanguage_SaysItsLanguageAndStaysInIt(string code, string address)
    {
        var language = Of(code);
        var page = await portal.DocumentAsync(language.Prefix + address);
        Assert.Equal(code == "ls" ? "de" : code, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(code is "ar" or "fa" ? "rtl" : "ltr", page.DocumentElement.GetAttribute("dir"));
        Assert.Equal(language.Name, page.One(".ip-menu a[aria-current]").Words());
        Assert.All(
            page.QuerySelectorAll("a[href^='/']:not([hreflang]), form[action^='/']")
            .Select(e => e.GetAttribute("href") ?? e.GetAttribute("action")!),
            link => Assert.True(link.StartsWith(language.Prefix + "/", StringComparison.Ordinal)
            || link.StartsWith("/aushang/", StringComparison.Ordinal) || link.StartsWith("/konto/", StringComparison.Ordinal)
            || Path.GetExtension(link.Split('?')[0]) is ".ics" or ".vcf" or ".json", link));
        Assert.All(page.QuerySelectorAll("form[data-live]"), form =>
            Assert.Equal(language.Prefix + "/suche/treffer", form.GetAttribute("data-live")));
        Assert.All(page.All.SelectMany(e => e.Attributes), attribute =>
            Assert.DoesNotContain("<", attribute.Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/gemeinden")]
    [InlineData("/gemeinden/08215017")]
    [InlineData("/ansprechpersonen/mirela-ampelstein")]
    public async Task Alternates_OfAPage_AreCompleteAndReciprocal(string address)
    {
        var sets = new List<string>();
        foreach (var language in Language.All)
        {
            var page = await portal.DocumentAsync(language.Prefix + address);
            var alternates = page.QuerySelectorAll("link[rel=alternate][hreflang]")
                .ToDictionary(link => link.GetAttribute("hreflang")!, link => link.GetAttribute("href"));
            Assert.Equal(Language.All.Count + 1, alternates.Count);
            Assert.Equal(alternates["de"], alternates["x-default"]);
            Assert.Equal(page.One("link[rel=canonical]").GetAttribute("href"), alternates[language.Alternate]);
            Assert.Equal($"http://localhost{language.Prefix}{address}", alternates[language.Alternate]);
            sets.Add(string.Join(' ', alternates.Values));
        }

        Assert.Single(sets.Distinct());
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Switch_OnASearch_KeepsTheQuestion(string code)
    {
        var page = await portal.DocumentAsync(Of(code).Prefix + "/suche?q=Lindenweg%2012");
        Assert.Equal(
            Language.All.Select(language => language.Prefix + "/suche?q=Lindenweg%2012"),
            page.QuerySelectorAll(".ip-menu a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Home_InArabic_ShowsAllOtherLanguagesWithoutAClick() => Assert.Equal(
        ["Deutsch /", "Leichte Sprache /ls/", "English /en/", "Français /fr/", "Türkçe /tr/", "Українська /uk/", "فارسی /fa/"],
        (await portal.DocumentAsync("/ar/")).QuerySelectorAll("nav.ip-langs a[lang][hreflang]")
        .Select(link => $"{link.TextContent} {link.GetAttribute("href")}"));

    [Theory]
    [MemberData(nameof(Prefixed))]
    public async Task Missing_BelowALanguage_IsSaidInIt(string code)
    {
        var page = await portal.DocumentAsync($"/{code}/gibt-es-nicht", status: HttpStatusCode.NotFound);
        Assert.Equal(Of(code).Name, page.One(".ip-menu a[aria-current]").Words());
        Assert.Equal($"/{code}/suche", page.One("main form").GetAttribute("action"));
    }

    [Theory]
    [InlineData("/en/kalender/gemeinden/08215017.ics")]
    [InlineData("/en/gemeinden/08215017.json")]
    [InlineData("/en/ansprechpersonen/mirela-ampelstein.vcf")]
    [InlineData("/en/sitemap.xml")]
    [InlineData("/en/robots.txt")]
    [InlineData("/en/health/live")]
    [InlineData("/en/favicon.svg")]
    [InlineData("/en/css/portal.css")]
    [InlineData("/en/en/gemeinden")]
    [InlineData("/de/gemeinden")]
    [InlineData("/EN/gemeinden")]
    [InlineData("/xx")]
    public async Task MachineFormatsAndOtherPrefixes_HaveNoLanguage(string address)
    {
        using var response = await portal.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task LegalPage_BelowPages_MovesWithinTheLanguage()
    {
        using var response = await portal.GetAsync("/en/seiten/impressum");
        Assert.Equal("/en/impressum", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task GermanOnlyPage_InEnglish_SaysSoAndPointsSearchEnginesToTheOriginal()
    {
        var page = await portal.DocumentAsync("/en/impressum");
        Assert.Contains("This page is available in German only.", page.MainText(), StringComparison.Ordinal);
        Assert.Equal("de", page.One(".ip-prose").GetAttribute("lang"));
        Assert.Equal("http://localhost/impressum", page.One("link[rel=canonical]").GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll("link[rel=alternate]"));
        Assert.Null((await portal.DocumentAsync("/impressum")).One(".ip-prose").GetAttribute("lang"));
    }

    [Fact]
    public async Task GistInLeichterSprache_BelowLeichteSprache_StandsForItself()
    {
        var page = await portal.DocumentAsync("/ls/barrierefreiheit");
        Assert.Equal("Barriere·freiheit", page.One("h1").Words());
        Assert.Empty(page.QuerySelectorAll("main .ip-note"));
        Assert.NotNull(page.GetElementById("barriere-melden"));
        Assert.Equal("http://localhost/ls/barrierefreiheit", page.One("link[rel=canonical]").GetAttribute("href"));
        Assert.Equal(["de", "de-simple", "x-default"], page.QuerySelectorAll("link[rel=alternate][hreflang]")
            .Select(link => link.GetAttribute("hreflang")));
        Assert.Contains("This page is available in German only.", (await portal.DocumentAsync("/en/barrierefreiheit")).MainText(),
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task ContentPage_InEveryLanguage_IsWrittenInIt(string code)
    {
        foreach (var address in new[] { "/seiten/hilfe", "/seiten/wer-macht-was", "/seiten/auftragsmodelle", "/seiten/fehler-melden",
            "/seiten/ueber" })
        {
            var page = await portal.DocumentAsync(Of(code).Prefix + address);
            Assert.Empty(page.QuerySelectorAll("main .ip-note"));
            Assert.False(page.One(".ip-prose").HasAttribute("lang"));
            Assert.Equal(Language.All.Count + 1, page.QuerySelectorAll("link[rel=alternate][hreflang]").Length);
            Assert.Equal(code == "ls", page.QuerySelector(".ip-prose br") is not null);
        }
    }

    // Law writes these in German; everything else is translated. Whoever adds a page translates it or adds it here.
    [Fact]
    public void ContentPages_ThatFallBackToGerman_AreTheseAndNoOthers()
    {
        _ = portal.Client;
        var pages = portal.Services.GetRequiredService<ContentPages>();
        var missing = pages.All.ToDictionary(page => page.Slug, page =>
            string.Join(' ', Language.All.Except(pages.LanguagesOf(page.Slug)).Select(language => language.Code)));
        Assert.Equal(
            [KeyValuePair.Create("barrierefreiheit", "en fr tr uk ar fa"), KeyValuePair.Create("datenschutz", "en fr tr uk ar fa"),
            KeyValuePair.Create("impressum", "ls en fr tr uk ar fa"), KeyValuePair.Create("offene-daten", "ls en fr tr uk ar fa")],
            missing.Where(page => page.Value.Length > 0).OrderBy(page => page.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Sitemap_OfAPage_NamesItsOtherLanguages()
    {
        var pages = XDocument.Parse(await portal.TextAsync("/sitemap.xml")).Root!.Elements().ToDictionary(
            page => page.Elements().First().Value, page => page.Elements().Skip(1)
            .ToDictionary(link => link.Attribute("hreflang")!.Value, link => link.Attribute("href")!.Value));
        Assert.Equal("http://localhost/ar/gemeinden/08215017", pages["http://localhost/gemeinden/08215017"]["ar"]);
        Assert.Equal("http://localhost/ls/seiten/hilfe", pages["http://localhost/seiten/hilfe"]["de-simple"]);
        Assert.Equal(["de", "de-simple"], pages["http://localhost/datenschutz"].Keys);
        Assert.Empty(pages["http://localhost/impressum"]);
        Assert.Equal(8, pages["http://localhost/"].Count);
    }

    private static Language Of(string code) => Language.All.Single(language => language.Code == code);
}
