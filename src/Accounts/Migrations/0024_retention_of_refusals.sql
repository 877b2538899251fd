-- Refusals say where a request came from, and nobody needs that for long: they are removed after a while. The chain stays whole,
-- because the link of an entry stays with its hash. Removing them is an entry of the log itself, with their number, so that nothing else
-- can be passed off as removed by it.
create table accounts.audit_forgotten (
    entry_id bigint primary key
);

-- The table itself lets nothing else go, whoever asks.
create function accounts.refuse_audit_removal() returns trigger language plpgsql as $$
begin
    if old.outcome = 'Refused' and old.day < nullif(current_setting('accounts.forget_before', true), '')::date then
        return old;
    end if;
    raise exception 'The audit log is append only.' using errcode = 'insufficient_privilege';
end
$$;
drop trigger audit_log_is_append_only on accounts.audit_log;
create trigger audit_log_is_append_only before update or truncate on accounts.audit_log
    for each statement execute function accounts.refuse_audit_change();
create trigger audit_log_forgets_refusals_only before delete on accounts.audit_log
    for each row execute function accounts.refuse_audit_removal();

-- Only what is part of the chain, and at most so many at once.
create function accounts.forget_refusals(before date, at timestamptz, most integer) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    gone integer;
begin
    perform set_config('accounts.forget_before', before::text, true);
    with removed as (
        delete from accounts.audit_log where id in (
            select e.id from accounts.audit_log e join accounts.audit_link l on l.entry_id = e.id
            where e.outcome = 'Refused' and e.day < before order by e.id limit most)
        returning id)
    insert into accounts.audit_forgotten select id from removed;
    get diagnostics gone = row_count;
    if gone > 0 then
        insert into accounts.audit_log (at, action, outcome, times) values (at, 'audit.forget', 'Done', gone);
    end if;
    return gone;
end
$$;
create index audit_log_refused on accounts.audit_log (day, id) where outcome = 'Refused';

-- As before, but what was forgotten is not missing.
create or replace function accounts.audit_defects(first date, following date) returns table (day date, entry_id bigint, defect text)
language sql stable set search_path = pg_catalog, pg_temp as $$
    select l.day, l.entry_id, case when e.id is null then 'removed' else 'changed' end
    from (
        select c.*, lag(c.hash) over (partition by c.day order by c.number) as previous
        from accounts.audit_link c where c.day >= first and c.day < following) l
    left join accounts.audit_log e on e.id = l.entry_id
    where case when e.id is null then not exists (select from accounts.audit_forgotten f where f.entry_id = l.entry_id)
        else e.day <> l.day or l.hash <> accounts.audit_hash(l.previous, l.day, accounts.audit_content(e)) end
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

revoke execute on function accounts.refuse_audit_removal, accounts.forget_refusals from public;
grant execute on function accounts.forget_refusals to portal_jobs;

-- What is sent twice is done once by the key of the form (foundation.sent_form), for referrals as for everything else.
alter table referral.referral drop constraint one_referral_per_form, drop column submission;
