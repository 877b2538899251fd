-- Somebody who opens cases that are not theirs, three times since the last look, is told to the log host like a burst of denials.
create or replace function accounts.audit_alerts(after bigint, up_to bigint, least_denials integer, least_sign_ins integer)
returns table (rule text, account_id uuid, entries integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with fresh as (
        select e.* from accounts.audit_link l join accounts.audit_log e on e.id = l.entry_id where l.number > after and l.number <= up_to)
    select 'denials', actor_id, sum(times)::integer from fresh
    where outcome = 'Refused' and actor_id is not null group by actor_id having sum(times) >= least_denials
    union all
    select 'sign-ins', null, sum(times)::integer from fresh
    where outcome = 'Refused' and starts_with(action, 'sign-in') having sum(times) >= least_sign_ins
    union all
    select 'export', actor_id, count(*)::integer from fresh where action = 'directory.export' group by actor_id
    union all
    select 'roles', actor_id, count(*)::integer from fresh where starts_with(action, 'role.') group by actor_id
    union all
    select 'foreign-cases', actor_id, sum(times)::integer from fresh
    where starts_with(action, 'case.') and right(action, 8) = '.foreign' group by actor_id having sum(times) >= 3
$$;
