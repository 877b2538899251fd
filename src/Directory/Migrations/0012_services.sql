-- The services (Angebote) of advice centres, authorities, providers and volunteers, to whom people are referred.
create table directory.service (
    id uuid primary key,
    slug text not null constraint one_service_per_slug unique,
    name text not null,
    organisation_id uuid not null constraint service_organisation references directory.organisation deferrable initially immediate,
    summary text not null,
    description text,
    kind text not null,
    status text not null constraint service_status check (status in ('Draft', 'Published', 'Paused', 'Ended')),
    areas text[] not null constraint service_has_an_area check (cardinality(areas) > 0),
    keywords text[] not null,
    -- Whom it is for; empty means everybody.
    residence_statuses text[] not null,
    minimum_age integer,
    maximum_age integer,
    only_for text constraint service_only_for check (only_for in ('Women', 'Men')),
    language_level text constraint service_language_level check (language_level in ('A1', 'A2', 'B1', 'B2', 'C1', 'C2')),
    languages text[] not null,
    interpreting text,
    cost text not null constraint service_cost check (cost in ('Unknown', 'Free', 'Reduced', 'Paid')),
    cost_note text,
    access text[] not null,
    access_note text,
    documents text[] not null,
    -- Hints for those who refer: when to, what to settle before, what is not done here.
    refer_when text,
    settle_first text,
    not_here text,
    phone text,
    email text,
    website text,
    serves_everyone boolean not null,
    -- 8-digit keys of municipalities and 5-digit keys of counties.
    served_keys text[] not null,
    capacity text not null constraint service_capacity check (capacity in ('Unknown', 'Free', 'WaitingList', 'Full')),
    waiting_weeks integer constraint waiting_weeks_are_plausible check (waiting_weeks between 0 and 260),
    capacity_on date,
    -- Where the entry comes from; imported entries keep licence and key of their source.
    source text,
    source_licence text,
    source_key text,
    changed_at timestamptz not null default now(),
    constraint service_ages check (minimum_age between 0 and 120 and maximum_age between 0 and 120 and maximum_age >= minimum_age),
    constraint waiting_needs_a_list check (waiting_weeks is null or capacity = 'WaitingList'),
    constraint everyone_needs_no_keys check (not serves_everyone or cardinality(served_keys) = 0),
    constraint one_service_per_source_key unique (source, source_key)
);
create index service_of_organisation on directory.service (organisation_id);
create index service_by_name on directory.service (name collate "C", id) where status = 'Published';
create index service_changed on directory.service (changed_at, id);
create index service_areas on directory.service using gin (areas) where status = 'Published';
create index service_served_keys on directory.service using gin (served_keys) where status = 'Published';

-- A service at a place: the parent of its hours there.
create table directory.service_place (
    id uuid primary key,
    service_id uuid not null constraint service_place_service references directory.service on delete cascade deferrable initially immediate,
    place_id uuid not null constraint service_place_place references directory.place deferrable initially immediate,
    phone text,
    note text,
    constraint one_service_per_place unique (service_id, place_id)
);
create index service_place_of_place on directory.service_place (place_id);

create table directory.service_translation (
    id uuid primary key,
    service_id uuid not null constraint service_translation_service references directory.service on delete cascade deferrable initially immediate,
    language text not null constraint service_translation_language check (language in ('en', 'fr', 'tr', 'uk', 'ar', 'fa', 'ls')),
    name text not null,
    summary text not null,
    description text,
    constraint one_translation_per_language unique (service_id, language)
);

-- Opening hours follow the model of office hours.
alter table directory.office_hour add column service_id uuid constraint office_hour_service references directory.service on delete cascade deferrable initially immediate;
alter table directory.office_hour drop constraint hour_of_post_or_person;
alter table directory.office_hour add constraint hour_of_post_person_or_service check (num_nonnulls(post_id, person_id, service_id) = 1);
create index office_hour_of_service on directory.office_hour (service_id) where service_id is not null;
-- "Heute geöffnet" on the home page walks the hours of people only.
drop index directory.office_hour_of_weekday;
create index office_hour_of_weekday on directory.office_hour (weekday, ends_at) where ends_at is not null and service_id is null;
-- "Jetzt geöffnet" among services.
create index service_hour_of_weekday on directory.office_hour (weekday, service_id) where service_id is not null;

alter table directory.confirmation add column service_id uuid constraint confirmation_service references directory.service on delete cascade deferrable initially immediate;
alter table directory.confirmation drop constraint confirmation_of_post_or_person;
alter table directory.confirmation add constraint confirmation_of_post_person_or_service check (num_nonnulls(entry_id, person_id, service_id) = 1);
create index confirmation_of_service on directory.confirmation (service_id, confirmed_on desc) where service_id is not null;

-- What belongs to a service changes it too: copies of others ask "what has changed since". Told by the clock of the change set, which tests can set.
create function directory.now_of_change() returns timestamptz language sql stable security definer set search_path = pg_catalog, directory, pg_temp as $$
    select coalesce((select at from directory.change_set where id = nullif(current_setting('app.change_set', true), '')::uuid), now())
$$;
create function directory.stamp_service() returns trigger language plpgsql as $$
begin
    new.changed_at := directory.now_of_change();
    return new;
end
$$;
create trigger stamp_service before insert or update on directory.service for each row execute function directory.stamp_service();
create function directory.touch_service() returns trigger language plpgsql as $$
declare
    touched uuid := case when tg_op = 'DELETE' then old.service_id else new.service_id end;
begin
    update directory.service set changed_at = directory.now_of_change() where id = touched and changed_at <> directory.now_of_change();
    return null;
end
$$;
create trigger touch_service after insert or update or delete on directory.service_place for each row execute function directory.touch_service();
create trigger touch_service after insert or update or delete on directory.service_translation for each row execute function directory.touch_service();
create trigger touch_service_of_new_hour after insert or update on directory.office_hour for each row when (new.service_id is not null) execute function directory.touch_service();
create trigger touch_service_of_old_hour after delete on directory.office_hour for each row when (old.service_id is not null) execute function directory.touch_service();

do $$
declare
    entity text;
begin
    foreach entity in array array['service', 'service_place', 'service_translation'] loop
        execute format('create trigger record_created after insert on directory.%I referencing new table as after_rows for each statement execute function directory.record_created()', entity);
        execute format('create trigger record_changed after update on directory.%I referencing old table as before_rows new table as after_rows for each statement execute function directory.record_changed()', entity);
        execute format('create trigger record_removed after delete on directory.%I referencing old table as before_rows for each statement execute function directory.record_removed()', entity);
        execute format('grant select, insert, update, delete on directory.%I to portal_staff', entity);
        execute format('grant select on directory.%I to portal_jobs', entity);
    end loop;
end
$$;

-- The public sees what is published. Hours of people and hours of services are two views: a draft's hours are nobody's business.
create view public_directory.service as
    select id, slug, name, organisation_id, summary, description, kind, areas, keywords, residence_statuses, minimum_age, maximum_age, only_for, language_level,
        languages, interpreting, cost, cost_note, access, access_note, documents, refer_when, settle_first, not_here, phone, email, website,
        serves_everyone, served_keys, capacity, waiting_weeks, capacity_on, source, source_licence, changed_at
    from directory.service where status = 'Published';
create view public_directory.service_place as
    select p.id, p.service_id, p.place_id, p.phone, p.note from directory.service_place p join directory.service s on s.id = p.service_id where s.status = 'Published';
create view public_directory.service_translation as
    select t.id, t.service_id, t.language, t.name, t.summary, t.description from directory.service_translation t join directory.service s on s.id = t.service_id where s.status = 'Published';
create or replace view public_directory.office_hour as
    select id, post_id, person_id, place_id, weekday, recurrence, step, starts_at, ends_at, channel, pauses_in_school_holidays, open_on_public_holidays,
        valid_from, valid_until, note, sequence, changed_at
    from directory.office_hour where service_id is null;
create view public_directory.service_hour as
    select h.id, h.service_id, h.place_id, h.weekday, h.recurrence, h.step, h.starts_at, h.ends_at, h.channel, h.pauses_in_school_holidays, h.open_on_public_holidays,
        h.valid_from, h.valid_until, h.note, h.sequence, h.changed_at
    from directory.office_hour h join directory.service s on s.id = h.service_id where s.status = 'Published';
create view public_directory.service_hour_deviation as
    select d.id, d.office_hour_id, h.service_id, d.day, d.kind, d.new_day, d.new_starts_at, d.new_ends_at, d.new_place_id, d.note
    from directory.office_hour_deviation d join directory.office_hour h on h.id = d.office_hour_id join directory.service s on s.id = h.service_id where s.status = 'Published';
create or replace view public_directory.office_hour_deviation as
    select d.id, d.office_hour_id, d.day, d.kind, d.new_day, d.new_starts_at, d.new_ends_at, d.new_place_id, d.note
    from directory.office_hour_deviation d where not exists (select from directory.office_hour h where h.id = d.office_hour_id and h.service_id is not null);
create view public_directory.service_confirmation as
    select c.id, c.service_id, c.confirmed_on, c.by_role from directory.confirmation c join directory.service s on s.id = c.service_id where s.status = 'Published';
grant select on public_directory.service, public_directory.service_place, public_directory.service_translation, public_directory.service_hour,
    public_directory.service_hour_deviation, public_directory.service_confirmation to portal_public, portal_staff, portal_jobs;

create or replace function directory.spoken(id uuid) returns text language sql stable as $$
    select coalesce((select title from directory.post p where p.id = $1), (select concat_ws(' ', academic_title, given_name, family_name) from directory.person p where p.id = $1),
        (select name from directory.place p where p.id = $1), (select name from directory.organisation o where o.id = $1),
        (select name from directory.district d where d.id = $1), (select name from directory.street s where s.id = $1), (select name from directory.service s where s.id = $1))
$$;
create or replace function directory.label_of(entity text, recorded jsonb) returns text language sql stable as $$
    select case entity
        when 'responsibility' then concat_ws(' ', coalesce(directory.spoken((recorded ->> 'street_id')::uuid), directory.spoken((recorded ->> 'district_id')::uuid),
            (select name from directory.municipality m where m.ags = recorded ->> 'ags'), (select name from directory.association a where a.key = recorded ->> 'association_key'),
            (select name from directory.county c where c.key = recorded ->> 'county_key')), recorded ->> 'numbers')
        when 'person' then concat_ws(' ', recorded ->> 'academic_title', recorded ->> 'given_name', recorded ->> 'family_name')
        when 'post_holder' then concat_ws(', ', directory.spoken((recorded ->> 'person_id')::uuid), directory.spoken((recorded ->> 'post_id')::uuid))
        when 'absence' then directory.spoken((recorded ->> 'person_id')::uuid)
        when 'confirmation' then coalesce(directory.spoken((recorded ->> 'entry_id')::uuid), directory.spoken((recorded ->> 'service_id')::uuid))
        when 'mandate' then (select name from directory.municipality m where m.ags = recorded ->> 'ags')
        when 'office_hour' then coalesce(directory.spoken((recorded ->> 'post_id')::uuid), directory.spoken((recorded ->> 'person_id')::uuid), directory.spoken((recorded ->> 'service_id')::uuid))
        when 'office_hour_deviation' then (select coalesce(directory.spoken(h.post_id), directory.spoken(h.person_id), directory.spoken(h.service_id)) from directory.office_hour h where h.id = (recorded ->> 'office_hour_id')::uuid)
        when 'service_place' then concat_ws(', ', directory.spoken((recorded ->> 'service_id')::uuid), directory.spoken((recorded ->> 'place_id')::uuid))
        when 'service_translation' then concat_ws(', ', directory.spoken((recorded ->> 'service_id')::uuid), recorded ->> 'language')
        else coalesce(recorded ->> 'title', recorded ->> 'name', recorded ->> 'slug') end
$$;
