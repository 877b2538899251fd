using IntMan.Directory.Hours;

namespace IntMan.Directory.Contacts;

// The statements that load a set of posts with everything their cards show, in one round trip. @Since, @Day and @Horizon are the
// ReadingWindow. The first statement finds the posts and remembers them for the others in settings that end with the batch: eight
// statements that each looked for the posts again would take most of a page's time.
internal static class ContactSql
{
    // Who may answer instead: the posts of substitutes, and for a post that nobody holds the ladder of ContactSet.InsteadOf.
    private const string StandIns = """
        select other.post_id
        from public_directory.holder own
        join public_directory.absence a on a.person_id = own.person_id
          and foundation.valid_within(a.first_day, a.last_day, @Day, @Horizon)
        join public_directory.holder other on other.person_id = a.substitute_id
        where own.post_id = r.post_id
        union all
        select step.post_id
        from public_directory.post v
        cross join lateral (
            select post_id, valid_from, valid_until from public_directory.responsibility where ags = v.ags
            union all
            select rule.post_id, rule.valid_from, rule.valid_until from public_directory.municipality m
            join public_directory.responsibility rule on rule.association_key = m.association_key where m.ags = v.ags
            union all
            select post_id, valid_from, valid_until from public_directory.responsibility where county_key = v.county_key
            union all
            select p.id, date '-infinity', null from public_directory.post p
            where p.ags is null and p.county_key = v.county_key and p.position in (v.position, 'IntegrationCoordinator')
        ) step
        where v.id = r.post_id and foundation.valid_on(step.valid_from, step.valid_until, @Day)
          and not exists (select from public_directory.holder h
          where h.post_id = v.id and foundation.valid_on(h.valid_from, h.valid_until, @Day))
        """;

    public static string For(string posts) => $"""
        with recursive reached (post_id) as (
            ({posts})
            union
            select other.post_id from reached r cross join lateral ({StandIns}) other
        )
        select set_config('portal.posts', array(select post_id from reached)::text, true),
            set_config('portal.people', array(select person_id from public_directory.holder
              where post_id = any(array(select post_id from reached)))::text, true);

        {Cards}
        """;

    // As subqueries they are read once a statement and not once a row, and no plan is made to the measure of one page's posts.
    private const string Posts = "any((select current_setting('portal.posts')::uuid[])::uuid[])";
    private const string People = "any((select current_setting('portal.people')::uuid[])::uuid[])";

    private const string Cards = $"""
        select p.id, p.slug, p.title, p.position, o.id as organisation_id, o.name as organisation, p.ags, m.name as municipality,
            m.association_key, p.county_key, c.state, c.name as county, c.office_name, c.phone as office_phone, c.email as office_email,
            p.phone, p.email, p.vacancy_note, p.place_id, f.confirmed_on, f.by_role as confirmed_by
        from public_directory.post p
        join public_directory.organisation o on o.id = p.organisation_id
        join public_directory.county c on c.key = p.county_key
        left join public_directory.municipality m on m.ags = p.ags
        left join lateral (select confirmed_on, by_role from public_directory.confirmation where entry_id = p.id order by confirmed_on desc
          limit 1) f on true
        where p.id = {Posts};

        select post_id, person_id, role, valid_from, valid_until, consent_on, function, languages, slug, academic_title, given_name,
          family_name, phone, email
        from public_directory.holder
        where post_id = {Posts} and foundation.valid_within(valid_from, valid_until, @Since, @Horizon)
        order by role, valid_from, family_name;

        select id, person_id, first_day, last_day, substitute_id, recorded_on, recorded_by
        from public_directory.absence
        where person_id = {People} and foundation.valid_within(first_day, last_day, @Since, @Horizon)
        order by first_day;

        select id, post_id, person_id, place_id, weekday, recurrence, step, starts_at, ends_at, channel, pauses_in_school_holidays,
            open_on_public_holidays, valid_from, valid_until, note, sequence, changed_at
        from public_directory.office_hour
        where (post_id = {Posts} or person_id = {People})
            and foundation.reaches(valid_until, @Since);

        select d.id, d.office_hour_id, d.day, d.kind, d.new_day, d.new_starts_at, d.new_ends_at, d.new_place_id, d.note
        from public_directory.office_hour h
        join public_directory.office_hour_deviation d on d.office_hour_id = h.id
        where (h.post_id = {Posts} or h.person_id = {People})
            and (d.day >= @Since or d.new_day >= @Since);

        select distinct l.id, l.slug, l.name, l.ags, l.address, l.postal_code, l.town, l.room, l.wheelchair_access, l.transport,
          l.latitude, l.longitude
        from public_directory.place l
        where l.id in (
            select place_id from public_directory.post where id = {Posts}
            union all
            select h.place_id from public_directory.office_hour h
            where h.post_id = {Posts} or h.person_id = {People}
            union all
            select d.new_place_id from public_directory.office_hour h join public_directory.office_hour_deviation d
              on d.office_hour_id = h.id
            where h.post_id = {Posts} or h.person_id = {People});

        select r.post_id, r.id as rule_id, c.name as county, r.association_key, a.name as association, m.ags,
          m.name as municipality, d.name as district,
          s.name as street, r.numbers,
            r.target_group, t.name as target_group_name,
            case when r.numbers is not null then 'HouseNumber' when r.street_id is not null then 'Street' when r.district_id is not null
              then 'District'
                when r.ags is not null then 'Municipality' when r.association_key is not null then 'Association' else 'County' end as level
        from public_directory.responsibility r
        join public_directory.target_group t on t.key = r.target_group
        left join public_directory.street s on s.id = r.street_id
        left join public_directory.district d on d.id = r.district_id
        left join public_directory.municipality m on m.ags = coalesce(r.ags, s.ags, d.ags)
        left join public_directory.association a on a.key = r.association_key
        left join public_directory.county c on c.key = r.county_key
        where r.post_id = {Posts} and foundation.valid_on(r.valid_from, r.valid_until, @Day)
        order by m.name, d.name nulls first, s.name, r.numbers
        limit 1000;

        select id, state, name, first_day, last_day from public_directory.school_holiday
          where foundation.valid_within(first_day, last_day, @Since, @Horizon);

        select id, county_key, ags, organisation_id, reason, first_day, last_day from public_directory.closing_day
          where foundation.valid_within(first_day, last_day, @Since, @Horizon);
        """;
}
