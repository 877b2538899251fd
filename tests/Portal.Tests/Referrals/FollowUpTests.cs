using System.Net;
using AngleSharp.Html.Dom;
using IntMan.Foundation.Access;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Referrals;

/// <summary>The list of own referrals and what is due.</summary>
public sealed class FollowUpTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task List_OfNobodysReferrals_SaysWhatToDo()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im3");
        var page = await manager.PageAsync("/verweise");
        Assert.Contains("Sie haben noch niemanden verwiesen.", page.MainText(), StringComparison.Ordinal);
        Assert.Equal("/wegweiser", page.One("main .ip-empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task List_IsFilteredByStateServiceAndDueDay()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im1");
        var (open, _) = await manager.ReferAsync();
        var (done, _) = await manager.ReferAsync("schuldnerberatung-ettlingen");
        (await manager.SubmitAsync(done, null, ("stand", "Completed"))).Dispose();
        Assert.Equal([open], await LinksAsync(manager, "/verweise?stand=Open"));
        Assert.Equal([done], await LinksAsync(manager, "/verweise?q=ETTLINGEN"));
        Assert.Equal([open, done], await LinksAsync(manager, "/verweise"));
        Assert.Contains("Kein Verweis passt zu diesen Filtern.", (await manager.PageAsync("/verweise?q=%25%25&stand=Failed")).MainText(),
            StringComparison.Ordinal);
        Assert.Empty(await LinksAsync(manager, "/verweise?faellig=true"));

        await portal.Cluster.ExecuteAsync(portal.Database,
            $"update referral.referral set follow_up_on = '2026-11-18' where id = '{open.Split('/')[^1]}'");
        Assert.Equal([open], await LinksAsync(manager, "/verweise?faellig=true"));
        var own = await manager.PageAsync("/heute?bereich=Verweise");
        Assert.Contains("Nachfragen bei Schuldnerberatung Friedrichshafen", own.MainText(), StringComparison.Ordinal);
        Assert.Equal(open, own.One("main .ip-work a.ip-rowlink").GetAttribute("href"));
        Assert.Contains("Die Wiedervorlage ist fällig seit 18. November 2026.", (await manager.PageAsync(open)).MainText(),
            StringComparison.Ordinal);
        using var colleague = await Visitor.SignedInAsync(portal, "sprecher");
        Assert.Empty(await LinksAsync(colleague, "/verweise"));
    }

    private static async Task<IEnumerable<string?>> LinksAsync(Visitor manager, string address) =>
        (await manager.PageAsync(address)).QuerySelectorAll("main tbody a").Select(link => link.GetAttribute("href"));
}

/// <summary>Where referrals fail, for those who steer.</summary>
public sealed class NeedsTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task NoPlace_IsCountedForEachServiceAndQuarterWithinReach()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        for (var i = 0; i < 5; i++)
        {
            await NoPlaceAsync(manager, Referring.Service);
        }

        using var other = await Visitor.SignedInAsync(portal, "im1");
        await NoPlaceAsync(other, "schuldnerberatung-ettlingen");
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        var page = await coordinator.PageAsync("/verweise/bedarf?quartal=2026-4");
        Assert.Contains("5 Verweise an „Schuldnerberatung Friedrichshafen“ ohne Platz im 4. Quartal 2026", page.MainText(),
            StringComparison.Ordinal);
        Assert.DoesNotContain("Ettlingen", page.MainText(), StringComparison.Ordinal);
        await GoesToTheAgendaWithOneClickAsync(coordinator, page);
        Assert.Contains("Im 2. Quartal 2026 gibt es keine Verweise aus Ihrem Bereich.",
            (await coordinator.PageAsync("/verweise/bedarf?quartal=2026-2")).MainText(), StringComparison.Ordinal);

        using var officer = await Visitor.SignedInAsync(portal, "ib");
        var own = (await officer.PageAsync("/verweise/bedarf")).One("main tbody tr");
        Assert.Contains("Schuldnerberatung Ettlingen", own.Words(), StringComparison.Ordinal);
        Assert.Equal(["unter 5", "unter 5", "zu wenige", "zu wenige"], own.QuerySelectorAll("td").Select(cell => cell.Words()));

        Assert.Contains("5 Rückmeldungen ohne Platz in den letzten 30 Tagen.",
            (await manager.PageAsync($"/angebote/{Referring.Service}/verweisen")).MainText(), StringComparison.Ordinal);
        var offers = portal.Services.GetRequiredService<IReferralNeeds>();
        Assert.Equal(
            ["5 Verweise an „Schuldnerberatung Friedrichshafen“ ohne Platz im 4. Quartal 2026"],
            await offers.OfferAsync(AccessScope.Everything(new DateOnly(2026, 11, 18)), new Quarter(2026, 4),
            TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task DemoCounty_HasNeedsOfAFinishedQuarterAndFollowUpsOfToday()
    {
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        Assert.Contains("14 Verweise an „Schuldnerberatung Friedrichshafen“ ohne Platz im 3. Quartal 2026",
            (await coordinator.PageAsync("/verweise/bedarf?quartal=2026-3")).MainText(), StringComparison.Ordinal);
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        Assert.Equal("2 Wiedervorlagen sind fällig.", (await manager.PageAsync("/verweise")).One(".ip-lead").Words());
    }

    private static async Task GoesToTheAgendaWithOneClickAsync(Visitor coordinator, IHtmlDocument page)
    {
        const string Address = "/verweise/bedarf?quartal=2026-4";
        const string Round = "koordinierungsrunde-bodenseekreis";
        var need = page.One("main button[name=bedarf]").GetAttribute("value")!;
        using var taken = await coordinator.SubmitAsync(page, Address, null, ("bedarf", need), ("runde", Round));
        var agenda = taken.Headers.Location!.OriginalString;
        Assert.StartsWith($"/treffen/{Round}/", agenda, StringComparison.Ordinal);
        Assert.Contains(need, (await coordinator.PageAsync(agenda)).MainText(), StringComparison.Ordinal);

        using var again = await coordinator.SubmitAsync(page, Address, null, ("bedarf", need), ("runde", Round));
        Assert.Contains("steht bei der Runde schon",
            (await Visitor.ReadAsync(again, HttpStatusCode.UnprocessableEntity)).MainText(), StringComparison.Ordinal);
        using var invented = await coordinator.SubmitAsync(page, Address, null, ("bedarf", "99 Verweise"), ("runde", Round));
        Assert.Equal(HttpStatusCode.NotFound, invented.StatusCode);
    }

    private async Task NoPlaceAsync(Visitor manager, string service)
    {
        var (_, code) = await manager.ReferAsync(service);
        using var client = new Visitor(portal);
        (await client.ReportAsync(code, ("wer", "Service"), ("antwort", "NoPlace"))).Dispose();
        (await client.ReportAsync(code, ("wer", "Client"), ("antwort", "NoPlace"))).Dispose();
    }
}
