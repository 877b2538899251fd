-- Everything in the audit log has its time (spec 50, D19): refusals 90 days, sign-ins a year, everything else three years. What the log says
-- about its own retention stays: the chain is checked against it, and it names nobody.
create function accounts.audit_days(action text, outcome text) returns integer language sql immutable as $$
    select case
        when outcome = 'Refused' then 90
        when starts_with(action, 'session.') or starts_with(action, 'sign-in') then 365
        when action not in ('audit.forget', 'audit.shorten') then 3 * 365
    end
$$;

-- How an address stands in the log since addresses are shortened before they are stored; null for what is none, or is short already.
create function accounts.shortened(network text) returns text language sql immutable as $$
    select case
        when network ~ '^(::ffff:)?[0-9]{1,3}(\.[0-9]{1,3}){3}$'
            then regexp_replace(network, '^(::ffff:)?([0-9]+\.[0-9]+\.[0-9]+)\.[0-9]+$', '\2.0/24')
        when network ~ '^[0-9a-f]*:[0-9a-f:]*$' then network(set_masklen(network::inet, 48))::text
    end
$$;

-- Entries whose address was shortened later: their link does not fit any more, the hash of what they say now does.
create table accounts.audit_shortened (
    entry_id bigint primary key,
    content_hash bytea not null
);

-- The table itself lets nothing else go or change, whoever asks.
create or replace function accounts.refuse_audit_removal() returns trigger language plpgsql as $$
begin
    if old.day < nullif(current_setting('accounts.forget_on', true), '')::date - accounts.audit_days(old.action, old.outcome) then
        return old;
    end if;
    raise exception 'The audit log is append only.' using errcode = 'insufficient_privilege';
end
$$;
create function accounts.refuse_audit_update() returns trigger language plpgsql as $$
begin
    if new.network = accounts.shortened(old.network) and (to_jsonb(new) - 'network') = (to_jsonb(old) - 'network') then
        return new;
    end if;
    raise exception 'The audit log is append only.' using errcode = 'insufficient_privilege';
end
$$;
drop trigger audit_log_is_append_only on accounts.audit_log;
create trigger audit_log_is_append_only before truncate on accounts.audit_log
    for each statement execute function accounts.refuse_audit_change();
create trigger audit_log_shortens_addresses_only before update on accounts.audit_log
    for each row execute function accounts.refuse_audit_update();
alter trigger audit_log_forgets_refusals_only on accounts.audit_log rename to audit_log_forgets_what_is_old_only;

create index audit_log_sign_in on accounts.audit_log (day, id)
    where outcome = 'Done' and (starts_with(action, 'session.') or starts_with(action, 'sign-in'));
create index audit_log_full_address on accounts.audit_log (id) where network !~ '/';

-- Only what is part of the chain, and at most so many at once.
drop function accounts.forget_refusals;
create function accounts.forget_audit(today date, at timestamptz, most integer) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    gone integer;
begin
    perform set_config('accounts.forget_on', today::text, true);
    with old as (
        (select id from accounts.audit_log where outcome = 'Refused' and day < today - 90 order by day, id limit most)
        union all
        (select id from accounts.audit_log
        where outcome = 'Done' and (starts_with(action, 'session.') or starts_with(action, 'sign-in')) and day < today - 365
        order by day, id limit most)
        union all
        (select id from accounts.audit_log where day < today - 3 * 365 and action not in ('audit.forget', 'audit.shorten')
        order by day, id limit most)),
    removed as (
        delete from accounts.audit_log where id in (
            select distinct o.id from old o join accounts.audit_link l on l.entry_id = o.id limit most)
        returning id)
    insert into accounts.audit_forgotten select id from removed;
    get diagnostics gone = row_count;
    if gone > 0 then
        insert into accounts.audit_log (at, action, outcome, times) values (at, 'audit.forget', 'Done', gone);
    end if;
    return gone;
end
$$;

-- An entry that does not fit its link stays as it is: it would be passed off as right.
create function accounts.shorten_audit(at timestamptz, most integer) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    done integer;
begin
    with fitting as (
        select e.id from accounts.audit_log e join accounts.audit_link l on l.entry_id = e.id
        where e.network !~ '/' and accounts.shortened(e.network) is not null and l.hash = accounts.audit_hash(
            (select p.hash from accounts.audit_link p where p.day = l.day and p.number < l.number order by p.number desc limit 1),
            l.day, accounts.audit_content(e))
        order by e.id limit most),
    changed as (
        update accounts.audit_log e set network = accounts.shortened(e.network) from fitting where fitting.id = e.id returning e.*)
    insert into accounts.audit_shortened (entry_id, content_hash)
    select c.id, sha256(convert_to(accounts.audit_content(row(c.*)::accounts.audit_log), 'UTF8')) from changed c;
    get diagnostics done = row_count;
    if done > 0 then
        insert into accounts.audit_log (at, action, outcome, times) values (at, 'audit.shorten', 'Done', done);
    end if;
    return done;
end
$$;

-- As before, but an entry that was shortened is held against the hash of what it says now.
create or replace function accounts.audit_defects(first date, following date) returns table (day date, entry_id bigint, defect text)
language sql stable set search_path = pg_catalog, pg_temp as $$
    select l.day, l.entry_id, case when e.id is null then 'removed' else 'changed' end
    from (
        select c.*, lag(c.hash) over (partition by c.day order by c.number) as previous
        from accounts.audit_link c where c.day >= first and c.day < following) l
    left join accounts.audit_log e on e.id = l.entry_id
    left join accounts.audit_shortened s on s.entry_id = l.entry_id
    where case
        when e.id is null then not exists (select from accounts.audit_forgotten f where f.entry_id = l.entry_id)
        when e.day <> l.day then true
        when s.entry_id is not null then s.content_hash <> sha256(convert_to(accounts.audit_content(e), 'UTF8'))
        else l.hash <> accounts.audit_hash(l.previous, l.day, accounts.audit_content(e))
    end
    union all
    select r.day, r.entry_id, case when e.id is null then 'removed' else 'changed' end
    from accounts.audit_receipt r left join accounts.audit_log e on e.id = r.entry_id
    where r.day >= first and r.day < following and (e.id is null or e.day <> r.day or r.content <> accounts.audit_content(e))
    union all
    select e.day, e.id, 'inserted' from accounts.audit_log e
    where e.day >= first and e.day < following
        and not exists (select from accounts.audit_link l where l.entry_id = e.id)
        and not exists (select from accounts.audit_receipt r where r.entry_id = e.id)
    union all
    select coalesce(h.day, l.day), null, 'end'
    from (select a.* from accounts.audit_head a where a.day >= first and a.day < following) h
    full join (
        select c.day, count(*) as entries, max(c.number) as last_number, (array_agg(c.hash order by c.number desc))[1] as hash
        from accounts.audit_link c where c.day >= first and c.day < following group by c.day) l on l.day = h.day
    where (h.entries, h.last_number, h.hash) is distinct from (l.entries, l.last_number, l.hash)
$$;

-- More marks than the log itself says it has set.
create function accounts.audit_passed_off() returns table (defect text)
language sql stable set search_path = pg_catalog, pg_temp as $$
    select 'forgotten' where (select count(*) from accounts.audit_forgotten)
        > (select coalesce(sum(times), 0) from accounts.audit_log where action = 'audit.forget' and outcome = 'Done')
    union all
    select 'shortened' where (select count(*) from accounts.audit_shortened)
        > (select coalesce(sum(times), 0) from accounts.audit_log where action = 'audit.shorten' and outcome = 'Done')
$$;

revoke execute on function accounts.audit_days, accounts.shortened, accounts.refuse_audit_update, accounts.forget_audit, accounts.shorten_audit,
    accounts.audit_passed_off from public;
grant execute on function accounts.forget_audit, accounts.shorten_audit to portal_jobs;
