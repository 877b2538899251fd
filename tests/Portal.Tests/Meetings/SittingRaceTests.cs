using System.Net;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Meetings;

/// <summary>Several people at once in one running meeting.</summary>
public sealed class SittingRaceTests(PortalHost portal) : IClassFixture<PortalHost>, IAsyncLifetime
{
    private const string Series = "teamaustausch-ettlingen";
    private const string Here = $"/treffen/{Series}/2026-11-18/sitzung";

    public async ValueTask InitializeAsync()
    {
        // The demo year is there once the portal has started.
        _ = portal.Client;
        await portal.Cluster.ExecuteAsync(portal.Database, $"""
            update meetings.meeting set held_on = '2026-11-18', state = 'Invited'
            where series_id = (select id from meetings.series where slug = '{Series}') and state in ('Invited', 'Running');
            delete from meetings.progress;
            """);
    }

    [Fact]
    public async Task TwoWritersInOneItem_TheSecondIsShownBothTextsAndNothingIsLost()
    {
        using var first = await Visitor.SignedInAsync(portal, "ib");
        await MeetingPathTests.DoAsync(first, Here, "form[action*=Beginnen]");
        using var second = await Visitor.SignedInAsync(portal, "im1");
        var opened = await second.PageAsync(Here);
        await MeetingPathTests.DoAsync(first, Here, "form[action*=Notiz]", ("notiz", "Satz der ersten Person."));

        using var late = await MeetingPathTests.SendAsync(second, opened, "form[action*=Notiz]", Here, ("notiz",
            "Satz der zweiten Person."));
        var page = await Visitor.ReadAsync(late, HttpStatusCode.Conflict);
        Assert.Equal("Satz der ersten Person.", page.QuerySelector("#gespeichert")?.TextContent);
        Assert.Equal("Satz der zweiten Person.", page.QuerySelector("textarea[name=notiz]")?.TextContent.Trim());

        using var merged = await MeetingPathTests.SendAsync(second, page, "form[action*=Notiz]", Here, ("notiz", "Beide Sätze."));
        Assert.Equal(HttpStatusCode.Redirect, merged.StatusCode);
        Assert.Contains("Beide Sätze.", (await first.PageAsync(Here)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoFacilitatorsPressNext_ItMovesOnce()
    {
        using var first = await Visitor.SignedInAsync(portal, "ib");
        await MeetingPathTests.DoAsync(first, Here, "form[action*=Beginnen]");
        using var second = await Visitor.SignedInAsync(portal, "im1");
        var (one, two) = (await first.PageAsync(Here), await second.PageAsync(Here));
        var start = one.QuerySelector("h1")!.TextContent;

        var answers = await Task.WhenAll(MeetingPathTests.SendAsync(first, one, "form[action*=Weiter]", Here),
            MeetingPathTests.SendAsync(second, two, "form[action*=Weiter]", Here));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Equal("Nachverfolgung bestehender Aufgaben", start);
        Assert.Equal("Neues aus den Gemeinden", (await first.PageAsync(Here)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task ApprovalWhileSomebodySaves_IsAConflict()
    {
        var day = await portal.Cluster.ScalarAsync<string>(portal.Database, $"""
            select held_on::text from meetings.meeting where state = 'Held' and series_id = (select id from meetings.series where slug
              = '{Series}')
            """);
        var record = $"/treffen/{Series}/{day}/protokoll";
        using var first = await Visitor.SignedInAsync(portal, "ib");
        using var second = await Visitor.SignedInAsync(portal, "im1");
        await MeetingPathTests.DoAsync(first, record, "main form.ip-form");
        await MeetingPathTests.DoAsync(first, record, "form[action*=Pruefen]");
        var seen = await first.PageAsync(record);
        await MeetingPathTests.DoAsync(second, record, "main form.ip-form", ("protokoll", "## TOP 1: Anders\n\nGeändert."));

        using var stale = await MeetingPathTests.SendAsync(first, seen, "form[action*=Genehmigen]", record);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        await MeetingPathTests.DoAsync(first, record, "form[action*=Genehmigen]");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
