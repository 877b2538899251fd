using System.Net;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using static IntMan.Portal.Tests.Meetings.MeetingPathTests;

namespace IntMan.Portal.Tests.Meetings;

/// <summary>The joint vote: bound to one wording, once each, and nobody learns who said no.</summary>
public sealed class VoteTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task OneNo_KeepsItInTheRoom_AndStandsNowhere()
    {
        var forum = await Forum.OpenAsync(portal);
        var concern = await forum.RaiseAsync("Dienstwagen", "Es geht um einen alten Streit.", "Wir bitten um Dienstwagen.");
        await forum.OpenVoteAsync(concern);
        await forum.VoteAsync(concern, ("im1", "Yes"), ("im2", "No"), ("im3", "Yes"));
        using (var waiting = await Visitor.SignedInAsync(portal, "sprecher"))
        {
            var open = Forum.TextOf(await waiting.PageAsync(concern));
            Assert.Contains("3 von 4 haben abgestimmt", open, StringComparison.Ordinal);
            Assert.DoesNotContain("nicht erfüllt", open, StringComparison.Ordinal);
        }

        await forum.VoteAsync(concern, ("sprecher", "Yes"));
        Assert.Equal("Kept", await forum.StateAsync(concern));
        var id = concern.Split('/')[^1];
        Assert.Equal("NotMet 4 0 0", await portal.Cluster.ScalarAsync<string>(portal.Database, $"""
            select concat_ws(' ', b.outcome, b.turnout, (select count(*) from meetings.ballot_box x where x.ballot_id = b.id),
                (select count(*) from meetings.ballot_voter v where v.ballot_id = b.id))
            from meetings.ballot b where b.concern_id = '{id}'
            """));

        // Neither a log nor the keys of sent forms knows a vote.
        Assert.Equal(0, await portal.Cluster.ScalarAsync<long>(portal.Database,
            "select count(*) from accounts.audit_log where action like '%vote%' or action like '%ballot%'"));
        Assert.Equal(0, await portal.Cluster.ScalarAsync<long>(portal.Database,
            $"select count(*) from meetings.concern_step where concern_id = '{id}' and verb not in ('Note', 'Word', 'OpenVote', 'Keep')"));
        Assert.Equal(0, await portal.Cluster.ScalarAsync<long>(portal.Database,
            $"select count(*) from meetings.concern_step where concern_id = '{id}' and verb = 'Keep' and person_id is not null"));
    }

    [Fact]
    public async Task Sums_AreReadableForNoRoleOfTheApplication()
    {
        await Forum.OpenAsync(portal);
        foreach (var zone in new[] { "portal_staff", "portal_jobs", "portal_public", "portal_audit", "portal_accounts" })
        {
            await using var connection = await portal.Cluster.ConnectAsync(portal.Database, zone);
            var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
                Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "select count(*) from meetings.ballot_box"));
            Assert.Equal("42501", refused.SqlState);
        }
    }

    [Fact]
    public async Task Edit_VoidsAllVotes_AndAStaleVoteReopensTheForm()
    {
        var forum = await Forum.OpenAsync(portal);
        var concern = await forum.RaiseAsync("Telefonzeiten", "Zwei gehen nie ran.", "Wir bitten um feste Telefonzeiten.");
        await forum.OpenVoteAsync(concern);
        await forum.VoteAsync(concern, ("im1", "Yes"), ("im2", "Yes"));
        using var late = await Visitor.SignedInAsync(portal, "im3");
        var opened = await late.PageAsync(concern);
        using var writer = await Visitor.SignedInAsync(portal, "sprecher");
        await DoAsync(writer, concern, "form[action*=Wortlaut]", ("wortlaut", "Wir bitten um feste Zeiten am Telefon."));

        using var stale = await SendAsync(late, opened, "form[action*=Stimme]", concern, ("stimme", "Yes"));
        var page = await Visitor.ReadAsync(stale, HttpStatusCode.Conflict);
        Assert.Contains("feste Zeiten am Telefon", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 Stimmen verfallen", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Worded", await forum.StateAsync(concern));

        await forum.OpenVoteAsync(concern);
        using var form = await SendAsync(late, opened, "form[action*=Stimme]", concern, ("stimme", "Yes"));
        Assert.Equal(HttpStatusCode.Conflict, form.StatusCode);
        await forum.VoteAsync(concern, [.. Forum.Voters.Select(name => (name, "Yes"))]);
        Assert.Equal("Released", await forum.StateAsync(concern));
    }

    [Fact]
    public async Task Deadline_EndsTheVote_SilenceIsNoConsentAndAMajorityNeedsHalfOfAll()
    {
        var forum = await Forum.OpenAsync(portal);
        var quiet = await forum.RaiseAsync("Stille", "x", "Wir bitten um Ruhe.");
        await forum.OpenVoteAsync(quiet);
        await forum.VoteAsync(quiet, ("im1", "Yes"));
        var half = await forum.RaiseAsync("Hälfte", "x", "Wir bitten um Hälften.");
        await forum.OpenVoteAsync(half);
        await forum.VoteAsync(half, ("im1", "Yes"), ("im2", "Abstain"));
        await portal.Cluster.ExecuteAsync(portal.Database, "update meetings.ballot set closes_at = opened_at where outcome is null");
        using var member = await Visitor.SignedInAsync(portal, "im1");
        await member.PageAsync(Forum.Concerns);
        Assert.Equal("Kept", await forum.StateAsync(quiet));
        Assert.Equal("Released", await forum.StateAsync(half));
    }

    [Fact]
    public async Task SomebodyWhoseMandateEnds_VotesNoMore_AndWhoCameLaterNeither()
    {
        var forum = await Forum.OpenAsync(portal);
        var concern = await forum.RaiseAsync("Wechsel", "x", "Wir bitten um Ablösung.");
        await forum.OpenVoteAsync(concern);
        using var leaving = await Visitor.SignedInAsync(portal, "im1");
        var opened = await leaving.PageAsync(concern);
        const string Of = "where series_id = (select id from meetings.series where slug = 'austauschforum-bodenseekreis') and person_id = "
            + "(select person_id from accounts.account where email = 'im1@demo.example')";
        await portal.Cluster.ExecuteAsync(portal.Database, $"update meetings.mandate set valid_until = '2026-11-17' {Of}");
        try
        {
            using var gone = await SendAsync(leaving, opened, "form[action*=Stimme]", concern, ("stimme", "Yes"));
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        }
        finally
        {
            await portal.Cluster.ExecuteAsync(portal.Database, $"update meetings.mandate set valid_until = null {Of}");
        }
    }
}
