using System.Net;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Work;

/// <summary>The administration: five groups, one search over all entries.</summary>
public sealed class AdministrationTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("admin", "Menschen und Stellen|Gebiete und Zuständigkeiten|Angebote|Qualität und Meldungen|System")]
    [InlineData("ib", "Menschen und Stellen|Gebiete und Zuständigkeiten|Angebote|Qualität und Meldungen|System")]
    [InlineData("partner", "Angebote")]
    [InlineData("leitung", "Gebiete und Zuständigkeiten")]
    public async Task Groups_HoldWhatTheRoleMayOpen(string role, string groups)
    {
        using var visitor = await Visitor.SignedInAsync(portal, role);
        var page = await visitor.PageAsync("/verwaltung");
        Assert.Equal(groups.Split('|'), page.QuerySelectorAll("main section h2").Select(heading => heading.Words()));
        foreach (var address in page.QuerySelectorAll("main .ip-links a").Select(link => link.GetAttribute("href")!))
        {
            using var opened = await visitor.GetAsync(address);
            Assert.True(opened.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{address}: {opened.StatusCode}");
        }
    }

    [Fact]
    public async Task Group_IsCountedByWhatWaitsInIt()
    {
        await portal.Cluster.ExecuteAsync(portal.Database, """
            insert into quality.suggestion (id, kind, ags, county_key, created_at)
            values (gen_random_uuid(), 'Other', '08215017', '08215', '2026-11-18T09:00:00Z')
            """);
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        var group = (await officer.PageAsync("/verwaltung?bereich=qualitaet")).One("main section");
        Assert.Equal("Qualität und Meldungen", group.One("h2").Words());
        Assert.Equal("1 offen", group.One(".kern-badge").Words());
    }

    [Fact]
    public async Task Search_FindsEntriesOfAllKinds_InTheOwnPartOnly()
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        var page = await officer.PageAsync("/verwaltung?q=ettlingen");
        var kinds = page.QuerySelectorAll("main section h2").Select(heading => heading.Words()).ToList();
        Assert.Contains("Stellen", kinds);
        Assert.Contains("Gemeinden", kinds);
        Assert.Contains("Straßen", kinds);
        Assert.Contains("Angebote", kinds);
        Assert.All(page.QuerySelectorAll("main section"), section => Assert.InRange(section.QuerySelectorAll("li").Length, 1, 8));
        Assert.Contains("Dazu gibt es in Ihrem Bereich keinen Eintrag.",
            (await officer.PageAsync("/verwaltung?q=Meersburg")).MainText(), StringComparison.Ordinal);
        Assert.Equal("/verwaltung/export", (await officer.PageAsync("/verwaltung?q=export")).One("main .ip-links a").GetAttribute("href"));
    }

    [Fact]
    public async Task Search_TakesWordsOfTitleAndDetailsInAnyOrder()
    {
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        var page = await coordinator.PageAsync("/verwaltung?q=Meersburg+Integrationsmanagement");
        Assert.StartsWith("/stellen/", page.One("main section a.ip-rowlink").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("Meersburg", page.One("main section a.ip-rowlink").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Select_OfAPhone_LeadsToTheEntry_AndNowhereElse()
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        using var chosen = await officer.GetAsync("/verwaltung?zu=/verwaltung/personen");
        Assert.Equal("/verwaltung/personen", chosen.Headers.Location?.OriginalString);
        using var foreign = await officer.GetAsync("/verwaltung?zu=https://boese.example");
        Assert.Equal(HttpStatusCode.OK, foreign.StatusCode);
    }
}
