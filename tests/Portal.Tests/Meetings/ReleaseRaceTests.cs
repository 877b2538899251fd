using System.Globalization;
using System.Net;
using Dapper;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Meetings.Concerns;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static IntMan.Portal.Tests.Meetings.MeetingPathTests;

namespace IntMan.Portal.Tests.Meetings;

/// <summary>Many at once on the way out of the room. What the round has was voted on by all, word for word; nothing leaves twice.</summary>
public sealed class ReleaseRaceTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Slug = "austauschforum-bodenseekreis";

    /// <summary>Of each member; RACE_STEPS=4000 makes the test run for about a minute.</summary>
    private static readonly int Steps = int.TryParse(Environment.GetEnvironmentVariable("RACE_STEPS"), CultureInfo.InvariantCulture,
        out var steps) ? steps : 150;

    private static readonly DateOnly Today = new(2026, 11, 18);

    [Fact]
    public async Task Everybody_EditsVotesRevokesAndHandsOff_NothingUnreleasedLeaves()
    {
        var forum = await Forum.OpenAsync(portal);
        var concerns = new List<Guid>();
        foreach (var title in new[] { "Rennen eins", "Rennen zwei", "Rennen drei" })
        {
            concerns.Add(Guid.Parse((await forum.RaiseAsync(title, "x", $"{title}: Wortlaut.")).Split('/')[^1]));
        }

        var members = new List<Caller>();
        foreach (var name in Forum.Voters)
        {
            members.Add(await CallerAsync(name));
        }

        await Task.WhenAll(members.Select((member, seed) => Task.Run(() => ActAsync(member, concerns, new Random(seed)))));
        await AssertCleanAsync();
        Assert.True(await ScalarAsync<bool>("""
            select exists (select from meetings.concern_hand_off k join meetings.concern c on c.id = k.concern_id
                where c.title like 'Rennen%')
            """));
    }

    [Fact]
    public async Task HandOff_PressedTenTimesAtOnce_IsOneCopy()
    {
        var forum = await Forum.OpenAsync(portal);
        var concern = await forum.ReleaseAsync("Doppelklick", "x", "Einmal genügt.");
        var (id, caller) = (Guid.Parse(concern.Split('/')[^1]), await CallerAsync("sprecher"));
        var seen = await HashAsync(caller, id);
        var copies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() =>
            Service<HandOffConcern>().ExecuteAsync(caller, Slug, id, seen, CancellationToken.None))));
        Assert.Single(copies.Distinct());
        Assert.Equal(1, await ScalarAsync<long>("select count(*) from meetings.hand_off where title = 'Doppelklick'"));
    }

    [Fact]
    public async Task Term_ThatEndsWhileTheFormIsOpen_HandsNothingOff()
    {
        var forum = await Forum.OpenAsync(portal);
        var concern = await forum.ReleaseAsync("Amtszeit", "x", "Wer spricht?");
        using var speaker = await Visitor.SignedInAsync(portal, "sprecher");
        var opened = await speaker.PageAsync(concern);
        const string Term = "where role = 'Spokesperson' and series_id = (select id from meetings.series where slug = '" + Slug + "')";
        await portal.Cluster.ExecuteAsync(portal.Database, $"update meetings.role_term set valid_until = '2026-11-17' {Term}");
        try
        {
            using var late = await SendAsync(speaker, opened, "form[action*=Uebergeben]", concern);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
            Assert.Equal("Released", await forum.StateAsync(concern));
        }
        finally
        {
            await portal.Cluster.ExecuteAsync(portal.Database, $"update meetings.role_term set valid_until = null {Term}");
        }

        await forum.HandOffAsync(concern);
    }

    /// <summary>The hand-off waits for the change of the role that came first, and is refused after it.</summary>
    [Fact]
    public async Task Rotation_ThatBeganBefore_IsSeenByTheHandOff()
    {
        var forum = await Forum.OpenAsync(portal);
        var concern = await forum.ReleaseAsync("Wechsel im Amt", "x", "Der Wechsel kommt zuerst.");
        using var speaker = await Visitor.SignedInAsync(portal, "sprecher");
        var opened = await speaker.PageAsync(concern);
        using (var late = await Meanwhile.CommitAsync(portal, $"""
            select id from meetings.series where slug = '{Slug}' for update;
            update meetings.role_term set valid_until = '2026-11-17' where role = 'Spokesperson'
                and series_id = (select id from meetings.series where slug = '{Slug}')
            """, () => SendAsync(speaker, opened, "form[action*=Uebergeben]", concern)))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        }

        await portal.Cluster.ExecuteAsync(portal.Database, $"""
            update meetings.role_term set valid_until = null where role = 'Spokesperson'
                and series_id = (select id from meetings.series where slug = '{Slug}')
            """);
        Assert.Equal("Released", await forum.StateAsync(concern));
    }

    [Fact]
    public async Task Wording_OfAnEarlierRelease_IsRefused_AndNoRoleMakesACopyItself()
    {
        var forum = await Forum.OpenAsync(portal);
        var concern = await forum.ReleaseAsync("Alter Wortlaut", "x", "Die erste Fassung.");
        var (id, caller) = (Guid.Parse(concern.Split('/')[^1]), await CallerAsync("sprecher"));
        var old = await HashAsync(caller, id);
        await Service<WriteConcern>().RevokeAsync(caller, Slug, id, CancellationToken.None);
        using (var member = await Visitor.SignedInAsync(portal, "im1"))
        {
            await DoAsync(member, concern, "form[action*=Wortlaut]", ("wortlaut", "Die zweite Fassung."));
        }

        await forum.OpenVoteAsync(concern);
        await forum.VoteAsync(concern, [.. Forum.Voters.Select(name => (name, "Yes"))]);
        await Assert.ThrowsAsync<RuleViolation>(() =>
            Service<HandOffConcern>().ExecuteAsync(caller, Slug, id, old, CancellationToken.None));

        await using var staff = await portal.Cluster.ConnectAsync(portal.Database, "portal_staff");
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            staff.ExecuteAsync("insert into meetings.hand_off select * from meetings.hand_off limit 0"));
        Assert.Equal("42501", refused.SqlState);
        refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            staff.ExecuteAsync("update meetings.hand_off set text = 'anders'"));
        Assert.Equal("42501", refused.SqlState);
    }

    private async Task ActAsync(Caller member, List<Guid> concerns, Random random)
    {
        for (var step = 0; step < Steps; step++)
        {
            var id = concerns[random.Next(concerns.Count)];
            try
            {
                await StepAsync(member, id, random);
            }
            catch (Exception e) when (e is RuleViolation or ChangedMeanwhile or MissingEntry)
            {
                // Somebody else was quicker, or the state is another: that is what the race is about.
            }
        }
    }

    private async Task StepAsync(Caller member, Guid id, Random random)
    {
        var page = (await Service<ShowConcern>().ExecuteAsync(member, Slug, id, CancellationToken.None))!;
        switch (random.Next(100))
        {
            case < 6:
                await Service<WriteConcern>().WordAsync(member, Slug, id,
                    new WordingInput("Rennen", $"Fassung {random.Next(1000)}.", [], true), page.Concern.Wording, CancellationToken.None);
                break;
            case < 26:
                await Service<VoteOnConcern>().OpenAsync(member, Slug, id, VoteWay.Deadline, page.Wording!.HashText,
                    CancellationToken.None);
                break;
            case < 82 when page.Ballot is { IsOpen: true } ballot:
                var choice = random.Next(12) == 0 ? Vote.No : Vote.Yes;
                await Service<VoteOnConcern>().CastAsync(member, Slug, ballot.Id, choice, ballot.HashText, CancellationToken.None);
                break;
            case < 86:
                await Service<WriteConcern>().RevokeAsync(member, Slug, id, CancellationToken.None);
                break;
            default:
                await Service<HandOffConcern>().ExecuteAsync(member, Slug, id, page.Wording!.HashText, CancellationToken.None);
                break;
        }
    }

    private async Task AssertCleanAsync()
    {
        Assert.Equal(0, await ScalarAsync<long>("""
            select count(*) from meetings.hand_off h join meetings.concern_hand_off k on k.hand_off_id = h.id
                left join meetings.ballot b on b.id = k.ballot_id and b.outcome = 'Met' and b.hash = h.hash
            where b.id is null or h.hash <> sha256(convert_to(h.title || E'\n' || h.text, 'UTF8'))
            """));
        Assert.Equal(0, await ScalarAsync<long>("""
            select count(*) from (select k.concern_id from meetings.concern_hand_off k join meetings.hand_off h on h.id = k.hand_off_id
                where h.state not in ('Clarified', 'Recalled') group by k.concern_id having count(*) > 1) twice
            """));
        Assert.Equal(0, await ScalarAsync<long>("""
            select count(*) from meetings.hand_off h where not exists (select from meetings.concern_hand_off k where k.hand_off_id = h.id)
            """));
        Assert.Equal(0, await ScalarAsync<long>("""
            select count(*) from meetings.concern c where c.state = 'HandedOff'
                and not exists (select from meetings.concern_hand_off k where k.concern_id = c.id)
            """));
        Assert.Equal(0, await ScalarAsync<long>("""
            select count(*) from meetings.ballot b where b.outcome is null
                and not exists (select from meetings.concern c where c.id = b.concern_id and c.state = 'Voting' and c.wording = b.wording)
            """));
    }

    private async Task<string> HashAsync(Caller caller, Guid id) =>
        (await Service<ShowConcern>().ExecuteAsync(caller, Slug, id, CancellationToken.None))!.Wording!.HashText;

    private async Task<Caller> CallerAsync(string name)
    {
        var account = await ScalarAsync<Guid>($"select id from accounts.account where email = '{name}@demo.example'");
        var person = await ScalarAsync<Guid>($"select person_id from accounts.account where email = '{name}@demo.example'");
        return new Caller(new Actor(account, name, "Integrationsmanagement") { PersonId = person },
            new AccessScope(Today) { People = [person] });
    }

    private T Service<T>()
        where T : notnull => portal.Services.GetRequiredService<T>();

    private Task<T> ScalarAsync<T>(string sql) => portal.Cluster.ScalarAsync<T>(portal.Database, sql);
}
