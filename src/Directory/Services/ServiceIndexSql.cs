using IntMan.Directory.Hours;

namespace IntMan.Directory.Services;

internal static class ServiceIndexSql
{
    public const string Changes = """
        select pg_snapshot_xmin(pg_current_snapshot())::text;
        select service_id, tx::text as transaction from public_directory.service_revision
          where tx >= @Seen::xid8 and tx < pg_snapshot_xmax(pg_current_snapshot());
        """;

    public const string Everything = "select id from public_directory.service";

    public const string Services = """
        select s.id, s.slug, s.name, s.organisation_id, o.name as organisation, s.summary, s.description, s.kind, s.areas, s.keywords,
          s.residence_statuses,
          s.minimum_age, s.maximum_age,
            s.languages, s.interpreting, s.cost, s.access, s.documents, s.refer_when, s.capacity, s.waiting_weeks, s.serves_everyone,
              s.served_keys,
            (select max(c.confirmed_on) from public_directory.service_confirmation c where c.service_id = s.id) as confirmed_on
        from public_directory.service s join public_directory.organisation o on o.id = s.organisation_id where s.id = any(@Ids);

        select p.service_id, l.id, l.slug, l.name, l.ags, l.address, l.postal_code, l.town, l.room, l.wheelchair_access, l.transport,
          l.latitude, l.longitude
        from public_directory.service_place p join public_directory.place l on l.id = p.place_id where p.service_id = any(@Ids)
          order by l.name, l.id;

        select id, service_id, place_id, weekday, recurrence, step, starts_at, ends_at, channel, pauses_in_school_holidays,
          open_on_public_holidays,
            valid_from, valid_until, note, sequence, changed_at
        from public_directory.service_hour where service_id = any(@Ids);

        select id, office_hour_id, day, kind, new_day, new_starts_at, new_ends_at, new_place_id, note
          from public_directory.service_hour_deviation where service_id = any(@Ids);

        select service_id, language, name, summary from public_directory.service_translation where service_id = any(@Ids);
        """;

    public const string Territory = $"""
        select m.ags, m.name, m.county_key, c.name as county, c.state, p.latitude, p.longitude
        from public_directory.municipality m join public_directory.county c on c.key = m.county_key
        left join (select ags, avg(latitude) as latitude, avg(longitude) as longitude from public_directory.place
          where latitude is not null group by ags) p on p.ags = m.ags
        where m.kind <> 'Uninhabited' order by m.name collate "de-x-icu", m.ags;

        select null as ags, name, key as county_key, name as county, state, kind from public_directory.county
          order by name collate "de-x-icu", key;

        select id, state, name, first_day, last_day from public_directory.school_holiday;

        select {ClosingDaySql.Columns} from public_directory.closing_day c where c.organisation_id is not null;
        """;
}
