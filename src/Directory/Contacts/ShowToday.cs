using Dapper;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Quality;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Contacts;

/// <summary>"Heute geöffnet" and the places of the home page, in one round trip.</summary>
public sealed class ShowToday(PublicSource source, FreshnessRules freshness)
{
    public const int MaxSlots = 8;

    public const int MaxMunicipalities = 60;

    private const int DaysAhead = 4;

    // Hours of the coming days in the order in which they end, today's only while they last; dates moved or added come with their rule.
    private const string Posts = """
        select coalesce(h.post_id, p.post_id)
        from (select w.weekday, w.place::integer - 1 as ahead from unnest(@Weekdays) with ordinality w(weekday, place)) n
        cross join lateral (
            (select post_id, person_id from public_directory.office_hour
            where weekday = n.weekday and ends_at > case when n.ahead = 0 then @Now else time '00:00' end
                and foundation.valid_on(valid_from, valid_until, @Day + n.ahead)
            order by ends_at limit case when n.ahead = 0 then 40 else 12 end)
            union all
            (select h.post_id, h.person_id from public_directory.office_hour_deviation d
              join public_directory.office_hour h on h.id = d.office_hour_id
            where d.new_day = @Day + n.ahead limit 12)) h
        left join lateral (select post_id from public_directory.holder
          where person_id = h.person_id and foundation.valid_on(valid_from, valid_until, @Day) limit 1) p on true
        """;

    private static readonly string Sql = $"""
        select m.ags, m.name, m.kind, m.county_key, c.name as county, d.model, a.name as association
        from public_directory.municipality m
        join public_directory.county c on c.key = m.county_key
        left join public_directory.mandate d on d.ags = m.ags and foundation.valid_on(d.valid_from, d.valid_until, @Day)
        left join public_directory.association a on a.key = d.association_key
        where m.kind <> 'Uninhabited' order by m.ags limit {MaxMunicipalities + 1};

        select c.key, c.name, c.kind from public_directory.county c order by c.name limit 500;

        (select s.name || coalesce(' ' || substring(r.numbers from '^[0-9]+[a-z]?'), '') from public_directory.responsibility r
          join public_directory.street s on s.id = r.street_id
        where r.numbers is not null order by r.street_id limit 1)
        union all
        (select d.name from public_directory.responsibility r join public_directory.district d on d.id = r.district_id
          where r.district_id is not null order by r.district_id limit 1)
        union all
        (select m.name from public_directory.responsibility r join public_directory.municipality m on m.ags = r.ags where r.ags is not null
          order by r.ags desc limit 1);

        """ + ContactSql.For(Posts);

    public async Task<TodayPage> ExecuteAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var window = ReadingWindow.OfDays(DateOnly.FromDateTime(now.DateTime), DaysAhead);
        var day = window.Day;
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(Sql, new
        {
            window.Since,
            window.Day,
            window.Horizon,
            Weekdays = Enumerable.Range(0, DaysAhead + 1).Select(n => day.AddDays(n).DayOfWeek.ToString()).ToArray(),
            Now = TimeOnly.FromDateTime(now.DateTime),
        }, cancellationToken: cancellation));
        var municipalities = (await grid.ReadAsync<MunicipalityRow>()).AsList();
        var counties = (await grid.ReadAsync<CountyRow>()).AsList();
        var examples = (await grid.ReadAsync<string>()).AsList();
        var contacts = await ContactSet.ReadAsync(grid, day, freshness);
        var slots = Enumerable.Range(0, DaysAhead + 1).Select(n => SlotsOn(contacts, day.AddDays(n), now))
            .FirstOrDefault(s => s.Count > 0) ?? [];
        return new TodayPage([.. slots.Take(MaxSlots)], slots.Count, municipalities.Count > MaxMunicipalities
            ? [] : municipalities, counties, examples);
    }

    private static List<TodaySlot> SlotsOn(ContactSet contacts, DateOnly day, DateTimeOffset now) =>
        [.. contacts.All.Where(c => c.IsListed)
            .SelectMany(c => c.Schedule.Between(day, day)).Where(date => date.TakesPlace && date.EndsAfter(now))
            .GroupBy(date => date.Date.Key)
            .Select(held => new TodaySlot(held.First(), [.. held.Where(date => date.IsStandIn && !date.Asked.Today.IsVacant)
                .Select(date => date.Asked)]))
            .OrderBy(s => s.Date.StartsAt).ThenBy(s => s.Date.By.DisplayName, StringComparer.Ordinal)];
}

/// <summary>The home page's data: slots of today or of the next day with any; municipalities are empty where there are too many to
/// list.</summary>
public sealed record TodayPage(IReadOnlyList<TodaySlot> Slots, int SlotCount, IReadOnlyList<MunicipalityRow> Municipalities,
    IReadOnlyList<CountyRow> Counties, IReadOnlyList<string> Examples);

/// <summary>One office hour that has not ended, and for whom it is kept besides.</summary>
public sealed record TodaySlot(ScheduledDate Date, IReadOnlyList<Contact> For);
