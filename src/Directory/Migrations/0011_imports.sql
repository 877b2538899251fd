-- Imports in the web: a file waits for its check and for the decision, and whoever takes it over can take it back.
create table directory.import_job (
    id uuid primary key,
    account_id uuid not null,
    -- Who decided last, as change_set keeps it.
    actor jsonb not null,
    -- How far the reach of the account was when it uploaded or took over.
    covers_all boolean not null,
    municipalities text[] not null,
    counties text[] not null,
    kind text not null,
    file_name text not null constraint file_name_is_short check (length(file_name) between 1 and 200),
    -- Removed as soon as it is taken over; the whole row goes when nobody decides.
    content bytea constraint content_is_bounded check (length(content) <= 10485760),
    state text not null constraint import_state_is_known check (state in ('Checking', 'Checked', 'Failed', 'Applying', 'Applied', 'Undoing', 'Undone')),
    rows_read integer not null default 0,
    rows_total integer not null,
    -- Until then a worker has it; a lease that has run out belongs to a worker that died.
    lease_until timestamptz,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    settled_at timestamptz,
    -- Counts, errors, unused columns and the first changes, as the page shows them.
    result jsonb,
    -- Of what stood in the database where the file changes it: another one when applying means that somebody was quicker.
    digest text,
    -- A German sentence about what did not work.
    note text,
    change_set_id uuid constraint import_change_set references directory.change_set,
    constraint applied_has_change_set check ((state in ('Applied', 'Undoing', 'Undone')) = (change_set_id is not null)),
    constraint waiting_has_content check (state not in ('Checking', 'Checked', 'Applying') or content is not null)
);
create index import_job_to_do on directory.import_job (created_at) where state in ('Checking', 'Applying', 'Undoing');
create index import_job_of_account on directory.import_job (account_id) where change_set_id is null;
create index import_job_expires on directory.import_job (expires_at) where change_set_id is null;
create index import_job_settled on directory.import_job (settled_at desc, id) where change_set_id is not null;
grant select, insert, update, delete on directory.import_job to portal_staff;

-- Checks what "set constraints all deferred" put off, except that changes belong to a change set: of long changes the set is written last.
create function directory.check_references() returns void language plpgsql as $$
begin
    execute (select 'set constraints ' || string_agg('directory.' || quote_ident(conname), ', ') || ' immediate' from pg_constraint
        where contype = 'f' and condeferrable and connamespace = 'directory'::regnamespace and conrelid not in ('directory.change'::regclass, 'directory.change_set'::regclass));
end
$$;

-- A key as people call the entry.
create function directory.spoken(id uuid) returns text language sql stable as $$
    select coalesce((select title from directory.post p where p.id = $1), (select concat_ws(' ', academic_title, given_name, family_name) from directory.person p where p.id = $1),
        (select name from directory.place p where p.id = $1), (select name from directory.organisation o where o.id = $1),
        (select name from directory.district d where d.id = $1), (select name from directory.street s where s.id = $1))
$$;

-- A recorded state as people call the entry, for lists of changes.
create function directory.label_of(entity text, recorded jsonb) returns text language sql stable as $$
    select case entity
        when 'responsibility' then concat_ws(' ', coalesce(directory.spoken((recorded ->> 'street_id')::uuid), directory.spoken((recorded ->> 'district_id')::uuid),
            (select name from directory.municipality m where m.ags = recorded ->> 'ags'), (select name from directory.association a where a.key = recorded ->> 'association_key'),
            (select name from directory.county c where c.key = recorded ->> 'county_key')), recorded ->> 'numbers')
        when 'person' then concat_ws(' ', recorded ->> 'academic_title', recorded ->> 'given_name', recorded ->> 'family_name')
        when 'post_holder' then concat_ws(', ', directory.spoken((recorded ->> 'person_id')::uuid), directory.spoken((recorded ->> 'post_id')::uuid))
        when 'absence' then directory.spoken((recorded ->> 'person_id')::uuid)
        when 'confirmation' then directory.spoken((recorded ->> 'entry_id')::uuid)
        when 'mandate' then (select name from directory.municipality m where m.ags = recorded ->> 'ags')
        when 'office_hour' then coalesce(directory.spoken((recorded ->> 'post_id')::uuid), directory.spoken((recorded ->> 'person_id')::uuid))
        when 'office_hour_deviation' then (select coalesce(directory.spoken(h.post_id), directory.spoken(h.person_id)) from directory.office_hour h where h.id = (recorded ->> 'office_hour_id')::uuid)
        else coalesce(recorded ->> 'title', recorded ->> 'name', recorded ->> 'slug') end
$$;

-- References in a recorded state become names: people compare "Nele Obermüller" and not a key.
create function directory.readable(recorded jsonb) returns jsonb language sql stable as $$
    select jsonb_object_agg(key, case when key like '%\_id' and value <> 'null' then to_jsonb(coalesce(directory.spoken((value #>> '{}')::uuid), value #>> '{}')) else value end)
    from jsonb_each(recorded)
$$;

-- Takes a change set back: each entry gets the state before its first change in the set. Table by table, because a statement for each of
-- 20,000 rows takes minutes; row by row, latest first, only where two entries have swapped what may exist once. Works with the rights of
-- the caller, who puts references off to the end.
create function directory.take_back(change_set uuid) returns void language plpgsql as $$
declare
    of_entity text;
    columns text;
    named text;
    states text := 'with b as materialized (select distinct on (entity_key) entity_key, before as state
        from directory.change where change_set_id = $1 and entity = %1$L order by entity_key, id) ';
begin
    for of_entity in select distinct entity from directory.change where change_set_id = change_set loop
        named := replace(directory.key_condition(of_entity), '$1', 'b.entity_key');
        select string_agg(quote_ident(attname), ', ' order by attnum) into columns
        from pg_attribute where attrelid = format('directory.%I', of_entity)::regclass and attnum > 0 and not attisdropped;
        execute format(states || 'delete from directory.%1$I t using b where b.state is null and t.%2$s', of_entity, named) using change_set;
        execute format(states || 'update directory.%1$I t set (%3$s) = (select %3$s from jsonb_populate_record(null::directory.%1$I, b.state))
            from b where b.state is not null and t.%2$s', of_entity, named, columns) using change_set;
        execute format(states || 'insert into directory.%1$I select r.* from b, jsonb_populate_record(null::directory.%1$I, b.state) r
            where b.state is not null and not exists (select from directory.%1$I t where t.%2$s)', of_entity, named) using change_set;
    end loop;
exception when unique_violation or exclusion_violation then
    perform directory.put_state(c.entity, c.entity_key, c.before)
    from (select entity, entity_key, before from directory.change where change_set_id = change_set order by id desc) c;
end
$$;
