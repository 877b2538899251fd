-- Whoever stands in for a substitute who is away too sees the referrals as well: chains are followed as in the directory. Asked once for a
-- statement, so that referrals are found by their indexes however many there are.
create function referral.substituted() returns uuid[] language sql stable as $$
    with recursive asked as (select nullif(current_setting('app.person', true), '')::uuid as person_id, nullif(current_setting('app.day', true), '')::date as day),
    away (person_id) as (
        select a.person_id from asked join directory.absence a on a.substitute_id = asked.person_id and asked.day between a.first_day and a.last_day
        union
        select a.person_id from away w join directory.absence a on a.substitute_id = w.person_id cross join asked where asked.day between a.first_day and a.last_day
    )
    select coalesce(array_agg(person_id), '{}') from away
$$;
revoke execute on function referral.substituted from public;
grant execute on function referral.substituted to portal_staff;

drop policy own_or_substituted on referral.referral;
drop policy own_or_substituted_change on referral.referral;
drop function referral.is_mine;
create policy own_or_substituted on referral.referral for select to portal_staff
    using (account_id = nullif(current_setting('app.account', true), '')::uuid or person_id = any((select referral.substituted())::uuid[]));
create policy own_or_substituted_change on referral.referral for update to portal_staff
    using (account_id = nullif(current_setting('app.account', true), '')::uuid or person_id = any((select referral.substituted())::uuid[]));
