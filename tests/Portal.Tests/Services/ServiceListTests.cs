using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Text;
using IntMan.Portal.Languages;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Services;

/// <summary>The list of services through HTTP; what a filter should give is asked of the database in other words.</summary>
public sealed class ServiceListTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("", "true")]
    [InlineData("lb=finanzen", "'Finances' = any(areas)")]
    [InlineData("lb=finanzen&lb=gesundheit", "areas && array['Finances', 'Health']")]
    [InlineData("ort=08215017", "serves_everyone or served_keys && array['08215017', '08215']")]
    [InlineData("ort=Ettlingen", "serves_everyone or served_keys && array['08215017', '08215']")]
    [InlineData("ort=Singen", "serves_everyone or served_keys && array['08335075', '08335']")]
    [InlineData("spr=Arabisch", "'Arabisch' = any(languages)")]
    [InlineData("art=schuldnerberatung", "kind = 'DebtAdvice'")]
    [InlineData("frei=1", "capacity = 'Free'")]
    [InlineData("ohne=1", "'Open' = any(access)")]
    [InlineData("kostenlos=1", "cost = 'Free'")]
    [InlineData("stufenlos=1",
        "exists (select from directory.service_place p join directory.place l on l.id = p.place_id where p.service_id = s.id and "
        + "l.wheelchair_access = 'Full')")]
    [InlineData("status=duldung", "residence_statuses = '{}' or 'Toleration' = any(residence_statuses)")]
    [InlineData("alter=17", "coalesce(minimum_age, 0) <= 17 and coalesce(maximum_age, 200) >= 17")]
    [InlineData("lb=sprache&ort=08435016&spr=Deutsch&kostenlos=1&ohne=1",
        "'Language' = any(areas) and (serves_everyone or served_keys && array['08435016', '08435']) and 'Deutsch' = any(languages) and "
        + "cost = 'Free' and 'Open' = any(access)")]
    public async Task Filter_GivesWhatTheDatabaseHas(string query, string condition)
    {
        var expected = await portal.Cluster.ScalarAsync<long>(portal.Database,
            $"select count(*) from directory.service s where status = 'Published' and ({condition})");
        Assert.NotEqual(0, expected);
        Assert.Equal(expected, CountOf(await portal.DocumentAsync("/angebote?" + query)));
    }

    [Theory]
    [InlineData("/angebote?ort=08435016")]
    [InlineData("/angebote?ort=08435016&lb=familie&ohne=1")]
    [InlineData("/angebote?q=beratung&spr=Arabisch")]
    public async Task Counts_SayWhatChoosingGives(string address)
    {
        var page = await portal.DocumentAsync(address);
        var boxes = page.QuerySelectorAll("#filter input[type=checkbox]")
            .Where(box => !box.HasAttribute("checked")
            && !(box.GetAttribute("name") == "lb" && address.Contains("lb=", StringComparison.Ordinal)));
        foreach (var box in boxes)
        {
            var promised = NumberIn(page.One($"label[for='{box.Id}'] .ip-count").Words());
            var chosen = await portal.DocumentAsync($"{address}&{box.GetAttribute("name")}={box.GetAttribute("value")}");
            Assert.True(promised == CountOf(chosen), $"{box.Id}: {promised} promised, {CountOf(chosen)} found");
        }

        foreach (var option in page.QuerySelectorAll("#filter #status option, #filter #art option")
            .Where(option => option.GetAttribute("value") != "").Take(12))
        {
            var chosen = await portal.DocumentAsync($"{address}&{option.ParentElement!.Id}={option.GetAttribute("value")}");
            Assert.Equal(NumberIn(option.Words()), CountOf(chosen));
        }
    }

    [Fact]
    public async Task Pages_HaveEachServiceOnce()
    {
        var first = await portal.DocumentAsync("/angebote");
        var links = new List<string>();
        for (var number = 1; number <= (CountOf(first) + 19) / 20; number++)
        {
            links.AddRange(Links(await portal.DocumentAsync($"/angebote?seite={number}")));
        }

        Assert.Equal(CountOf(first), links.Count);
        Assert.Equal(links.Count, links.Distinct().Count());
        Assert.Equal("/angebote?seite=2", first.One("a[rel=next]").GetAttribute("href"));
        Assert.Equal(links.TakeLast(links.Count % 20), Links(await portal.DocumentAsync("/angebote?seite=99")));
    }

    [Fact]
    public async Task Address_KeepsTheStateAndChipsDropParts()
    {
        var page = await portal.DocumentAsync("/angebote?q=beratung&lb=finanzen&lb=gesundheit&ort=08435016&spr=Deutsch&kostenlos=1");
        Assert.Equal("beratung", page.One("input#q").GetAttribute("value"));
        Assert.Equal(["finanzen", "gesundheit"], page.QuerySelectorAll("#filter input[name=lb][checked]")
            .Select(box => box.GetAttribute("value")));
        Assert.Equal("08435016", page.One("#ort option[selected]").GetAttribute("value"));
        var chip = page.QuerySelectorAll(".ip-chip").Single(link => link.Words() == "Filter entfernen: Gesundheit");
        Assert.Equal("/angebote?q=beratung&kostenlos=1&lb=finanzen&ort=08435016&spr=Deutsch", chip.GetAttribute("href"));
        Assert.Equal("/angebote", page.QuerySelectorAll("a").Single(link => link.Words() == "Alle Filter löschen").GetAttribute("href"));
        Assert.Equal(["kostenlos", "lb", "lb", "ort", "spr"], page.QuerySelectorAll("form[role=search] input[type=hidden]")
            .Select(field => field.GetAttribute("name")));
    }

    [Fact]
    public async Task Empty_SaysWhatIsLeftWithoutWhichFilter()
    {
        var page = await portal.DocumentAsync("/angebote?offen=1&lb=finanzen&ort=08215017&spr=Dari");
        Assert.Equal(0, CountOf(page));
        var button = page.One(".ip-empty a");
        Assert.Equal(NumberIn(button.Words()), CountOf(await portal.DocumentAsync(button.GetAttribute("href")!)));
        Assert.Contains("Ohne „Dari“ finden Sie", page.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_WithoutAnyWayOut_OffersToStartAnew() =>
        Assert.Equal("/angebote", (await portal.DocumentAsync("/angebote?q=xyzzyqwert&spr=Klingonisch")).One(".ip-empty a")
            .GetAttribute("href"));

    [Fact]
    public async Task OpenNow_FollowsHoursHolidaysAndTheClock()
    {
        const string Address = "/angebote?offen=1&q=schuldnerberatung+friedrichshafen";
        var open = await portal.DocumentAsync("/angebote?offen=1", "2026-11-18T14:12");
        Assert.All(open.QuerySelectorAll(".ip-result"), line =>
            Assert.Contains("offen", line.One(".kern-badge").Words(), StringComparison.Ordinal));
        Assert.Equal(0, CountOf(await portal.DocumentAsync("/angebote?offen=1", "2026-11-18T03:00")));
        Assert.Equal(0, CountOf(await portal.DocumentAsync(Address, "2026-12-25T10:00")));
    }

    [Fact]
    public async Task Distance_SortsFromTheChosenPlace()
    {
        var page = await portal.DocumentAsync("/angebote?ort=08435016");
        Assert.Contains("Sortiert nach Entfernung von Friedrichshafen", page.MainText(), StringComparison.Ordinal);
        var metres = page.QuerySelectorAll(".ip-result").Select(line =>
            System.Text.RegularExpressions.Regex.Match(line.Words(), @"(\d+) (k?m)(?=\s)")).Where(match => match.Success)
            .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * (match.Groups[2].Value == "km" ? 1000 : 1))
                .ToList();
        Assert.True(metres.Count > 5, "Hardly any distance is shown.");
        Assert.Equal(metres.Order(), metres);
    }

    [Fact]
    public async Task Place_WithATypo_IsOfferedAndNotTaken()
    {
        var page = await portal.DocumentAsync("/angebote?q=beratung&ort=Etlingen");
        Assert.Equal("true", page.One("#ort").GetAttribute("aria-invalid"));
        Assert.Equal("/angebote?q=beratung&ort=08215017", page.One("#ort-fehler + ul a").GetAttribute("href"));
    }

    [Theory]
    [InlineData("ort=Nirgendwo")]
    [InlineData("alter=alt")]
    [InlineData("alter=121")]
    public async Task WrongInput_IsSaidAtTheFieldAndKept(string query)
    {
        var page = await portal.DocumentAsync("/angebote?" + query);
        var parts = query.Split('=');
        var field = page.One("#" + parts[0]);
        Assert.Equal(parts[1], field.GetAttribute("value"));
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.NotEmpty(page.One("#" + field.GetAttribute("aria-describedby")).Words());
        Assert.NotNull(page.QuerySelector($"[role=alert] a[href='#{parts[0]}']"));
        Assert.StartsWith("Fehler: ", page.Title, StringComparison.Ordinal);
        Assert.NotEqual(0, CountOf(page));
    }

    [Theory]
    [InlineData("seite=-1")]
    [InlineData("seite=99999999999999999999")]
    [InlineData("lb=quatsch&lb=&lb=finanzen")]
    [InlineData("status=x&art=y&spr=%0a&offen=&frei=nein")]
    [InlineData("q=%F0%9F%92%A9%20%D8%A7%20%27%22%3C")]
    [InlineData("q=%25%5F%5C&ort=%27")]
    [InlineData("ort=08215017&ort=08435016&q=a&q=b")]
    [InlineData("unbekannt=1")]
    public async Task OddParameters_AreAnswered(string query)
    {
        using var response = await portal.GetAsync("/angebote?" + query);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task LongText_IsCutAndAnswered()
    {
        var page = await portal.DocumentAsync("/angebote?q=" + new string('x', 1500));
        Assert.Equal(120, page.One("input#q").GetAttribute("value")!.Length);
    }

    [Fact]
    public async Task EveryLanguage_HasTheList()
    {
        foreach (var language in Language.All)
        {
            var page = await portal.DocumentAsync(language.Prefix + "/angebote?lb=sprache");
            Assert.Equal(language.Tag, page.DocumentElement.GetAttribute("lang"));
            Assert.NotEmpty(Links(page, language.Prefix));
            Assert.StartsWith(language.Prefix + "/angebote", page.One("#filter").GetAttribute("action"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Printed_EveryLineHasItsContact()
    {
        var page = await portal.DocumentAsync("/angebote?q=schuldnerberatung+ettlingen");
        Assert.Matches(@"0\d+ \d+.*Ettlingen", page.One(".ip-result .ip-printonly").Words());
    }

    [Fact]
    public async Task Drafts_AreNeverListed()
    {
        var hidden = await portal.Cluster.ScalarAsync<string[]>(portal.Database,
            "select array(select slug from directory.service where status <> 'Published')");
        Assert.NotEmpty(hidden);
        var sitemap = await portal.TextAsync("/sitemap.xml");
        Assert.All(hidden, slug => Assert.DoesNotContain($"/angebote/{slug}<", sitemap, StringComparison.Ordinal));
        Assert.Contains("/angebote/schuldnerberatung-ettlingen<", sitemap, StringComparison.Ordinal);
        Assert.Contains("/angebote<", sitemap, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Schuldnerberatung", "schuldnerberatung-")]
    [InlineData("Jobcenter Singen", "jobcenter-singen")]
    [InlineData("hebame", "hebammensprechstunde-friedrichshafen")]
    public async Task TheOneSearchBox_FindsServicesToo(string typed, string slug)
    {
        var page = await portal.DocumentAsync("/suche?q=" + Uri.EscapeDataString(typed));
        Assert.StartsWith("/angebote/" + slug, page.One("main li h3 a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("Angebot", page.One("main li .ip-result__meta").Words(), StringComparison.Ordinal);
        Assert.Contains(slug, await portal.TextAsync("/suche/treffer?q=" + Uri.EscapeDataString(typed)), StringComparison.Ordinal);
    }

    private static int CountOf(IDocument page) => NumberIn(page.One("#h-erg").Words());

    private static int NumberIn(string text) => int.Parse(System.Text.RegularExpressions.Regex.Matches(text, @"\d+")[^1].Value,
        CultureInfo.InvariantCulture);

    private static IEnumerable<string> Links(IDocument page, string prefix = "") =>
        page.QuerySelectorAll(".ip-result h3 a").Select(link => link.GetAttribute("href")!)
        .Where(href => href.StartsWith(prefix + "/angebote/", StringComparison.Ordinal));
}
