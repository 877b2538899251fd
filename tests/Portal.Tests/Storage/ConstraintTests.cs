using Dapper;
using IntMan.Portal.Tests.Support;
using Npgsql;

namespace IntMan.Portal.Tests.Storage;

/// <summary>What only the database can see, refused by name; each statement runs over the demo county and is rolled back.</summary>
public sealed class ConstraintTests(TestCluster cluster)
{
    private const string NewCommission =
        "insert into directory.mandate (id, ags, model, valid_from, valid_until) values (gen_random_uuid(), '08435016', 'OwnStaff', ";
    private const string EndCommission = "update directory.mandate set valid_until = '2026-12-31' where ags = '08435016'; ";
    private const string NewHour = """
        insert into directory.office_hour (id, post_id, place_id, weekday, recurrence, step, channel, pauses_in_school_holidays,
          open_on_public_holidays, valid_from, starts_at, ends_at)
        select gen_random_uuid(), p.id, l.id, 'Wednesday', 'EveryNthWeek', 1, 'Open', false, false, '2026-01-01',
        """;

    private const string EndHours = """
        update directory.office_hour set valid_until = '2026-06-30' where post_id in (select id from directory.post
          where slug = 'im-ettlingen-sued');
        insert into directory.office_hour (id, post_id, place_id, weekday, recurrence, step, channel, pauses_in_school_holidays,
          open_on_public_holidays, starts_at, ends_at, valid_from)
        select gen_random_uuid(), p.id, l.id, 'Wednesday', 'EveryNthWeek', 1, 'Open', false, false, time '16:00', time '17:00',
        """;

    private const string EndHoldings = """
        update directory.post_holder set valid_until = '2026-12-31' where valid_until is null;
        insert into directory.post_holder (id, post_id, person_id, role, valid_from)
        select gen_random_uuid(), post_id, person_id, 'Deputy', valid_until from directory.post_holder where valid_until = '2026-12-31'
        """;

    private const string InSpessart =
        " from directory.post p, directory.place l where p.slug = 'im-ettlingen-sued' and l.slug = 'ettlingen-spessart'";
    private const string InBunsenstr =
        " from directory.post p, directory.place l where p.slug = 'im-ettlingen-sued' and l.slug = 'ettlingen-bunsenstr'";
    private const string NewAbsence = """
        insert into directory.absence (id, person_id, substitute_id, recorded_on, recorded_by, first_day, last_day)
        select gen_random_uuid(), a.id, s.id, '2026-11-01', 'Test',
        """;

    private const string MehmetByLudger =
        " from directory.person a, directory.person s where a.slug = 'mehmet-pfahlinger' and s.slug = 'ludger-klosterwiese'";
    private const string LudgerByTarek =
        " from directory.person a, directory.person s where a.slug = 'ludger-klosterwiese' and s.slug = 'tarek-wolkenfeld'";
    private const string NewRule =
        "insert into directory.responsibility (id, post_id, target_group, valid_from, is_presumed, ags, county_key, street_id, numbers) "
        + "select gen_random_uuid(), p.id, 'alle', '2026-02-01', false, ";
    private const string OfThePost = " from directory.post p where p.slug = 'im-meersburg'";

    private const string Round = """
        insert into meetings.series (id, slug, title, format, county_key, charter_version, aims, participants, cadence, starts_at, minutes,
          place, template, guests_invited_by, approval_rule, release_rule, is_public, created_at)
        values ('0197a000-0000-7000-8000-000000000001', 'runde', 'Runde', 'ExchangeForum', '08435', 1, 'x', 'x', 'AsNeeded', '09:00', 60, 'Rathaus',
          'x', 'x', 'NextMeeting', 'Unanimous', false, now());

        """;
    private const string Until = "(values (date '2026-01-01', date '2026-06-30'), (date '";
    private const string OpenEnd = "', null)) t (first, last) where p.slug = 'mirela-ampelstein'";
    private const string TwoSeats = Round + "insert into meetings.member (id, series_id, person_id, stands_for, level, valid_from, valid_until) "
        + "select gen_random_uuid(), '0197a000-0000-7000-8000-000000000001', p.id, 'Amt', 'Micro', first, last from directory.person p, " + Until;
    private const string TwoTerms = Round + "insert into meetings.role_term (id, series_id, person_id, role, valid_from, valid_until) "
        + "select gen_random_uuid(), '0197a000-0000-7000-8000-000000000001', p.id, 'Organiser', first, last from directory.person p, " + Until;
    private const string TwoMandates = Round + "insert into meetings.mandate (id, series_id, person_id, reach, reports_back, valid_from, "
        + "valid_until, granted_by, granted_at) select gen_random_uuid(), '0197a000-0000-7000-8000-000000000001', p.id, 'MayAgree', false, "
        + "first, last, 'Test', now() from directory.person p, " + Until;

    [Theory]
    [InlineData("one_seat_at_a_time", TwoSeats + "2026-06-30" + OpenEnd)]
    [InlineData("one_in_a_role_at_a_time", TwoTerms + "2026-06-30" + OpenEnd)]
    [InlineData("one_mandate_at_a_time", TwoMandates + "2026-06-30" + OpenEnd)]
    [InlineData("one_mandate_per_day", NewCommission + "'2026-06-01', null)")]
    [InlineData("one_mandate_per_day", NewCommission + "'2025-01-01', '2026-01-01')")]
    [InlineData("one_mandate_per_day", EndCommission + NewCommission + "'2026-12-31', null)")]
    [InlineData("one_place_at_a_time", NewHour + "time '16:00', time '17:00'" + InSpessart)]
    [InlineData("one_place_at_a_time", NewHour + "time '16:29', time '17:00'" + InSpessart)]
    [InlineData("one_place_at_a_time", EndHours + "date '2026-06-30'" + InSpessart)]
    [InlineData("one_holding_at_a_time", EndHoldings)]
    [InlineData("hour_has_both_times", NewHour + "time '17:00', time '16:00'" + InSpessart)]
    [InlineData("hour_has_both_times", NewHour + "time '17:00', null" + InSpessart)]
    [InlineData("hour_of_post_person_or_service", "update directory.office_hour set person_id = (select id from directory.person limit 1)")]
    [InlineData("hour_of_post_person_or_service", "update directory.office_hour set post_id = null")]
    [InlineData("no_substitute_cycle", NewAbsence + "date '2026-11-27', date '2026-11-28'" + MehmetByLudger)]
    [InlineData("nobody_substitutes_themselves|no_substitute_cycle", "update directory.absence set substitute_id = person_id")]
    [InlineData("one_absence_at_a_time", NewAbsence + "date '2026-11-27', date '2026-11-28'" + LudgerByTarek)]
    [InlineData("one_area_per_rule", NewRule + "'08435036', '08435', null, null" + OfThePost)]
    [InlineData("one_area_per_rule", NewRule + "null, null, null, null" + OfThePost)]
    [InlineData("numbers_need_a_street", NewRule + "'08435036', null, null, '1-9'" + OfThePost)]
    [InlineData("one_rule_per_area",
        "insert into directory.responsibility select gen_random_uuid(), post_id, county_key, association_key, ags, district_id, "
        + "street_id, numbers, target_group, valid_from, valid_until, is_presumed, source from directory.responsibility")]
    [InlineData("one_holding_at_a_time",
        "insert into directory.post_holder (id, post_id, person_id, role, valid_from) select gen_random_uuid(), post_id, person_id, "
        + "'Deputy', '2026-06-01' from directory.post_holder")]
    [InlineData("one_street_per_name",
        "insert into directory.street (id, ags, name, search_key, search_words, search_near) select gen_random_uuid(), ags, "
        + "'Rheinstraße', search_key, search_words, search_near from directory.street where name = 'Rheinstr.'")]
    [InlineData("one_school_holiday_per_day",
        "insert into directory.school_holiday (id, state, name, first_day, last_day) values (gen_random_uuid(), 'BW', 'x', '2026-10-30', "
        + "'2026-10-31')")]
    [InlineData("one_deviation_per_date",
        "insert into directory.office_hour_deviation (id, office_hour_id, day, kind) select gen_random_uuid(), office_hour_id, day, "
        + "'Cancelled' from directory.office_hour_deviation")]
    [InlineData("moved_needs_a_new_date", "update directory.office_hour_deviation set new_day = null")]
    [InlineData("ags_lies_in_county", "update directory.municipality set county_key = '08215' where ags = '08435016'")]
    [InlineData("county_key_digits", "insert into directory.county (key, name, kind, state) values ('0843', 'x', 'Rural', 'BW')")]
    [InlineData("one_person_per_slug", "update directory.person set slug = 'tarek-wolkenfeld' where slug = 'mirela-ampelstein'")]
    [InlineData("mandate_model", "update directory.mandate set model = 'Nobody'")]
    [InlineData("responsibility_street", "delete from directory.street where name = 'Rheinstr.'")]
    public async Task Database_ContradictoryData_RefusesByName(string constraint, string sql) =>
        Assert.Contains(await TryAsync(sql), constraint.Split('|'));

    [Theory]
    [InlineData(EndCommission + NewCommission + "'2027-01-01', null)")]
    [InlineData(NewCommission + "'2025-01-01', '2025-12-31')")]
    [InlineData(NewHour + "time '16:30', time '17:00'" + InSpessart)]
    [InlineData(NewHour + "time '13:00', time '14:00'" + InSpessart)]
    [InlineData(EndHours + "date '2026-07-01'" + InSpessart)]
    [InlineData(NewHour + "time '16:00', time '17:00'" + InBunsenstr)]
    [InlineData(NewAbsence + "date '2026-11-28', date '2026-11-30'" + MehmetByLudger)]
    [InlineData(NewAbsence + "date '2026-11-28', date '2026-11-30'" + LudgerByTarek)]
    [InlineData(TwoSeats + "2026-07-01" + OpenEnd)]
    [InlineData(TwoTerms + "2026-07-01" + OpenEnd)]
    [InlineData(TwoMandates + "2026-07-01" + OpenEnd)]
    public async Task Database_DataThatOnlyTouches_IsTaken(string sql) => Assert.Null(await TryAsync(sql));

    /// <summary>A new one is to be tried at its edge too.</summary>
    [Fact]
    public async Task Overlaps_AreAllTried()
    {
        await using var connection = await cluster.ConnectAsync("demo");
        var constraints = await connection.QueryAsync<string>("select conname from pg_constraint where contype = 'x' order by conname");
        var tried = typeof(ConstraintTests).GetMethod(nameof(Database_ContradictoryData_RefusesByName))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false).Cast<InlineDataAttribute>().Select(row => (string)row.Data[0]!);
        Assert.Empty(constraints.Except(tried));
    }

    /// <returns>The constraint that refused; null when nothing did.</returns>
    private async Task<string?> TryAsync(string sql)
    {
        await using var connection = await cluster.ConnectAsync("demo");
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        try
        {
            Assert.NotEqual(0, await connection.ExecuteAsync(sql, transaction: transaction));
            return null;
        }
        catch (PostgresException refusal)
        {
            return refusal.ConstraintName;
        }
    }
}
