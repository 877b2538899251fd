-- Services: what partners change is looked at, everybody is asked whether an entry still holds, and readers report what is wrong.

-- One row for each change set of a partner and service. The database writes it: no form can forget to.
create table quality.service_review (
    change_set_id uuid not null constraint review_of_change_set references directory.change_set,
    service_id uuid not null constraint review_of_service references directory.service on delete cascade deferrable initially immediate,
    state text not null default 'Open' constraint review_state check (state in ('Open', 'Accepted', 'TakenBack')),
    decided_at timestamptz,
    decided_by text,
    -- For the partner who reads it.
    reason text constraint review_reason_length check (length(reason) <= 500),
    constraint one_review_per_change primary key (change_set_id, service_id),
    constraint review_decided check ((state = 'Open') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
    constraint review_taken_back_with_reason check (state <> 'TakenBack' or reason is not null)
);
create index service_review_open on quality.service_review (service_id) where state = 'Open';
create index service_review_decided on quality.service_review (service_id, decided_at desc) where state <> 'Open';

create function quality.note_for_review() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into quality.service_review (change_set_id, service_id)
    select distinct s.id, v.id
    from noted n
    join directory.change_set s on s.id = n.change_set_id and s.actor_role = 'Kooperation' and s.kind in ('Edit', 'Restore')
    join directory.service v on v.id = case n.entity when 'service' then n.entity_key::uuid
        when 'office_hour_deviation' then (select h.service_id from directory.office_hour h where h.id = (coalesce(n.after, n.before) ->> 'office_hour_id')::uuid)
        else (coalesce(n.after, n.before) ->> 'service_id')::uuid end
    where n.entity in ('service', 'service_place', 'service_translation', 'office_hour', 'office_hour_deviation')
    on conflict do nothing;
    return null;
end
$$;
create trigger note_for_review after insert on directory.change referencing new table as noted for each statement execute function quality.note_for_review();

-- A link for services belongs to an account: it ends with the role.
alter table quality.confirmation_link add column services uuid[] not null default '{}';
alter table quality.confirmation_link add column account_id uuid;

-- Reminders about services: who keeps it first, then the coordination. A new confirmation begins anew.
create table quality.service_warning (
    service_id uuid not null constraint service_warning_service references directory.service on delete cascade,
    confirmed_on date,
    stage text not null constraint service_warning_stage check (stage in ('Owner', 'Coordination')),
    sent_on date not null,
    constraint one_service_warning_per_stage unique nulls not distinct (service_id, confirmed_on, stage)
);

-- Reports of readers about a service. One that serves everybody and has no place belongs to no county.
alter table quality.suggestion add column service_id uuid constraint suggestion_service references directory.service on delete cascade;
alter table quality.suggestion alter column county_key drop not null;
alter table quality.suggestion add constraint suggestion_without_county_is_about_a_service check (county_key is not null or service_id is not null);
create index suggestion_of_service on quality.suggestion (service_id, kind) where state = 'Open';

-- Where a service is at home: the municipality of its only place or the only one it serves, and the county.
create function directory.home_of_service(service uuid, out ags text, out county_key text) language sql stable set search_path = pg_catalog, pg_temp as $$
    select h.ags, coalesce(left(h.ags, 5), (select left(min(l.ags), 5) from directory.service_place p join directory.place l on l.id = p.place_id where p.service_id = v.id), left(v.served_keys[1], 5))
    from directory.service v
    cross join lateral (select coalesce(
        (select case when count(distinct l.ags) = 1 then min(l.ags) end from directory.service_place p join directory.place l on l.id = p.place_id where p.service_id = v.id),
        case when cardinality(v.served_keys) = 1 and length(v.served_keys[1]) = 8 then v.served_keys[1] end) as ags) h
    where v.id = service
$$;

create function quality.suggest_about_service(id uuid, kind text, service uuid, correct text, message text, email text, at timestamptz)
returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into quality.suggestion (id, kind, service_id, ags, county_key, correct, message, email, created_at)
    select $1, $2, v.id, h.ags, h.county_key, $4, $5, $6, $7
    from directory.service v cross join lateral directory.home_of_service(v.id) h where v.id = $3 and v.status = 'Published'
$$;

revoke execute on function quality.note_for_review, quality.suggest_about_service from public;
grant execute on function quality.suggest_about_service to portal_public;
grant select, update on quality.service_review to portal_staff;
grant select on quality.service_warning to portal_staff;
grant select, insert, delete on quality.service_warning to portal_jobs;
