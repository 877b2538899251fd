-- Which services have changed since when, so that what a process keeps of them in memory is never stale. Every way of writing passes these triggers:
-- forms, imports, restored history, programs of others.
create table directory.service_revision (
    -- No reference: the row of a removed service says that it is gone. The nil id stands for municipalities, counties and holidays.
    service_id uuid not null,
    -- The transaction that wrote. A reader asks for all from the oldest transaction on that was still running when it asked before.
    tx xid8 not null,
    primary key (service_id, tx)
);
create index service_revision_tx on directory.service_revision (tx);

-- A row for each transaction, so that nobody waits for anybody; older ones go as soon as nobody holds them.
create function directory.revise_services(services uuid[]) returns void language sql security definer set search_path = pg_catalog, directory, pg_temp as $$
    insert into directory.service_revision (service_id, tx) select distinct s, pg_current_xact_id() from unnest(services) s on conflict do nothing;
    delete from directory.service_revision where (service_id, tx) in
        (select service_id, tx from directory.service_revision where service_id = any(services) and tx < pg_current_xact_id() for update skip locked);
$$;
select directory.revise_services(array(select id from directory.service) || '00000000-0000-0000-0000-000000000000'::uuid);

create function directory.revise_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, directory, pg_temp as $$
declare
    changed uuid[];
begin
    case tg_table_name
        when 'service' then changed := array(select id from changed_rows);
        when 'office_hour' then changed := array(select service_id from changed_rows);
        when 'confirmation' then changed := array(select service_id from changed_rows);
        when 'service_place' then changed := array(select service_id from changed_rows);
        when 'service_translation' then changed := array(select service_id from changed_rows);
        when 'office_hour_deviation' then changed := array(select h.service_id from changed_rows c join directory.office_hour h on h.id = c.office_hour_id);
        when 'organisation' then changed := array(select s.id from changed_rows c join directory.service s on s.organisation_id = c.id);
        -- Places also say where a municipality lies.
        when 'place' then changed := array(select p.service_id from changed_rows c join directory.service_place p on p.place_id = c.id) || '00000000-0000-0000-0000-000000000000'::uuid;
        else changed := array['00000000-0000-0000-0000-000000000000'::uuid];
    end case;
    changed := array_remove(changed, null);
    if cardinality(changed) > 0 then
        perform directory.revise_services(changed);
    end if;
    return null;
end
$$;

do $$
declare
    entity text;
begin
    foreach entity in array array['service', 'office_hour', 'confirmation', 'service_place', 'service_translation', 'office_hour_deviation', 'organisation', 'place', 'municipality', 'county', 'school_holiday'] loop
        execute format('create trigger revise_created after insert on directory.%I referencing new table as changed_rows for each statement execute function directory.revise_changed()', entity);
        execute format('create trigger revise_changed after update on directory.%I referencing new table as changed_rows for each statement execute function directory.revise_changed()', entity);
        execute format('create trigger revise_removed after delete on directory.%I referencing old table as changed_rows for each statement execute function directory.revise_changed()', entity);
    end loop;
end
$$;

-- With the index on served_keys: what people from a municipality may use, without reading all services.
create index service_for_everyone on directory.service (id) where status = 'Published' and serves_everyone;

create view public_directory.service_revision as select service_id, tx from directory.service_revision;
grant select on public_directory.service_revision to portal_public, portal_staff, portal_jobs;
