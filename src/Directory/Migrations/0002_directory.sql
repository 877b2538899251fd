-- The directory: who is responsible, where and when.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;

create schema directory;

create type directory.clock_range as range (subtype = time);

create table directory.county (
    key text primary key constraint county_key_digits check (key ~ '^[0-9]{5}$'),
    name text not null,
    kind text not null constraint county_kind check (kind in ('Rural', 'Urban')),
    state text not null constraint county_state check (state ~ '^[A-Z]{2}$'),
    office_name text,
    phone text,
    email text,
    website text
);

create table directory.association (
    key text primary key constraint association_key_digits check (key ~ '^[0-9]{9}$'),
    name text not null,
    county_key text not null constraint association_county references directory.county
);

create table directory.municipality (
    ags text primary key constraint ags_digits check (ags ~ '^[0-9]{8}$'),
    name text not null,
    kind text not null constraint municipality_kind check (kind in ('Municipality', 'Town', 'LargeTown', 'UrbanCounty', 'Uninhabited')),
    county_key text not null constraint municipality_county references directory.county,
    association_key text constraint municipality_association references directory.association,
    postal_codes text[] not null,
    population integer,
    search_key text not null,
    search_words text[] not null,
    search_near text[] not null,
    constraint ags_lies_in_county check (starts_with(ags, county_key))
);
create index municipality_of_county on directory.municipality (county_key, name);
-- The overview of all places is leafed through in the order of the German alphabet.
create index municipality_by_name on directory.municipality (name collate "de-x-icu", ags);
create index municipality_of_association on directory.municipality (association_key);

create table directory.district (
    id uuid primary key,
    ags text not null constraint district_municipality references directory.municipality,
    name text not null,
    search_key text not null,
    search_words text[] not null,
    search_near text[] not null,
    constraint one_district_per_name unique (ags, search_key)
);

create table directory.street (
    id uuid primary key,
    ags text not null constraint street_municipality references directory.municipality,
    name text not null,
    district_id uuid constraint street_district references directory.district,
    search_key text not null,
    search_words text[] not null,
    search_near text[] not null,
    -- "Rheinstr." and "Rheinstraße" are one street: two rows would split its responsibilities.
    constraint one_street_per_name unique (ags, search_key)
);
create index street_of_district on directory.street (district_id);

create table directory.organisation (
    id uuid primary key,
    slug text not null constraint one_organisation_per_slug unique,
    name text not null,
    kind text not null,
    parent_id uuid constraint organisation_parent references directory.organisation,
    street text,
    postal_code text,
    town text,
    phone text,
    email text,
    website text
);

create table directory.mandate (
    id uuid primary key,
    ags text not null constraint mandate_municipality references directory.municipality,
    model text not null constraint mandate_model check (model in ('OwnStaff', 'CommissionedProvider', 'CededToCounty', 'Association')),
    provider_id uuid constraint mandate_provider references directory.organisation,
    association_key text constraint mandate_association references directory.association,
    valid_from date not null,
    valid_until date,
    source text,
    -- A municipality has one mandate a day: two would name two employers for the same people.
    constraint one_mandate_per_day exclude using gist (ags with =, daterange(valid_from, valid_until, '[]') with &&)
);
-- The constraint's own index finds a municipality too, but ten times as slowly.
create index mandate_of_municipality on directory.mandate (ags);

create table directory.place (
    id uuid primary key,
    slug text not null constraint one_place_per_slug unique,
    name text not null,
    ags text constraint place_municipality references directory.municipality,
    address text,
    postal_code text,
    town text,
    room text,
    wheelchair_access text not null,
    transport text,
    latitude double precision,
    longitude double precision
);

create table directory.post (
    id uuid primary key,
    slug text not null constraint one_post_per_slug unique,
    title text not null,
    position text not null,
    organisation_id uuid not null constraint post_organisation references directory.organisation,
    ags text constraint post_municipality references directory.municipality,
    county_key text not null constraint post_county references directory.county,
    small_team text,
    phone text,
    email text,
    vacancy_note text,
    place_id uuid constraint post_place references directory.place,
    search_key text not null,
    search_words text[] not null,
    search_near text[] not null
);
create index post_of_municipality on directory.post (ags);
create index post_of_county on directory.post (county_key) where ags is null;

create table directory.person (
    id uuid primary key,
    slug text not null constraint one_person_per_slug unique,
    academic_title text,
    given_name text not null,
    family_name text not null,
    function text,
    languages text[] not null,
    phone text,
    email text,
    full_time_equivalent numeric(4, 3),
    search_key text not null,
    search_words text[] not null,
    search_near text[] not null
);

create table directory.post_holder (
    id uuid primary key,
    post_id uuid not null constraint holder_post references directory.post,
    person_id uuid not null constraint holder_person references directory.person,
    role text not null constraint holder_role check (role in ('Holder', 'Tandem', 'Deputy')),
    valid_from date not null,
    valid_until date,
    consent_on date,
    constraint one_holding_at_a_time exclude using gist (post_id with =, person_id with =, daterange(valid_from, valid_until, '[]') with &&)
);
create index post_holder_of_person on directory.post_holder (person_id);
create index post_holder_of_post on directory.post_holder (post_id);

create table directory.absence (
    id uuid primary key,
    person_id uuid not null constraint absence_person references directory.person,
    first_day date not null,
    last_day date not null,
    substitute_id uuid constraint absence_substitute references directory.person,
    recorded_on date not null,
    recorded_by text not null,
    constraint one_absence_at_a_time exclude using gist (person_id with =, daterange(first_day, last_day, '[]') with &&),
    constraint nobody_substitutes_themselves check (substitute_id <> person_id)
);
create index absence_of_person on directory.absence (person_id);
create index absence_of_substitute on directory.absence (substitute_id);

-- A substitute who is away too hands on to the next one. A circle would leave the page with nobody.
create function directory.refuse_substitute_cycle() returns trigger language plpgsql as $$
begin
    if exists (
        with recursive chain (person_id) as (
            select new.substitute_id
            union
            select a.substitute_id
            from chain c
            join directory.absence a on a.person_id = c.person_id
                and a.substitute_id is not null
                and daterange(a.first_day, a.last_day, '[]') && daterange(new.first_day, new.last_day, '[]')
        )
        select from chain where person_id = new.person_id)
    then
        raise exception 'substitutes form a circle' using errcode = 'check_violation', constraint = 'no_substitute_cycle', schema = 'directory', table = 'absence';
    end if;
    return new;
end
$$;
create trigger no_substitute_cycle before insert or update on directory.absence
    for each row when (new.substitute_id is not null) execute function directory.refuse_substitute_cycle();

create table directory.confirmation (
    id uuid primary key,
    entry_id uuid not null constraint confirmation_post references directory.post,
    confirmed_on date not null,
    by_role text not null
);
create index confirmation_latest on directory.confirmation (entry_id, confirmed_on desc);

create table directory.target_group (
    key text primary key,
    name text not null,
    sort_order integer not null
);
insert into directory.target_group (key, name, sort_order) values ('alle', 'Alle Geflüchteten', 100);

create table directory.responsibility (
    id uuid primary key,
    post_id uuid not null constraint responsibility_post references directory.post,
    county_key text constraint responsibility_county references directory.county,
    association_key text constraint responsibility_association references directory.association,
    ags text constraint responsibility_municipality references directory.municipality,
    district_id uuid constraint responsibility_district references directory.district,
    street_id uuid constraint responsibility_street references directory.street,
    numbers text,
    target_group text not null constraint responsibility_target_group references directory.target_group,
    valid_from date not null,
    valid_until date,
    is_presumed boolean not null,
    source text,
    constraint one_area_per_rule check (num_nonnulls(county_key, association_key, ags, district_id, street_id) = 1),
    constraint numbers_need_a_street check (numbers is null or street_id is not null)
);
-- The resolver asks "which rules touch this door?", the card asks "what is this post responsible for?".
create index responsibility_of_street on directory.responsibility (street_id) where street_id is not null;
create index responsibility_of_doors on directory.responsibility (street_id) where numbers is not null;
create index responsibility_of_district on directory.responsibility (district_id) where district_id is not null;
create index responsibility_of_municipality on directory.responsibility (ags) where ags is not null;
create index responsibility_of_association on directory.responsibility (association_key) where association_key is not null;
create index responsibility_of_county on directory.responsibility (county_key) where county_key is not null;
create index responsibility_of_post on directory.responsibility (post_id);
create unique index one_rule_per_area on directory.responsibility
    (post_id, target_group, valid_from, coalesce(county_key, association_key, ags, district_id::text, street_id::text), coalesce(numbers, ''));

create table directory.office_hour (
    id uuid primary key,
    post_id uuid constraint office_hour_post references directory.post,
    person_id uuid constraint office_hour_person references directory.person,
    place_id uuid constraint office_hour_place references directory.place,
    weekday text not null,
    recurrence text not null constraint office_hour_recurrence check (recurrence in ('EveryNthWeek', 'NthWeekdayOfMonth')),
    step integer not null,
    starts_at time,
    ends_at time,
    channel text not null,
    pauses_in_school_holidays boolean not null,
    open_on_public_holidays boolean not null,
    valid_from date not null,
    valid_until date,
    note text,
    sequence integer not null default 0,
    changed_at timestamptz not null default now(),
    constraint hour_of_post_or_person check (num_nonnulls(post_id, person_id) = 1),
    constraint hour_has_both_times check ((starts_at is null) = (ends_at is null) and ends_at > starts_at),
    -- Nobody sits in two places at once. Rarer rhythms may share a weekday in turn, so only weekly ones are compared.
    constraint one_place_at_a_time exclude using gist (
        (coalesce(person_id, post_id)) with =,
        weekday with =,
        (directory.clock_range(starts_at, ends_at)) with &&,
        daterange(valid_from, valid_until, '[]') with &&,
        place_id with <>)
        where (recurrence = 'EveryNthWeek' and step = 1 and starts_at is not null and place_id is not null)
);
create index office_hour_of_post on directory.office_hour (post_id);
create index office_hour_of_person on directory.office_hour (person_id);
-- "Heute geöffnet" on the home page walks one weekday in the order in which the hours end.
create index office_hour_of_weekday on directory.office_hour (weekday, ends_at) where ends_at is not null;

create table directory.office_hour_deviation (
    id uuid primary key,
    office_hour_id uuid not null constraint deviation_office_hour references directory.office_hour on delete cascade,
    day date not null,
    kind text not null constraint deviation_kind check (kind in ('Cancelled', 'Moved', 'Extra')),
    new_day date,
    new_starts_at time,
    new_ends_at time,
    new_place_id uuid constraint deviation_place references directory.place,
    note text,
    constraint one_deviation_per_date unique (office_hour_id, day),
    constraint moved_needs_a_new_date check (kind = 'Cancelled' or num_nulls(new_day, new_starts_at, new_ends_at) = 0)
);
create index deviation_on_new_day on directory.office_hour_deviation (new_day) where new_day is not null;

create table directory.school_holiday (
    id uuid primary key,
    state text not null,
    name text not null,
    first_day date not null,
    last_day date not null,
    constraint one_school_holiday_per_day exclude using gist (state with =, daterange(first_day, last_day, '[]') with &&)
);

-- Found by index: the key by prefix, the words exactly, the near forms for one typo, trigrams for the nearest names.
-- Names change rarely and are looked up at every key press: no list of pending entries, which each lookup would read from end to end.
create index municipality_search_key on directory.municipality (search_key text_pattern_ops);
create index municipality_search_words on directory.municipality using gin (search_words) with (fastupdate = off);
create index municipality_search_near on directory.municipality using gin (search_near) with (fastupdate = off);
create index municipality_postal_codes on directory.municipality using gin (postal_codes) with (fastupdate = off);
create index municipality_search_like on directory.municipality using gin (search_key gin_trgm_ops) with (fastupdate = off);
create index district_search_key on directory.district (search_key text_pattern_ops);
create index district_search_words on directory.district using gin (search_words) with (fastupdate = off);
create index district_search_near on directory.district using gin (search_near) with (fastupdate = off);
create index district_search_like on directory.district using gin (search_key gin_trgm_ops) with (fastupdate = off);
create index street_search_key on directory.street (search_key text_pattern_ops);
create index street_search_words on directory.street using gin (search_words) with (fastupdate = off);
create index street_search_near on directory.street using gin (search_near) with (fastupdate = off);
create index street_search_like on directory.street using gin (search_key gin_trgm_ops) with (fastupdate = off);
create index post_search_key on directory.post (search_key text_pattern_ops);
create index post_search_words on directory.post using gin (search_words) with (fastupdate = off);
create index post_search_near on directory.post using gin (search_near) with (fastupdate = off);
create index person_search_key on directory.person (search_key text_pattern_ops);
create index person_search_words on directory.person using gin (search_words) with (fastupdate = off);
create index person_search_near on directory.person using gin (search_near) with (fastupdate = off);
