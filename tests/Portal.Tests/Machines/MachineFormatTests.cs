using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Machines;

/// <summary>vCard, JSON, sitemap, robots, manifest, health.</summary>
public sealed class MachineFormatTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Card_Usual_IsVersionFour()
    {
        using var response = await portal.GetAsync("/ansprechpersonen/tarek-wolkenfeld.vcf");
        Assert.Equal("text/vcard", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        var lines = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n");
        Assert.Equal(["BEGIN:VCARD", "VERSION:4.0"], lines[..2]);
        Assert.Contains("FN:Tarek Wolkenfeld", lines);
        Assert.Contains("N:Wolkenfeld;Tarek;;;", lines);
        Assert.Contains("TITLE:Integrationsmanagement Ettlingen-West", lines);
        Assert.Contains("ORG:Landratsamt Karlsruhe", lines);
        Assert.Contains("ADR;TYPE=work:;;Bunsenstr. 2-4;Ettlingen;;76275;Deutschland", lines);
        Assert.Contains(lines, line => line.EndsWith(":tel:+494066969326", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("EMAIL", StringComparison.Ordinal)
            && line.EndsWith(":tarek.wolkenfeld@kreis-karlsruhe.example", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("3", "VERSION:3.0")]
    [InlineData("4", "VERSION:4.0")]
    [InlineData("2", "VERSION:4.0")]
    [InlineData("", "VERSION:4.0")]
    [InlineData("drei", "VERSION:4.0")]
    public async Task Card_OfAVersion_SaysWhich(string version, string line) =>
        Assert.Equal(line, (await portal.TextAsync($"/ansprechpersonen/tarek-wolkenfeld.vcf?version={version}")).Split("\r\n")[1]);

    [Fact]
    public async Task EntryJson_HasHoursAndNextHour()
    {
        var entry = await JsonAsync("/ansprechpersonen/mirela-ampelstein.json");
        Assert.Equal("Mirela Ampelstein", entry.GetProperty("name").GetString());
        Assert.StartsWith("Mo 09:00-12:00; Tu \"nach Vereinbarung\"; We 14:00-16:30; Th 14:00-17:00; Fr 09:00-12:00; PH off; "
            + "2026 Dec 03 off; 2026 Dec 07 09:00-12:00 \"Vertretung: Tarek Wolkenfeld, ",
            entry.GetProperty("opening_hours").GetString(), StringComparison.Ordinal);
        Assert.True(entry.GetProperty("open_now").GetBoolean());
        Assert.Equal("2026-11-18T14:00:00+01:00", entry.GetProperty("next").GetProperty("starts_at").GetString());
        Assert.Equal(["Albstr., Ettlingen", "Damaschkestr., Ettlingen", "Lindenweg, Ettlingen", "Ortsteil Spessart, Ettlingen"],
            entry.GetProperty("responsible_for").EnumerateArray().Select(a => a.GetString()!));
        Assert.Equal("2026-11-04", entry.GetProperty("confirmed_on").GetString());
    }

    [Fact]
    public async Task Entry_OffersTheCalendarToSubscribeAndTheCardForPhones()
    {
        var page = await portal.DocumentAsync("/ansprechpersonen/mirela-ampelstein");
        Assert.Equal("webcal://localhost/kalender/sprechstunden/mirela-ampelstein.ics",
            page.One("a[href^='webcal:']").GetAttribute("href"));
        Assert.Contains("Weitere Kalender", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("Aus dem Internet abonnieren", page.MainText(), StringComparison.Ordinal);
        Assert.Equal(["/ansprechpersonen/mirela-ampelstein.vcf?version=3", "/ansprechpersonen/mirela-ampelstein.vcf"],
            page.QuerySelectorAll("a[href*='.vcf']").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task EntryJsonLd_HasLanguageTagsAndTheDaysOnWhichItIsOtherwise()
    {
        var page = await portal.DocumentAsync("/ansprechpersonen/mirela-ampelstein");
        var node = JsonDocument.Parse(page.One("script[type='application/ld+json']").TextContent).RootElement;
        Assert.Equal(["de", "en", "ro"], node.GetProperty("knowsLanguage").EnumerateArray().Select(l => l.GetString()).Order());
        var days = node.GetProperty("contactPoint").GetProperty("hoursAvailable").EnumerateArray()
            .Where(hour => hour.TryGetProperty("validFrom", out _)).ToList();
        var cancelled = days.Single(day => day.GetProperty("validFrom").GetString() == "2026-12-03");
        Assert.Equal(("2026-12-03", false), (cancelled.GetProperty("validThrough").GetString(), cancelled.TryGetProperty("opens", out _)));
    }

    [Theory]
    [InlineData("2026-11-18T13:59", false)]
    [InlineData("2026-11-18T14:00", true)]
    [InlineData("2026-11-18T16:30", false)]
    public async Task EntryJson_OpenNow_FollowsTheClock(string at, bool isOpen) =>
        Assert.Equal(isOpen, (await JsonAsync("/ansprechpersonen/mirela-ampelstein.json", at)).GetProperty("open_now").GetBoolean());

    [Fact]
    public async Task EntryJson_DuringAnAbsence_NamesTheSubstitute()
    {
        var entry = await JsonAsync("/ansprechpersonen/ludger-klosterwiese.json", "2026-11-18T10:00");
        Assert.False(entry.GetProperty("open_now").GetBoolean());
        Assert.Equal("2026-11-27", entry.GetProperty("away").GetProperty("last_day").GetString());
        Assert.Equal("Mehmet Pfahlinger", entry.GetProperty("away").GetProperty("substitute").GetString());
    }

    [Fact]
    public async Task MunicipalityJson_ListsItsContacts()
    {
        var ettlingen = await JsonAsync("/gemeinden/08215017.json");
        Assert.Equal(("08215017", "Ettlingen", "Landkreis Karlsruhe"),
            (ettlingen.GetProperty("ags").GetString(), ettlingen.GetProperty("name").GetString(),
            ettlingen.GetProperty("county").GetString()));
        Assert.Equal("An das Landratsamt abgegeben", ettlingen.GetProperty("mandate").GetString());
        Assert.Contains("Tarek Wolkenfeld", ettlingen.GetProperty("contacts").EnumerateArray()
            .Select(c => c.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Sitemap_ListsExactlyWhatCanBeOpened()
    {
        var addresses = XDocument.Parse(await portal.TextAsync("/sitemap.xml"))
            .Descendants("{http://www.sitemaps.org/schemas/sitemap/0.9}loc").Select(l => l.Value["http://localhost".Length..]).ToList();
        Assert.Equal(addresses.Distinct(), addresses);
        Assert.Equal(25, addresses.Count(a => a.StartsWith("/gemeinden/", StringComparison.Ordinal)));
        Assert.Superset(new HashSet<string> { "/", "/gemeinden", "/impressum", "/datenschutz", "/barrierefreiheit", "/seiten/hilfe",
            "/ansprechpersonen/mirela-ampelstein" }, addresses.ToHashSet());
        Assert.DoesNotContain("/ansprechpersonen/pavel-hopfenblatt", addresses);
        foreach (var address in addresses)
        {
            using var response = await portal.GetAsync(address);
            Assert.True(response.StatusCode == HttpStatusCode.OK, address);
        }
    }

    [Fact]
    public async Task Robots_LeaveTheSearchAloneInEveryLanguage() => Assert.Equal(
        [
            "User-agent: *", "Disallow: /suche", "Disallow: /ls/suche", "Disallow: /en/suche", "Disallow: /fr/suche", "Disallow: /tr/suche",
            "Disallow: /uk/suche", "Disallow: /ar/suche", "Disallow: /fa/suche", "Sitemap: http://localhost/sitemap.xml", "",
        ],
        (await portal.TextAsync("/robots.txt")).Split('\n'));

    [Fact]
    public async Task Manifest_StartsAtHome()
    {
        var link = (await portal.DocumentAsync("/")).One("link[rel=manifest]").GetAttribute("href")!;
        var manifest = await JsonAsync(link);
        Assert.Equal("Wegweiser Integration", manifest.GetProperty("name").GetString());
        Assert.Equal("/", manifest.GetProperty("start_url").GetString());
        foreach (var icon in manifest.GetProperty("icons").EnumerateArray())
        {
            using var response = await portal.GetAsync(icon.GetProperty("src").GetString()!);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_OfARunningPortal_IsFine(string address)
    {
        using var response = await portal.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/gemeinden/08215017.json")]
    [InlineData("/kalender/sprechstunden/mirela-ampelstein.ics")]
    [InlineData("/ansprechpersonen/mirela-ampelstein.vcf")]
    [InlineData("/robots.txt")]
    [InlineData("/health/live")]
    public async Task Head_AnswersLikeGet(string address)
    {
        using var head = await portal.SendAsync(HttpMethod.Head, address);
        using var get = await portal.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
    }

    private async Task<JsonElement> JsonAsync(string address, string at = TestClock.Usual) =>
        JsonDocument.Parse(await portal.TextAsync(address, at)).RootElement;
}
