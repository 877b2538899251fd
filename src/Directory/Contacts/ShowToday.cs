using Dapper;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;

namespace IntMan.Directory.Contacts;

/// <summary>"Heute geöffnet" and the places of the home page, in one round trip.</summary>
public sealed class ShowToday(PublicSource source)
{
    /// <summary>Rows of the home page; the rest stands on the pages of the municipalities.</summary>
    public const int MaxSlots = 8;

    /// <summary>Up to so many municipalities are listed by name; a whole Land is listed by county.</summary>
    public const int MaxMunicipalities = 60;

    // Hours of this weekday that have not ended, in the order in which they end; dates moved or added to today come with their rule.
    private const string Posts = """
        array(
            select coalesce(h.post_id, p.post_id) from (
                (select post_id, person_id from public_directory.office_hour
                where weekday = @Weekday and ends_at > @Now and valid_from <= @Day and (valid_until is null or valid_until >= @Day) order by ends_at limit 40)
                union all
                (select h.post_id, h.person_id from public_directory.office_hour_deviation d join public_directory.office_hour h on h.id = d.office_hour_id
                where d.new_day = @Day limit 40)) h
            left join lateral (select post_id from public_directory.holder where person_id = h.person_id and valid_from <= @Day and (valid_until is null or valid_until >= @Day) limit 1) p on true)
        """;

    private static readonly string Sql = $"""
        select m.ags, m.name, m.kind, m.county_key, c.name as county, d.model, a.name as association
        from public_directory.municipality m
        join public_directory.county c on c.key = m.county_key
        left join public_directory.mandate d on d.ags = m.ags and d.valid_from <= @Day and (d.valid_until is null or d.valid_until >= @Day)
        left join public_directory.association a on a.key = d.association_key
        where m.kind <> 'Uninhabited' order by m.ags limit {MaxMunicipalities + 1};

        select c.key, c.name, c.kind from public_directory.county c order by c.name limit 500;

        """ + ContactSql.For(Posts);

    public async Task<TodayPage> ExecuteAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var window = ReadingWindow.OfDay(DateOnly.FromDateTime(now.DateTime));
        var day = window.Day;
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(Sql, new
        {
            window.Since,
            window.Day,
            window.Horizon,
            Weekday = day.DayOfWeek.ToString(),
            Now = TimeOnly.FromDateTime(now.DateTime),
        }, cancellationToken: cancellation));
        var municipalities = (await grid.ReadAsync<MunicipalityRow>()).AsList();
        var counties = (await grid.ReadAsync<CountyRow>()).AsList();
        var contacts = await ContactSet.ReadAsync(grid, day);
        var slots = contacts.All
            .SelectMany(c => c.Hours.Between(day, day).Select(date => new TodaySlot(c, date, c.SubstituteOn(day))))
            .Where(s => s.Date.EndsAt is { } end && MunicipalCalendar.At(day, end) > now && (s.Date.TakesPlace || (s.Date.Status == DateStatus.Absent && s.Substitute is not null)))
            .OrderBy(s => s.Date.StartsAt).ThenBy(s => s.Contact.DisplayName, StringComparer.Ordinal).ToList();
        return new TodayPage([.. slots.Take(MaxSlots)], slots.Count, municipalities.Count > MaxMunicipalities ? [] : municipalities, counties);
    }
}

/// <summary>The home page's data; municipalities are empty where there are too many to list.</summary>
public sealed record TodayPage(IReadOnlyList<TodaySlot> Slots, int SlotCount, IReadOnlyList<MunicipalityRow> Municipalities, IReadOnlyList<CountyRow> Counties);

/// <summary>One office hour of today that has not ended.</summary>
public sealed record TodaySlot(Contact Contact, OfficeHourDate Date, Contact? Substitute);
