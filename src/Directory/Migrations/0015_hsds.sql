-- HSDS (Open Referral): what other directories read here, and what comes from them.
alter table directory.organisation
    add column description text,
    add column source text,
    add column source_licence text,
    add column source_key text,
    add column changed_at timestamptz not null default now(),
    add constraint one_organisation_per_source_key unique (source, source_key);
alter table directory.place
    -- Only of places that came from elsewhere: those of the portal's own municipalities lie in a Land of Germany.
    add column state_province text,
    add column country text,
    add column source text,
    add column source_licence text,
    add column source_key text,
    add column changed_at timestamptz not null default now(),
    add constraint one_place_per_source_key unique (source, source_key);
create index organisation_changed on directory.organisation (changed_at);
create index place_changed on directory.place (changed_at);
create trigger stamp_organisation before insert or update on directory.organisation for each row execute function directory.stamp_service();
create trigger stamp_place before insert or update on directory.place for each row execute function directory.stamp_service();

-- A date that falls away and a confirmation change what others read about a service.
create function directory.touch_service_of_deviation() returns trigger language plpgsql as $$
declare
    hour uuid := case when tg_op = 'DELETE' then old.office_hour_id else new.office_hour_id end;
begin
    update directory.service set changed_at = directory.now_of_change()
    where id = (select service_id from directory.office_hour where id = hour) and changed_at <> directory.now_of_change();
    return null;
end
$$;
create trigger touch_service after insert or update or delete on directory.office_hour_deviation for each row execute function directory.touch_service_of_deviation();
create trigger touch_service_of_new_confirmation after insert or update on directory.confirmation for each row when (new.service_id is not null) execute function directory.touch_service();
create trigger touch_service_of_old_confirmation after delete on directory.confirmation for each row when (old.service_id is not null) execute function directory.touch_service();

-- Under which name something stood in the public lists, and from when to when: whoever leafs through a list sees the list of the moment of the
-- first page, and whoever keeps a copy learns what has been withdrawn.
create table directory.listing (
    id bigint generated always as identity primary key,
    entity text not null constraint listing_entity check (entity in ('service', 'organisation')),
    entity_id uuid not null,
    name text not null,
    listed_at timestamptz not null,
    unlisted_at timestamptz,
    -- What a service became, and when by the clock of changes; only of a service that is not listed any more.
    status text,
    withdrawn_at timestamptz
);
create unique index one_listing_at_a_time on directory.listing (entity, entity_id) where unlisted_at is null;
create index listing_of_entity on directory.listing (entity, entity_id, id desc);
create index listing_by_name on directory.listing (entity, name collate "C", entity_id);
create index listing_withdrawn on directory.listing (withdrawn_at) where withdrawn_at is not null;

-- Runs when a transaction ends, so that the times are those at which others begin to see the change.
create function directory.list_service() returns trigger language plpgsql security definer set search_path = pg_catalog, directory, pg_temp as $$
declare
    entry uuid := case when tg_op = 'DELETE' then old.id else new.id end;
    now_named text;
    now_status text := 'Ended';
    now_key text;
    latest record;
begin
    select name, status, source_key into now_named, now_status, now_key from directory.service where id = entry;
    now_status := coalesce(now_status, 'Ended');
    select id, name, unlisted_at, status into latest from directory.listing where entity = 'service' and entity_id = entry order by id desc limit 1;
    if now_status = 'Published' then
        if latest.id is not null and latest.unlisted_at is null then
            if latest.name = now_named then
                return null;
            end if;
            update directory.listing set unlisted_at = clock_timestamp() where id = latest.id;
        end if;
        insert into directory.listing (entity, entity_id, name, listed_at) values ('service', entry, now_named, clock_timestamp());
    elsif latest.id is not null and (latest.unlisted_at is null or latest.status <> now_status) then
        update directory.listing set unlisted_at = coalesce(unlisted_at, clock_timestamp()), status = now_status, withdrawn_at = directory.now_of_change() where id = latest.id;
    elsif latest.id is null and now_status in ('Paused', 'Ended') and now_key is null and now_named is not null then
        -- Written down as withdrawn from the start; what another directory has withdrawn was never shown here.
        insert into directory.listing (entity, entity_id, name, listed_at, unlisted_at, status, withdrawn_at)
        values ('service', entry, now_named, clock_timestamp(), clock_timestamp(), now_status, directory.now_of_change());
    end if;
    return null;
end
$$;
create constraint trigger list_new_service after insert on directory.service deferrable initially deferred
    for each row when (new.status <> 'Draft') execute function directory.list_service();
create constraint trigger list_changed_service after update on directory.service deferrable initially deferred
    for each row when (old.status <> new.status or old.name <> new.name) execute function directory.list_service();
create constraint trigger list_removed_service after delete on directory.service deferrable initially deferred
    for each row when (old.status <> 'Draft') execute function directory.list_service();

create function directory.list_organisation() returns trigger language plpgsql security definer set search_path = pg_catalog, directory, pg_temp as $$
declare
    entry uuid := case when tg_op = 'DELETE' then old.id else new.id end;
    now_named text := (select name from directory.organisation where id = entry);
begin
    update directory.listing set unlisted_at = clock_timestamp() where entity = 'organisation' and entity_id = entry and unlisted_at is null and name is distinct from now_named;
    insert into directory.listing (entity, entity_id, name, listed_at) select 'organisation', entry, now_named, clock_timestamp()
    where now_named is not null and not exists (select from directory.listing where entity = 'organisation' and entity_id = entry and unlisted_at is null);
    return null;
end
$$;
create constraint trigger list_new_organisation after insert or delete on directory.organisation deferrable initially deferred for each row execute function directory.list_organisation();
create constraint trigger list_changed_organisation after update on directory.organisation deferrable initially deferred
    for each row when (old.name <> new.name) execute function directory.list_organisation();

insert into directory.listing (entity, entity_id, name, listed_at) select 'organisation', id, name, now() from directory.organisation;
insert into directory.listing (entity, entity_id, name, listed_at) select 'service', id, name, now() from directory.service where status = 'Published';
insert into directory.listing (entity, entity_id, name, listed_at, unlisted_at, status, withdrawn_at)
    select 'service', id, name, now(), now(), status, changed_at from directory.service where status in ('Paused', 'Ended') and source_key is null;

create view public_directory.listing as select entity, entity_id, name, listed_at, unlisted_at from directory.listing;

-- Changed with the organisation and the places that stand in it.
create view public_directory.hsds_service as
    select s.id, s.name, s.organisation_id, s.summary, s.description, s.kind, s.areas, s.keywords, s.residence_statuses, s.minimum_age, s.maximum_age, s.only_for, s.language_level,
        s.languages, s.interpreting, s.cost, s.cost_note, s.access, s.access_note, s.documents, s.settle_first, s.phone, s.email, s.website, s.serves_everyone, s.served_keys,
        s.capacity, s.waiting_weeks, s.capacity_on, s.source, s.source_licence, o.name as organisation_name,
        greatest(s.changed_at, o.changed_at, (select max(l.changed_at) from directory.service_place p join directory.place l on l.id = p.place_id where p.service_id = s.id)) as last_modified
    from directory.service s join directory.organisation o on o.id = s.organisation_id
    where s.status = 'Published';

-- What is left of a service that has been withdrawn; the other columns only tell which lists it was in.
create view public_directory.withdrawn_service as
    select l.entity_id as id, l.name, l.status, l.withdrawn_at as last_modified, s.organisation_id, s.areas, s.kind, s.residence_statuses, s.only_for, s.language_level
    from (select distinct on (entity_id) entity_id, name, status, unlisted_at, withdrawn_at from directory.listing where entity = 'service' order by entity_id, id desc) l
    left join directory.service s on s.id = l.entity_id
    where l.unlisted_at is not null;

-- Those that offer something, and those above them.
create view public_directory.hsds_organisation as
    with recursive shown (id) as (
        select organisation_id from directory.service where status = 'Published'
        union
        select o.parent_id from directory.organisation o join shown s on s.id = o.id where o.parent_id is not null
    )
    select o.id, o.name, o.kind, o.description, o.parent_id, o.street, o.postal_code, o.town, o.phone, o.email, o.website, o.source, o.source_licence, o.changed_at
    from directory.organisation o where o.id in (select id from shown);

create view public_directory.hsds_place as
    select l.id, l.name, l.ags, l.address, l.postal_code, l.town, l.room, l.wheelchair_access, l.transport, l.latitude, l.longitude, l.country, l.changed_at,
        l.state_province, coalesce(
            (select c.state from directory.municipality m join directory.county c on c.key = m.county_key where m.ags = l.ags),
            (select c.state from directory.municipality m join directory.county c on c.key = m.county_key where m.postal_codes @> array[l.postal_code] order by m.ags limit 1)) as state
    from directory.place l
    where exists (select from directory.service_place p join directory.service s on s.id = p.service_id where p.place_id = l.id and s.status = 'Published');

create view public_directory.hsds_state as
    select greatest((select max(changed_at) from directory.service), (select max(changed_at) from directory.organisation), (select max(changed_at) from directory.place),
        (select max(withdrawn_at) from directory.listing where withdrawn_at is not null)) as changed_at;

grant select on public_directory.listing, public_directory.hsds_service, public_directory.withdrawn_service, public_directory.hsds_organisation, public_directory.hsds_place,
    public_directory.hsds_state to portal_public, portal_staff, portal_jobs;

