-- Writers of the audit log do not wait for each other any more: an entry arrives with a receipt and without a link. A job joins receipts to
-- the chain of their day, one job at a time and in short transactions. Entries are committed in another order than their ids: the order of
-- the chain is that of the link numbers, which belong to the job alone.

-- Refusals of a minute are one entry, so that a flood of them does not fill the log.
alter table accounts.audit_log add column times integer not null default 1 constraint times_are_counted check (times > 0);

-- What was written and is not joined yet. The chain is made of the receipt: an entry that is changed or removed before the job came differs
-- from it.
create table accounts.audit_receipt (
    entry_id bigint primary key,
    day date not null,
    content text not null,
    received_at timestamptz not null default clock_timestamp()
);

-- Numbers have no gap: where one is missing, something was removed. No reference to the entry, so that the link outlives it.
create table accounts.audit_link (
    number bigint primary key,
    day date not null,
    entry_id bigint not null constraint one_link_per_entry unique,
    hash bytea not null
);
create index audit_link_of_day on accounts.audit_link (day, number);

-- Where the chain of each day ends. Writers of the log cannot reach it: who cuts off the end of a day would have to change it here too.
create table accounts.audit_head (
    day date primary key,
    entries integer not null,
    last_number bigint not null,
    hash bytea not null,
    -- How far the log host has been told; a day may grow after its end by what was committed late.
    told_number bigint
);

insert into accounts.audit_link (number, day, entry_id, hash)
select row_number() over (order by day, id), day, id, hash from accounts.audit_log;
insert into accounts.audit_head (day, entries, last_number, hash, told_number)
select l.day, count(*), max(l.number), (array_agg(l.hash order by l.number desc))[1], case when l.day < w.next_day then max(l.number) end
from accounts.audit_link l cross join accounts.audit_watch w group by l.day, w.next_day;
alter table accounts.audit_watch add column seen_number bigint not null default 0;
update accounts.audit_watch set seen_number = (select coalesce(max(number), 0) from accounts.audit_link where entry_id <= seen_id);

drop view accounts.broken_audit_entry;
drop function accounts.audit_heads, accounts.audit_alerts, accounts.audit_last, accounts.read_audit;
drop trigger continue_audit_chain on accounts.audit_log;
drop function accounts.continue_audit_chain, accounts.audit_hash;
alter table accounts.audit_log drop column hash;
alter table accounts.audit_watch drop column seen_id, drop column next_day;

-- An entry that stands for one event has the text it always had: chains of former versions go on.
create function accounts.audit_content(entry accounts.audit_log) returns text language sql immutable as $$
    select (jsonb_build_array(
        entry.id, extract(epoch from entry.at), entry.actor_id, entry.session_id, entry.action, entry.outcome, entry.subject, entry.network)
        || case when entry.times > 1 then jsonb_build_array(entry.times) else '[]' end)::text
$$;

create function accounts.audit_hash(previous bytea, day date, content text) returns bytea language sql immutable as $$
    select sha256(coalesce(previous, convert_to(day::text, 'UTF8')) || convert_to(content, 'UTF8'))
$$;

-- The writer may insert an entry and nothing else, so the receipt is written by the owner.
create function accounts.receive_audit_entry() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    new.id := nextval('accounts.audit_log_id');
    new.day := (new.at at time zone 'UTC')::date;
    insert into accounts.audit_receipt (entry_id, day, content) values (new.id, new.day, accounts.audit_content(new));
    return new;
end
$$;
create trigger receive_audit_entry before insert on accounts.audit_log for each row execute function accounts.receive_audit_entry();
create trigger audit_link_is_append_only before update or delete or truncate on accounts.audit_link
    for each statement execute function accounts.refuse_audit_change();
create trigger audit_head_stays before delete or truncate on accounts.audit_head
    for each statement execute function accounts.refuse_audit_change();

-- Joins what has been committed, at most so many entries at once. Whoever comes while another one joins goes away: it has nothing to do.
create function accounts.join_audit(most integer) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    receipt accounts.audit_receipt;
    link accounts.audit_link;
    joined_before bigint;
begin
    if not pg_try_advisory_xact_lock(4711000005) then
        return 0;
    end if;

    joined_before := (select coalesce(max(last_number), 0) from accounts.audit_head);
    link.number := joined_before;
    for receipt in
        with taken as (
            delete from accounts.audit_receipt
            where entry_id in (select entry_id from accounts.audit_receipt order by entry_id limit most) returning *)
        select * from taken order by day, entry_id
    loop
        if link.day is distinct from receipt.day then
            link.hash := (select hash from accounts.audit_head where day = receipt.day);
        end if;
        link := (link.number + 1, receipt.day, receipt.entry_id, accounts.audit_hash(link.hash, receipt.day, receipt.content));
        insert into accounts.audit_link select link.*;
    end loop;

    insert into accounts.audit_head as head (day, entries, last_number, hash)
    select distinct on (day) day, count(*) over (partition by day), number, hash
    from accounts.audit_link where number > joined_before order by day, number desc
    on conflict (day) do update set entries = head.entries + excluded.entries, last_number = excluded.last_number, hash = excluded.hash;
    return link.number - joined_before;
end
$$;

-- Where entries and chain differ, from the first day on until before the following one.
create function accounts.audit_defects(first date, following date) returns table (day date, entry_id bigint, defect text)
language sql stable set search_path = pg_catalog, pg_temp as $$
    select l.day, l.entry_id, case when e.id is null then 'removed' else 'changed' end
    from (
        select c.*, lag(c.hash) over (partition by c.day order by c.number) as previous
        from accounts.audit_link c where c.day >= first and c.day < following) l
    left join accounts.audit_log e on e.id = l.entry_id
    where e.id is null or e.day <> l.day or l.hash <> accounts.audit_hash(l.previous, l.day, accounts.audit_content(e))
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

-- Links that follow a gap: a whole day is gone, its head too.
create view accounts.audit_gap as
select l.day, l.entry_id
from (select c.*, lag(c.number, 1, 0::bigint) over (order by c.number) as previous from accounts.audit_link c) l
where l.number <> l.previous + 1;

-- Heads of finished days that the log host does not know yet, each told once.
create function accounts.tell_audit_heads(today date)
returns table (day date, entries integer, last_number bigint, head text, defects integer)
language sql security definer set search_path = pg_catalog, pg_temp as $$
    with told as (
        update accounts.audit_head h set told_number = h.last_number where h.day < today and h.told_number is distinct from h.last_number
        returning h.day, h.entries, h.last_number, h.hash)
    select t.day, t.entries, t.last_number, encode(t.hash, 'hex'), (select count(*)::integer from accounts.audit_defects(t.day, t.day + 1))
    from told t order by t.day
$$;

-- Entries that somebody should look at, after one link number up to another, counted for each account.
create function accounts.audit_alerts(after bigint, up_to bigint, least_denials integer, least_sign_ins integer)
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
$$;
create function accounts.audit_joined() returns bigint language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(max(last_number), 0) from accounts.audit_head
$$;

-- What the page for administrators shows: newest first, one page and the entry after it.
create function accounts.read_audit(before_id bigint, of_action text, of_actor uuid, from_moment timestamptz, until_moment timestamptz)
returns table (id bigint, at timestamptz, actor_id uuid, action text, outcome text, subject text, network text, times integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select l.id, l.at, l.actor_id, l.action, l.outcome, l.subject, l.network, l.times from accounts.audit_log l
    where (before_id is null or l.id < before_id) and (of_actor is null or l.actor_id = of_actor)
        and (of_action is null or l.action = of_action or starts_with(l.action, of_action || '.'))
        and (from_moment is null or (l.at >= from_moment and l.day >= (from_moment at time zone 'UTC')::date))
        and (until_moment is null or (l.at < until_moment and l.day <= (until_moment at time zone 'UTC')::date))
    order by l.id desc limit 51
$$;

revoke execute on all functions in schema accounts from public;
grant execute on function accounts.join_audit, accounts.tell_audit_heads, accounts.audit_alerts, accounts.audit_joined to portal_jobs;
grant execute on function accounts.read_audit to portal_audit;
grant insert (times) on accounts.audit_log to portal_staff, portal_audit;
