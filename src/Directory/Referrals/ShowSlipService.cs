using Dapper;
using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Published;
using IntMan.Directory.Services;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Referrals;

/// <summary>What a slip says about a service: where, when, what to bring; as published.</summary>
public sealed class ShowSlipService(PublicSource source, MunicipalCalendar calendar)
{
    private const int DaysAhead = 60;

    private const string Sql = $"""
        select s.id, s.slug, s.name, s.kind, o.name as organisation, s.refer_when, s.settle_first, s.not_here, s.capacity, s.waiting_weeks,
          s.capacity_on, s.access, s.access_note, s.documents, s.languages, s.interpreting, s.phone, s.email, s.website,
            t.name as translated_name, t.summary as translated_summary, s.summary, s.served_keys, s.serves_everyone
        from public_directory.service s
        join public_directory.organisation o on o.id = s.organisation_id
        left join public_directory.service_translation t on t.service_id = s.id and t.language = @language
        where s.slug = @slug;

        select l.id, l.slug, l.name, l.ags, l.address, l.postal_code, l.town, l.room, l.wheelchair_access, l.transport, l.latitude,
          l.longitude
        from public_directory.service s join public_directory.service_place p on p.service_id = s.id
          join public_directory.place l on l.id = p.place_id
        where s.slug = @slug order by l.name, l.id limit 20;

        select h.id, h.service_id, h.place_id, h.weekday, h.recurrence, h.step, h.starts_at, h.ends_at, h.channel,
          h.pauses_in_school_holidays, h.open_on_public_holidays,
            h.valid_from, h.valid_until, h.note, h.sequence, h.changed_at
        from public_directory.service s join public_directory.service_hour h on h.service_id = s.id
        where s.slug = @slug and foundation.reaches(h.valid_until, @today) limit 200;

        select d.id, d.office_hour_id, d.day, d.kind, d.new_day, d.new_starts_at, d.new_ends_at, d.new_place_id, d.note
        from public_directory.service s join public_directory.service_hour_deviation d on d.service_id = s.id
        where s.slug = @slug and (d.day >= @today or d.new_day >= @today) limit 500;

        select id, state, name, first_day, last_day from public_directory.school_holiday
          where foundation.valid_within(first_day, last_day, @today, @horizon);

        {ClosingDaySql.OfService}

        select c.state from public_directory.service s join public_directory.service_place p on p.service_id = s.id
          join public_directory.place l on l.id = p.place_id
        join public_directory.county c on c.key = left(l.ags, 5) where s.slug = @slug limit 1;

        select l.id, l.slug, l.name, l.ags, l.address, l.postal_code, l.town, l.room, l.wheelchair_access, l.transport, l.latitude,
          l.longitude
        from public_directory.place l where l.id in (
            select d.new_place_id from public_directory.service s join public_directory.service_hour_deviation d on d.service_id = s.id
            where s.slug = @slug and d.new_day >= @today) limit 50;
        """;

    public async Task<SlipService?> ExecuteAsync(string slug, string language, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var today = calendar.Today;
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(Sql,
            new { slug, language, today, horizon = today.AddDays(DaysAhead) }, cancellationToken: cancellation));
        if (await grid.ReadSingleOrDefaultAsync<SlipServiceRow>() is not { } service)
        {
            return null;
        }

        var places = (await grid.ReadAsync<Place>()).AsList();
        var hours = (await grid.ReadAsync<OfficeHour>()).AsList();
        var deviations = (await grid.ReadAsync<OfficeHourDeviation>()).AsList();
        var pauses = (await grid.ReadAsync<SchoolHoliday>()).AsList();
        var closingDays = (await grid.ReadAsync<ClosingDay>()).AsList();
        var state = Enum.TryParse<FederalState>(await grid.ReadSingleOrDefaultAsync<string>(), out var known) ? known : FederalState.BW;
        var elsewhere = (await grid.ReadAsync<Place>()).ExceptBy(places.Select(place => place.Id), place => place.Id).ToList();
        var dates = new OfficeHours(hours, deviations, closingDays, state, pauses);
        return new SlipService(service, places, hours,
            [.. dates.Between(today, today.AddDays(DaysAhead))
            .Where(date => date is { TakesPlace: true, EndsAt: not null } && date.Day > today)], elsewhere);
    }
}

public sealed record SlipService(SlipServiceRow Service, IReadOnlyList<Place> Places, IReadOnlyList<OfficeHour> Rules,
    IReadOnlyList<OfficeHourDate> Dates, IReadOnlyList<Place> Elsewhere)
{
    /// <summary>Where a date is held, also one that is moved to a place that is not the service's.</summary>
    public Place? PlaceOf(OfficeHourDate date) => Places.Concat(Elsewhere).FirstOrDefault(place => place.Id == date.PlaceToGo);
}

/// <summary>A published service in the words of a slip.</summary>
public sealed class SlipServiceRow
{
    public Guid Id { get; init; }
    public string Slug { get; init; } = "";
    public string Name { get; init; } = "";
    public ServiceKind Kind { get; init; }
    public string Organisation { get; init; } = "";
    public string? ReferWhen { get; init; }
    public string? SettleFirst { get; init; }
    public string? NotHere { get; init; }
    public CapacityState Capacity { get; init; }
    public int? WaitingWeeks { get; init; }
    public DateOnly? CapacityOn { get; init; }
    public string Summary { get; init; } = "";

    public string[] Access { get; init; } = [];
    public string? AccessNote { get; init; }
    public string[] Documents { get; init; } = [];
    public string[] Languages { get; init; } = [];
    public string? Interpreting { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? Website { get; init; }

    public string[] ServedKeys { get; init; } = [];
    public bool ServesEveryone { get; init; }

    public string? TranslatedName { get; init; }
    public string? TranslatedSummary { get; init; }

    /// <summary>Whether people from there may come; unknown places may.</summary>
    public bool Serves(ReferralOrigin origin) => ServesEveryone || origin.CountyKey is not { } county
        || ServedKeys.Any(key => key == county || (origin.Ags is { } ags ? key == ags : key.StartsWith(county, StringComparison.Ordinal)));
}
