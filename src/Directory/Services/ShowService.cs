using Dapper;
using IntMan.Directory.Contacts;
using IntMan.Directory.Exchange.Hsds;
using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.People;
using IntMan.Directory.Quality;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Services;

/// <summary>The public page of a service, in one round trip.</summary>
public sealed class ShowService(PublicSource source, FreshnessRules freshness)
{
    private static readonly string Sql = $"""
        select s.id, s.slug, s.name, o.name as organisation, s.summary, s.description, s.kind, s.areas, s.residence_statuses,
          s.minimum_age, s.maximum_age, s.only_for, s.language_level,
            s.languages, s.interpreting, s.cost, s.cost_note, s.access, s.access_note, s.documents, s.refer_when, s.settle_first,
              s.not_here, s.phone, s.email, s.website,
            s.serves_everyone, s.capacity, s.waiting_weeks, s.capacity_on, s.source, s.source_licence, s.changed_at, f.confirmed_on,
              f.by_role as confirmed_by
        from public_directory.service s
        join public_directory.organisation o on o.id = s.organisation_id
        left join lateral (select confirmed_on, by_role from public_directory.service_confirmation where service_id = s.id
          order by confirmed_on desc limit 1) f on true
        where s.slug = @Slug;

        select t.language, t.name, t.summary, t.description, t.is_machine_made
        from public_directory.service s join public_directory.service_translation t on t.service_id = s.id where s.slug = @Slug
          order by t.language;

        select p.place_id, p.phone, p.note from public_directory.service s join public_directory.service_place p on p.service_id = s.id
          where s.slug = @Slug order by p.id limit 50;

        select h.id, h.service_id, h.place_id, h.weekday, h.recurrence, h.step, h.starts_at, h.ends_at, h.channel,
          h.pauses_in_school_holidays, h.open_on_public_holidays,
            h.valid_from, h.valid_until, h.note, h.sequence, h.changed_at
        from public_directory.service s join public_directory.service_hour h on h.service_id = s.id
        where s.slug = @Slug and foundation.reaches(h.valid_until, @Since);

        select d.id, d.office_hour_id, d.day, d.kind, d.new_day, d.new_starts_at, d.new_ends_at, d.new_place_id, d.note
        from public_directory.service s join public_directory.service_hour_deviation d on d.service_id = s.id
        where s.slug = @Slug and (d.day >= @Since or d.new_day >= @Since);

        select l.id, l.slug, l.name, l.ags, l.address, l.postal_code, l.town, l.room, l.wheelchair_access, l.transport, l.latitude,
          l.longitude
        from public_directory.place l
        where l.id in (
            select p.place_id from public_directory.service s join public_directory.service_place p on p.service_id = s.id
              where s.slug = @Slug
            union all
            select h.place_id from public_directory.service s join public_directory.service_hour h on h.service_id = s.id
              where s.slug = @Slug
            union all
            select d.new_place_id from public_directory.service s join public_directory.service_hour_deviation d on d.service_id = s.id
              where s.slug = @Slug);

        {ClosingDaySql.OfService}

        select k.key, coalesce(m.name, c.name) as name
        from public_directory.service s cross join unnest(s.served_keys) k(key)
        left join public_directory.municipality m on m.ags = k.key
        left join public_directory.county c on c.key = k.key
        where s.slug = @Slug and coalesce(m.name, c.name) is not null order by length(k.key), 2 limit 60;

        select id, state, name, first_day, last_day from public_directory.school_holiday
          where foundation.valid_within(first_day, last_day, @Since, @Horizon);

        select c.state from public_directory.service s
        left join public_directory.service_place p on p.service_id = s.id left join public_directory.place l on l.id = p.place_id
        join public_directory.county c on c.key = left(coalesce(l.ags, s.served_keys[1]), 5) where s.slug = @Slug order by l.ags is null
          limit 1;

        select o.slug, o.name, g.name as organisation, o.summary, o.areas, o.capacity, o.waiting_weeks
        from public_directory.service s
        join public_directory.service o on o.id <> s.id and o.areas && s.areas
          and (s.serves_everyone or o.serves_everyone or o.served_keys && s.served_keys)
        join public_directory.organisation g on g.id = o.organisation_id
        where s.slug = @Slug and {ServiceListing.Condition("o")}
        order by o.kind = s.kind desc, o.capacity = 'Full', o.areas = s.areas desc, o.name, o.id limit 4;
        """;

    public async Task<ServiceEntry?> ExecuteAsync(string slug, ReadingWindow window, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(Sql,
            new { Slug = slug, window.Since, window.Horizon, ListedSince = freshness.ServicesListedSince(window.Day) },
            cancellationToken: cancellation));
        if (await grid.ReadSingleOrDefaultAsync<ServiceRow>() is not { } service)
        {
            return null;
        }

        var translations = (await grid.ReadAsync<ServiceTranslationRow>()).AsList();
        var at = (await grid.ReadAsync<ServicePlaceRow>()).AsList();
        var rules = (await grid.ReadAsync<OfficeHour>()).AsList();
        var deviations = (await grid.ReadAsync<OfficeHourDeviation>()).AsList();
        var places = (await grid.ReadAsync<Place>()).ToDictionary(p => p.Id);
        var closingDays = (await grid.ReadAsync<ClosingDay>()).AsList();
        var served = (await grid.ReadAsync<(string Key, string Name)>()).AsList();
        var holidays = (await grid.ReadAsync<SchoolHoliday>()).AsList();
        var state = await grid.ReadSingleOrDefaultAsync<string>() is { } known ? Enum.Parse<FederalState>(known) : FederalState.BW;
        var similar = (await grid.ReadAsync<ServiceLine>()).AsList();
        var overdueSince = service.ConfirmedOn is { } confirmed && freshness.IsServiceOverdue(confirmed, window.Day)
            ? confirmed : (DateOnly?)null;
        return new ServiceEntry(service, translations, at, places, new OfficeHours(rules, deviations, closingDays, state, holidays), served,
            similar,
            overdueSince, freshness.IsServiceListed(service.ConfirmedOn, window.Day));
    }
}

/// <summary>A service with everything its page shows.</summary>
public sealed record ServiceEntry(
    ServiceRow Service,
    IReadOnlyList<ServiceTranslationRow> Translations,
    IReadOnlyList<ServicePlaceRow> At,
    IReadOnlyDictionary<Guid, Place> Places,
    OfficeHours Hours,
    IReadOnlyList<(string Key, string Name)> Served,
    IReadOnlyList<ServiceLine> Similar,
    DateOnly? OverdueSince,
    bool IsListed)
{
    public Place? PlaceOf(Guid? id) => id is { } key ? Places.GetValueOrDefault(key) : null;
}
