-- Who changed what when, with everything that is needed to put it back. The database writes it: no page, import or job can forget to.
create table directory.change_set (
    id uuid primary key,
    at timestamptz not null,
    -- The account; null for the command line and for links that were sent by mail.
    actor_id uuid,
    -- Name and role as they were then: accounts go, the history stays readable.
    actor_name text,
    actor_role text not null,
    session_id uuid,
    network text,
    kind text not null constraint change_kind_is_known check (kind in ('Edit', 'Import', 'Restore', 'Undo', 'Confirmation', 'Suggestion')),
    -- A finished German sentence without names of people: "Sprechstunde am Mittwoch geändert".
    action text not null,
    undone_by uuid constraint change_set_undone_by references directory.change_set
);
create index change_set_latest on directory.change_set (at desc, id desc);
create index change_set_of_kind on directory.change_set (kind, at desc);

create table directory.change (
    id bigint generated always as identity primary key,
    change_set_id uuid not null constraint change_of_set references directory.change_set,
    entity text not null,
    entity_key text not null,
    before jsonb,
    after jsonb,
    constraint change_changes_something check (before is distinct from after)
);
create index change_of_entity on directory.change (entity, entity_key, id desc);
create index change_of_change_set on directory.change (change_set_id, id);

create function directory.key_of(entity jsonb) returns text language sql immutable parallel safe as $$
    select coalesce(entity ->> 'id', entity ->> 'key', entity ->> 'ags')
$$;

-- The change set of the transaction, '' or null without one. The functions that record run as the owner, so that nobody can write history by hand. Whoever works for people must have named it; only the owner,
-- who loads and migrates, may write without a trace.
create function directory.current_change_set() returns uuid language plpgsql as $$
declare
    named text := nullif(current_setting('app.change_set', true), '');
begin
    if named is null and (session_user in ('portal_staff', 'portal_jobs') or current_setting('role') in ('portal_staff', 'portal_jobs')) then
        raise exception 'a change of the directory needs a change set' using errcode = 'insufficient_privilege';
    end if;
    return named::uuid;
end
$$;

create function directory.record_created() returns trigger language plpgsql security definer set search_path = pg_catalog, directory, pg_temp as $$
declare
    change_set uuid := directory.current_change_set();
begin
    if change_set is not null then
        insert into directory.change (change_set_id, entity, entity_key, after)
        select change_set, tg_table_name, directory.key_of(to_jsonb(a)), to_jsonb(a) from after_rows a;
    end if;
    return null;
end
$$;

create function directory.record_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, directory, pg_temp as $$
declare
    change_set uuid := directory.current_change_set();
begin
    if change_set is not null then
        insert into directory.change (change_set_id, entity, entity_key, before, after)
        select change_set, tg_table_name, a.key, b.state, a.state
        from (select directory.key_of(to_jsonb(r)) as key, to_jsonb(r) as state from after_rows r) a
        join (select directory.key_of(to_jsonb(r)) as key, to_jsonb(r) as state from before_rows r) b on b.key = a.key
        where b.state <> a.state;
    end if;
    return null;
end
$$;

create function directory.record_removed() returns trigger language plpgsql security definer set search_path = pg_catalog, directory, pg_temp as $$
declare
    change_set uuid := directory.current_change_set();
begin
    if change_set is not null then
        insert into directory.change (change_set_id, entity, entity_key, before)
        select change_set, tg_table_name, directory.key_of(to_jsonb(b)), to_jsonb(b) from before_rows b;
    end if;
    return null;
end
$$;

do $$
declare
    entity text;
begin
    foreach entity in array array['county', 'association', 'municipality', 'district', 'street', 'organisation', 'mandate', 'place', 'post', 'person',
        'post_holder', 'absence', 'confirmation', 'target_group', 'responsibility', 'office_hour', 'office_hour_deviation', 'school_holiday'] loop
        execute format('create trigger record_created after insert on directory.%I referencing new table as after_rows for each statement execute function directory.record_created()', entity);
        execute format('create trigger record_changed after update on directory.%I referencing old table as before_rows new table as after_rows for each statement execute function directory.record_changed()', entity);
        execute format('create trigger record_removed after delete on directory.%I referencing old table as before_rows for each statement execute function directory.record_removed()', entity);
        execute format('grant select, insert, update, delete on directory.%I to portal_staff', entity);
        execute format('grant select on directory.%I to portal_jobs', entity);
    end loop;
end
$$;

-- A removal takes dependent rows along and is recorded after it: to put them back in reverse order, checks wait for the end.
do $$
declare
    reference record;
begin
    for reference in select conrelid::regclass as entity, conname from pg_constraint where contype = 'f' and connamespace = 'directory'::regnamespace loop
        execute format('alter table %s alter constraint %I deferrable initially immediate', reference.entity, reference.conname);
    end loop;
end
$$;

create function directory.key_condition(entity text) returns text language sql immutable as $$
    select case when entity in ('county', 'association', 'target_group') then 'key = $1' when entity = 'municipality' then 'ags = $1' else 'id = $1::uuid' end
$$;

-- Puts one entry into a state that the history knows; null removes it. Works with the rights of the caller.
create function directory.put_state(entity text, entity_key text, state jsonb) returns void language plpgsql as $$
declare
    named text := directory.key_condition(entity);
    columns text;
    updated bigint;
begin
    if state is null then
        execute format('delete from directory.%I where %s', entity, named) using entity_key;
        return;
    end if;

    select string_agg(quote_ident(attname), ', ' order by attnum) into columns
    from pg_attribute where attrelid = format('directory.%I', entity)::regclass and attnum > 0 and not attisdropped;
    execute format('update directory.%1$I set (%2$s) = (select %2$s from jsonb_populate_record(null::directory.%1$I, $2)) where %3$s', entity, columns, named)
        using entity_key, state;
    -- EXECUTE does not set FOUND.
    get diagnostics updated = row_count;
    if updated = 0 then
        execute format('insert into directory.%1$I select * from jsonb_populate_record(null::directory.%1$I, $1)', entity) using state;
    end if;
end
$$;

-- The state an entry has now; null when there is none.
create function directory.state_of(entity text, entity_key text) returns jsonb language plpgsql stable as $$
declare
    state jsonb;
begin
    execute format('select to_jsonb(t) from directory.%I t where %s', entity, directory.key_condition(entity)) into state using entity_key;
    return state;
end
$$;

grant usage on schema directory to portal_staff, portal_jobs;
-- Nobody at run time can change what has been recorded; only "undone" may be noted.
grant select, insert on directory.change_set to portal_staff;
grant select on directory.change to portal_staff;
grant update (undone_by) on directory.change_set to portal_staff;
grant select on directory.change_set, directory.change to portal_jobs;
