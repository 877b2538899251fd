using System.Net;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Work;

/// <summary>One page for a post with tabs that are links: its holder, the officer and the coordination use the same.</summary>
public sealed class PostPageTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Meersburg = "im-meersburg";

    [Theory]
    [InlineData("koordination", "Übersicht|Sprechzeiten|Abwesenheiten|Straßen|Öffentliche Karte|Bestätigungen|Angaben|Verlauf|Konto")]
    [InlineData("im1", "Übersicht|Sprechzeiten|Abwesenheiten|Straßen|Öffentliche Karte")]
    public async Task Tabs_AreLinksToPagesThatOpen(string role, string tabs)
    {
        using var visitor = await Visitor.SignedInAsync(portal, role);
        var address = await AddressAsync(role == "im1" ? await PostOfAsync("im1") : Meersburg);
        var page = await visitor.PageAsync(address);
        Assert.Equal(tabs.Split('|'), page.QuerySelectorAll("main .ip-tabs a").Select(tab => tab.Words()));
        foreach (var tab in page.QuerySelectorAll("main .ip-tabs a").Select(tab => tab.GetAttribute("href")!).ToList())
        {
            using var opened = await visitor.GetAsync(tab);
            Assert.True(opened.StatusCode == HttpStatusCode.OK, $"{tab}: {opened.StatusCode}");
        }
    }

    [Fact]
    public async Task Coordination_KeepsHoursAndAbsencesOfAPostOfItsCounty()
    {
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        var address = await AddressAsync(Meersburg);
        var form = await coordinator.PageAsync($"{address}/sprechstunde");
        using var added = await coordinator.SubmitAsync(form, $"{address}/sprechstunde", null, ("wochentag", "Friday"), ("rhythmus", "w1"),
            ("beginn", "7:15"), ("ende", "7:45"), ("form", "Phone"), ("gilt-ab", "20.11.2026"));
        Assert.Equal($"{address}/sprechstunden?gespeichert=1", added.Headers.Location?.OriginalString);
        Assert.Contains("07:15", (await coordinator.PageAsync($"{address}/sprechstunden")).MainText(), StringComparison.Ordinal);

        using var away = await coordinator.SubmitAsync($"{address}/abwesend", null, ("von", "24.11.2026"), ("bis", "25.11.2026"));
        Assert.Equal($"{address}/abwesenheit?gespeichert=1", away.Headers.Location?.OriginalString);
        Assert.Contains("24. November", (await coordinator.PageAsync($"{address}/abwesenheit")).MainText(), StringComparison.Ordinal);
        Assert.Equal("Koordination Integrationsmanagement", await portal.Cluster.ScalarAsync<string>(portal.Database,
            "select recorded_by from directory.absence where first_day = '2026-11-24'"));
    }

    [Fact]
    public async Task Officer_CancelsTodayForAColleagueWhoIsIll()
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        var address = await AddressAsync(await PostOfAsync("im1"));
        using var cancelled = await officer.SubmitAsync(address, "Ausfall", ("grund", ""));
        Assert.Equal($"{address}?gespeichert=abgesagt", cancelled.Headers.Location?.OriginalString);
        Assert.Contains("fällt aus", (await portal.DocumentAsync("/ansprechpersonen/mirela-ampelstein")).MainText(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ib", Meersburg)]
    [InlineData("im2", "ib-ettlingen")]
    [InlineData("im1", Meersburg)]
    public async Task Post_OfAnotherPart_IsMissing_ForReadingAndWriting(string role, string slug)
    {
        using var visitor = await Visitor.SignedInAsync(portal, role);
        var address = await AddressAsync(slug);
        var token = (await visitor.PageAsync("/konto/eintrag/abwesend")).One("input[name=__RequestVerificationToken]")
            .GetAttribute("value")!;
        foreach (var below in new[] { "", "/sprechstunden", "/sprechstunde", "/abwesenheit", "/abwesend", "/zusatztermin",
            "/zustaendigkeiten" })
        {
            using var read = await visitor.GetAsync(address + below);
            Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        }

        using var written = await visitor.PostAsync($"{address}/abwesend", ("__RequestVerificationToken", token), ("von", "24.11.2026"),
            ("bis", "25.11.2026"));
        Assert.Equal(HttpStatusCode.NotFound, written.StatusCode);
    }

    [Fact]
    public async Task VacantPost_HasHoursButNoAbsences()
    {
        var slug = await portal.Cluster.ScalarAsync<string>(portal.Database, """
            select p.slug from directory.post p where p.county_key = '08435'
              and not exists (select from directory.post_holder h where h.post_id = p.id) order by p.slug limit 1
            """);
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        var address = await AddressAsync(slug);
        Assert.Contains("Zurzeit nicht besetzt.", (await coordinator.PageAsync(address)).MainText(), StringComparison.Ordinal);
        Assert.Contains("Abwesend sein kann nur, wer sie hat.", (await coordinator.PageAsync($"{address}/abwesenheit")).MainText(),
            StringComparison.Ordinal);
        using var form = await coordinator.GetAsync($"{address}/sprechstunde");
        Assert.Equal(HttpStatusCode.OK, form.StatusCode);
    }

    private async Task<string> AddressAsync(string slug) =>
        $"/stellen/{await portal.Cluster.ScalarAsync<Guid>(portal.Database, $"select id from directory.post where slug = '{slug}'")}";

    private Task<string> PostOfAsync(string account) => portal.Cluster.ScalarAsync<string>(portal.Database, $"""
        select p.slug from directory.post p join directory.post_holder h on h.post_id = p.id
          join accounts.account a on a.person_id = h.person_id where a.email = '{account}@demo.example' and h.valid_until is null limit 1
        """);
}
