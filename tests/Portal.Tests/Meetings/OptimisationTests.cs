using System.Net;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Meetings;

/// <summary>The optimisation process: step by step, each with its meeting and what came of it.</summary>
public sealed class OptimisationTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Series = "/treffen/koordinierungsrunde-bodenseekreis";
    private const string Page = $"{Series}/optimierung";

    [Fact]
    public async Task Steps_FollowOneAnother_AndEachMakesItsMeeting()
    {
        using var office = await Visitor.SignedInAsync(portal, "koordination");
        var first = await office.PageAsync(Page);
        Assert.Null(first.QuerySelector("form[action*=Planen]"));
        using (var empty = await MeetingPathTests.SendAsync(office, first, "form[action*=Ergebnis]", Page))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        }

        await MeetingPathTests.DoAsync(office, Page, "form[action*=Ergebnis]", ("ergebnis", "Bedarf ist da, alle sind eingeladen."));
        await MeetingPathTests.DoAsync(office, Page, "form[action*=Planen]", ("tag", "16.03.2027"));
        Assert.Contains("Erwartungen und Ziele", (await office.PageAsync($"{Series}/2027-03-16")).MainText(), StringComparison.Ordinal);

        var second = await office.PageAsync(Page);
        using (var early = await MeetingPathTests.SendAsync(office, second, "form[action*=Ergebnis]", Page, ("ergebnis", "Schon fertig.")))
        {
            Assert.Contains("war noch nicht", (await Visitor.ReadAsync(early, HttpStatusCode.UnprocessableEntity)).MainText(),
                StringComparison.Ordinal);
        }

        await portal.Cluster.ExecuteAsync(portal.Database, "update meetings.meeting set state = 'Held' where held_on = '2027-03-16'");
        await MeetingPathTests.DoAsync(office, Page, "form[action*=Ergebnis]", ("ergebnis", "Ziele sind vereinbart."));
        using var late = await MeetingPathTests.SendAsync(office, first, "form[action*=Ergebnis]", Page, ("ergebnis", "Noch einmal."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Equal("Erste Koordinierungsrunde", (await office.PageAsync(Page)).One("li[aria-current=step] h2").Words()[3..]);

        using var member = await Visitor.SignedInAsync(portal, "im2");
        Assert.Null((await member.PageAsync(Page)).QuerySelector("main form"));
    }
}
