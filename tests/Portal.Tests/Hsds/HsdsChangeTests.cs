using System.Globalization;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Hsds;

/// <summary>What those see who read while others write, and those who keep a copy.</summary>
public sealed class HsdsChangeTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Walk_WhileEntriesAreRenamedAddedAndWithdrawn_VisitsEveryEntryOfItsBeginningOnce()
    {
        var before = (await portal.JsonAsync("/services?per_page=500")).Contents();
        var (first, last, withdrawn) = (before[0].Text("id"), before[^1].Text("id"), before[^2].Text("id"));
        var names = before.ToDictionary(service => service.Text("id"), service => service.Text("name"));
        var walked = await portal.WalkAsync("/services?per_page=10", async page =>
        {
            if (page == 1)
            {
                await SqlAsync($"""
                    update directory.service set name = 'zzz Umbenannt' where id = '{first}';
                    update directory.service set name = '000 Umbenannt' where id = '{last}';
                    update directory.service set status = 'Ended' where id = '{withdrawn}';
                    {Copy("'neu-mittendrin'", "'M neu'")}
                    """);
            }
        });
        Assert.Equal(before.Select(service => service.Text("id")), walked.Select(service => service.Text("id")));
        var gone = walked.Single(service => service.Text("id") == withdrawn);
        Assert.Equal(["id", "name", "status", "last_modified"], gone.EnumerateObject().Select(property => property.Name));
        Assert.Equal("defunct", gone.Text("status"));
        Assert.Equal("000 Umbenannt", walked.Single(service => service.Text("id") == last).Text("name"));
        Assert.Contains((await portal.JsonAsync("/services?per_page=500")).Contents(), service => service.Text("name") == "M neu");
        await SqlAsync($"""
            update directory.service set name = '{names[first]}' where id = '{first}'; update directory.service set name = '{names[last]}'
              where id = '{last}';
            update directory.service set status = 'Published' where id = '{withdrawn}'; delete from directory.service
              where slug = 'neu-mittendrin';
            """);
    }

    [Theory]
    [InlineData("Paused", "inactive")]
    [InlineData("Draft", "inactive")]
    [InlineData("Ended", "defunct")]
    public async Task ModifiedAfter_WithdrawnService_IsListedWithTheMinimum(string status, string expected)
    {
        var id = (await portal.JsonAsync("/services?per_page=500")).Contents()[20].Text("id");
        var since = await NowAsync();
        await SqlAsync($"update directory.service set status = '{status}' where id = '{id}'");
        var changed = (await portal.JsonAsync($"/services?modified_after={since}&per_page=500")).Contents();
        var gone = Assert.Single(changed);
        Assert.Equal((id, expected), (gone.Text("id"), gone.Text("status")));
        Assert.Equal(["id", "name", "status", "last_modified"], gone.EnumerateObject().Select(property => property.Name));
        Assert.Equal(expected, (await portal.JsonAsync($"/services/{id}")).Text("status"));
        Assert.DoesNotContain((await portal.JsonAsync("/services?per_page=500")).Contents(), service => service.Text("id") == id);
        await SqlAsync($"update directory.service set status = 'Published' where id = '{id}'");
        Assert.Equal("active", Assert.Single((await portal.JsonAsync($"/services?modified_after={since}")).Contents()).Text("status"));
    }

    [Fact]
    public async Task ModifiedAfter_RemovedService_IsDefunct()
    {
        await SqlAsync(Copy("'bald-weg'", "'Bald weg'"));
        var id = (await portal.JsonAsync("/services?search=Bald%20weg")).Contents().Single().Text("id");
        var since = await NowAsync();
        await SqlAsync("delete from directory.service where slug = 'bald-weg'");
        var gone = Assert.Single((await portal.JsonAsync($"/services?modified_after={since}")).Contents());
        Assert.Equal((id, "Bald weg", "defunct"), (gone.Text("id"), gone.Text("name"), gone.Text("status")));
    }

    [Theory]
    [InlineData(
        "update directory.organisation set phone = '030 23125 999' where id = (select organisation_id from directory.service where id = "
        + "'{0}')")]
    [InlineData(
        "update directory.place set room = 'Zimmer 999' where id = (select place_id from directory.service_place where service_id = '{0}' "
        + "limit 1)")]
    [InlineData(
        "insert into directory.confirmation (id, service_id, confirmed_on, by_role) values (gen_random_uuid(), '{0}', '2026-11-17', "
        + "'Träger')")]
    [InlineData("update directory.service_place set note = 'Neuer Eingang' where service_id = '{0}'")]
    public async Task ModifiedAfter_ChangeOfWhatBelongsToAService_ListsTheService(string change)
    {
        var id = (await portal.JsonAsync("/service_at_locations")).Contents()[0].Text("service_id");
        var since = await NowAsync();
        await SqlAsync(string.Format(CultureInfo.InvariantCulture, change, id));
        Assert.Contains((await portal.JsonAsync($"/services?modified_after={since}&per_page=500")).Contents(),
            service => service.Text("id") == id);
    }

    [Fact]
    public async Task Drafts_AreNowhere()
    {
        var draft = await portal.Cluster.ScalarAsync<Guid>(portal.Database,
            "select id from directory.service where status = 'Draft' limit 1");
        await portal.JsonAsync($"/services/{draft}", System.Net.HttpStatusCode.NotFound);
        Assert.DoesNotContain(draft.ToString(),
            string.Concat((await portal.LinesAsync("/services?format=ndjson&full=true&modified_after=2000-01-01"))
            .Select(line => line.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_WithClosures_EndsBeforeAndBeginsAfterThem()
    {
        var (service, place) = await HourAsync("Wednesday");
        var schedules = await SchedulesAsync(service, place);

        // Wednesdays from 4 November 2026: one is cancelled, one moved to Thursday; 6 January 2027 is a public holiday.
        Assert.Equal(
        [
            "2026-11-04..2026-11-10 2026-11-04 1 WEEKLY 1 WE 09:00-11:00",
            "2026-11-19..2026-11-19 2026-11-19 1 WEEKLY 1 TH 10:00-12:00",
            "2026-11-19..2027-01-05 2026-11-25 1 WEEKLY 1 WE 09:00-11:00",
            "2027-01-07.. 2027-01-13 1 WEEKLY 1 WE 09:00-11:00",
        ], schedules);
        Assert.Contains((await portal.JsonAsync("/services?day=WE&start_time=10:00&end_time=10:30&per_page=500")).Contents(),
            found => found.Text("id") == service);
        Assert.DoesNotContain((await portal.JsonAsync("/services?day=WE&start_time=11:00&per_page=500")).Contents(),
            found => found.Text("id") == service);
        Assert.Equal(4, (await SchedulesAsync(service, place, "id")).Distinct().Count());
    }

    private async Task<(string Service, string Place)> HourAsync(string weekday)
    {
        var at = (await portal.JsonAsync("/service_at_locations?per_page=500")).Contents()[5];
        var (service, place) = (at.Text("service_id"), at.Text("location_id"));
        await SqlAsync($"""
            delete from directory.office_hour where service_id = '{service}';
            insert into directory.office_hour (id, service_id, place_id, weekday, recurrence, step, starts_at, ends_at, channel,
              pauses_in_school_holidays, open_on_public_holidays, valid_from)
            values ('aaaaaaaa-0000-4000-8000-000000000001', '{service}', '{place}', '{weekday}', 'EveryNthWeek', 1, '09:00', '11:00',
              'Open', false, false, '2026-11-04');
            insert into directory.office_hour_deviation (id, office_hour_id, day, kind, new_day, new_starts_at, new_ends_at) values
                (gen_random_uuid(), 'aaaaaaaa-0000-4000-8000-000000000001', '2026-11-11', 'Cancelled', null, null, null),
                (gen_random_uuid(), 'aaaaaaaa-0000-4000-8000-000000000001', '2026-11-18', 'Moved', '2026-11-19', '10:00', '12:00');
            """);
        return (service, place);
    }

    private async Task<List<string>> SchedulesAsync(string service, string place, string? only = null)
    {
        var at = (await portal.JsonAsync($"/services/{service}")).GetProperty("service_at_locations").EnumerateArray()
            .Single(at => at.Text("location_id") == place);
        return
        [
            .. at.GetProperty("schedules").EnumerateArray().Select(row => only is not null ? row.Text(only)
                : $"{row.Text("valid_from")}..{(row.TryGetProperty("valid_to", out var to) ? to.GetString() : "")} {row.Text("dtstart")} "
                    + $"{row.GetProperty("timezone")} {row.Text("freq")} {row.GetProperty("interval")} {row.Text("byday")} "
                    + $"{row.Text("opens_at")}-{row.Text("closes_at")}"),
        ];
    }

    private static string Copy(string slug, string name) => $"""
        insert into directory.service
        select r.* from (select * from directory.service where status = 'Published' order by slug limit 1) s
        cross join lateral jsonb_populate_record(null::directory.service,
          to_jsonb(s) || jsonb_build_object('id', gen_random_uuid(), 'slug', {slug}, 'name', {name})) r;
        """;

    private Task SqlAsync(string sql) => portal.Cluster.ExecuteAsync(portal.Database, sql);

    private Task<string> NowAsync() => portal.Cluster.ScalarAsync<string>(portal.Database,
        "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
}
