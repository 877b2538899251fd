using IntMan.Directory.Quality;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Meetings;

/// <summary>What the job of the day does in rounds: reminds once, and approves what nobody objected to.</summary>
public sealed class MeetingJobTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Team = "(select id from meetings.series where slug = 'teamaustausch-ettlingen')";

    [Fact]
    public async Task Reminders_GoOutOnceAndAnewWhenTheDateMoves()
    {
        _ = portal.Client;
        var day = await portal.Cluster.ScalarAsync<DateOnly>(portal.Database,
            $"select held_on from meetings.meeting where state = 'Invited' and series_id = {Team}");
        await RunAsync(day.AddDays(-4));
        Assert.Equal(0, await CountAsync("Erinnerung: Teamaustausch Ettlingen%"));
        await RunAsync(day.AddDays(-3));
        var sent = await CountAsync("Erinnerung: Teamaustausch Ettlingen%");
        Assert.Equal(await portal.Cluster.ScalarAsync<long>(portal.Database, $"""
            select count(*) from meetings.invitation i join meetings.meeting m on m.id = i.meeting_id
            join published_directory.colleague p on p.id = i.person_id
            where m.state = 'Invited' and m.series_id = {Team} and i.answer <> 'Declined' and p.email is not null
            """), sent);
        await RunAsync(day.AddDays(-2));
        Assert.Equal(sent, await CountAsync("Erinnerung: Teamaustausch Ettlingen%"));
        Assert.True(await CountAsync("Erinnerung an Aufgaben%") > 0);
        Assert.Equal(1, await CountAsync("Das Protokoll fehlt noch: Teamaustausch%"));
    }

    [Fact]
    public async Task Silence_ApprovesTheDayAfterThePeriod_UnlessSomebodyObjects()
    {
        var day = await PrepareAsync();
        var here = $"/treffen/teamaustausch-ettlingen/{day}/protokoll";
        portal.Clock.Set(TestClock.Usual);
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        await MeetingPathTests.DoAsync(officer, here, "main form.ip-form");
        await MeetingPathTests.DoAsync(officer, here, "form[action*=Pruefen]");
        await MeetingPathTests.DoAsync(officer, here, "form[action*='handler=Einwand']", ("einwand", "TOP 1 fehlt."));
        await RunAsync(new DateOnly(2026, 12, 3));
        Assert.Equal("InReview", await StateAsync(day));

        await portal.Cluster.ExecuteAsync(portal.Database,
            $"update meetings.objection set settled_at = now(), settled_as = 'übernommen' where record_id in {RecordOf(day)}");
        await RunAsync(new DateOnly(2026, 12, 2), again: true);
        Assert.Equal("InReview", await StateAsync(day));
        await RunAsync(new DateOnly(2026, 12, 4));
        Assert.Equal("Approved", await StateAsync(day));
        Assert.Equal(1, await portal.Cluster.ScalarAsync<long>(portal.Database,
            $"select count(*) from accounts.audit_log where action = 'record.approved' and subject in (select id::text from {RecordOf(day)} r)"));
    }

    private static string RecordOf(string day) =>
        $"(select r.id from meetings.record r join meetings.meeting m on m.id = r.meeting_id where m.series_id = {Team} and m.held_on = '{day}')";

    private async Task<string> PrepareAsync()
    {
        _ = portal.Client;
        return await portal.Cluster.ScalarAsync<string>(portal.Database,
            $"select held_on::text from meetings.meeting where state = 'Held' and series_id = {Team}");
    }

    private Task<string> StateAsync(string day) => portal.Cluster.ScalarAsync<string>(portal.Database,
        $"select state from meetings.record where id in {RecordOf(day)}");

    private Task<long> CountAsync(string subject) =>
        portal.Cluster.ScalarAsync<long>(portal.Database, $"select count(*) from mail.outbox where subject like '{subject}'");

    private async Task RunAsync(DateOnly day, bool again = false)
    {
        if (again)
        {
            await portal.Cluster.ExecuteAsync(portal.Database, "delete from quality.run where job = 'reminders'");
        }

        portal.Clock.Set($"{day:yyyy-MM-dd}T08:00");
        await portal.Services.GetRequiredService<QualityJobs>().RunDueAsync(TestContext.Current.CancellationToken);
    }
}
