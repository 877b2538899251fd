-- What the public may read, and nothing else: the role portal_public can reach these views and no table.
create schema public_directory;

create view public_directory.county as
    select key, name, kind, state, office_name, phone, email, website from directory.county;

create view public_directory.association as
    select key, name, county_key from directory.association;

create view public_directory.municipality as
    select ags, name, kind, county_key, association_key, postal_codes, population, search_key, search_words, search_near from directory.municipality;

create view public_directory.district as
    select id, ags, name, search_key, search_words, search_near from directory.district;

create view public_directory.street as
    select id, ags, name, district_id, search_key, search_words, search_near from directory.street;

create view public_directory.organisation as
    select id, slug, name, kind, parent_id, street, postal_code, town, phone, email, website from directory.organisation;

create view public_directory.mandate as
    select id, ags, model, provider_id, association_key, valid_from, valid_until, source from directory.mandate;

create view public_directory.place as
    select id, slug, name, ags, address, postal_code, town, room, wheelchair_access, transport, latitude, longitude from directory.place;

-- Without the small team, which is internal.
create view public_directory.post as
    select id, slug, title, position, organisation_id, ags, county_key, phone, email, vacancy_note, place_id, search_key, search_words, search_near
    from directory.post;

-- Name, address and direct number only with recorded consent; the full-time equivalent never.
create view public_directory.holder as
    select h.id, h.post_id, h.person_id, h.role, h.valid_from, h.valid_until, h.consent_on, p.function, p.languages,
        case when h.consent_on is not null then p.slug end as slug,
        case when h.consent_on is not null then p.academic_title end as academic_title,
        case when h.consent_on is not null then p.given_name end as given_name,
        case when h.consent_on is not null then p.family_name end as family_name,
        case when h.consent_on is not null then p.phone end as phone,
        case when h.consent_on is not null then p.email end as email
    from directory.post_holder h
    join directory.person p on p.id = h.person_id;

-- People who may be found by name; a former holder's row is sorted out by the day asked about.
create view public_directory.named_person as
    select p.id, p.slug, p.given_name, p.family_name, p.search_key, p.search_words, p.search_near, h.post_id, h.valid_from, h.valid_until, h.consent_on
    from directory.person p
    join directory.post_holder h on h.person_id = p.id
    where h.consent_on is not null;

create view public_directory.absence as
    select id, person_id, first_day, last_day, substitute_id, recorded_on, recorded_by from directory.absence;

create view public_directory.confirmation as
    select id, entry_id, confirmed_on, by_role from directory.confirmation;

create view public_directory.target_group as
    select key, name, sort_order from directory.target_group;

create view public_directory.responsibility as
    select id, post_id, county_key, association_key, ags, district_id, street_id, numbers, target_group, valid_from, valid_until, is_presumed, source
    from directory.responsibility;

create view public_directory.office_hour as
    select id, post_id, person_id, place_id, weekday, recurrence, step, starts_at, ends_at, channel, pauses_in_school_holidays, open_on_public_holidays,
        valid_from, valid_until, note, sequence, changed_at
    from directory.office_hour;

create view public_directory.office_hour_deviation as
    select id, office_hour_id, day, kind, new_day, new_starts_at, new_ends_at, new_place_id, note from directory.office_hour_deviation;

create view public_directory.school_holiday as
    select id, state, name, first_day, last_day from directory.school_holiday;

grant usage on schema public_directory to portal_public, portal_staff, portal_jobs;
grant select on all tables in schema public_directory to portal_public, portal_staff, portal_jobs;
