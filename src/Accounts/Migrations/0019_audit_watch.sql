-- What is told of the audit log outside of it: the head of each finished day, which nobody can change later without being found out, and what
-- somebody should look at. The log itself stays unread: only these sums leave it.
create table accounts.audit_watch (
    only_one boolean primary key default true constraint one_watch check (only_one),
    -- Entries up to here have been looked at, days before this one have been told.
    seen_id bigint not null,
    next_day date not null
);
insert into accounts.audit_watch (seen_id, next_day)
select coalesce(max(id), 0), coalesce(min(day), (now() at time zone 'UTC')::date) from accounts.audit_log;

-- Every finished day from the first one on: how many entries, the last of them, its hash, and how many do not follow from the one before.
create function accounts.audit_heads(first date, today date) returns table (day date, entries integer, last_id bigint, head text, broken integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select l.day, count(*)::integer, max(l.id), encode((array_agg(l.hash order by l.id desc))[1], 'hex'),
        (select count(*)::integer from (select a, lag(a.hash) over (order by a.id) as previous from accounts.audit_log a where a.day = l.day) chain
            where (chain.a).hash is distinct from accounts.audit_hash(coalesce(chain.previous, convert_to(l.day::text, 'UTF8')), chain.a))
    from accounts.audit_log l where l.day >= first and l.day < today group by l.day order by l.day
$$;

-- New entries that somebody should look at, counted for each account.
create function accounts.audit_alerts(after bigint, least_denials integer, least_sign_ins integer) returns table (rule text, account_id uuid, entries integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with fresh as (select * from accounts.audit_log where id > after)
    select 'denials', actor_id, count(*)::integer from fresh where outcome = 'Refused' and actor_id is not null group by actor_id having count(*) >= least_denials
    union all
    select 'sign-ins', null, count(*)::integer from fresh where outcome = 'Refused' and starts_with(action, 'sign-in') having count(*) >= least_sign_ins
    union all
    select 'export', actor_id, count(*)::integer from fresh where action = 'directory.export' group by actor_id
    union all
    select 'roles', actor_id, count(*)::integer from fresh where starts_with(action, 'role.') group by actor_id
$$;
create function accounts.audit_last() returns bigint language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(max(id), 0) from accounts.audit_log
$$;
revoke execute on function accounts.audit_heads, accounts.audit_alerts, accounts.audit_last from public;
grant execute on function accounts.audit_heads, accounts.audit_alerts, accounts.audit_last to portal_jobs;
grant select, update on accounts.audit_watch to portal_jobs;
