-- Whether nobody who knows the language has read the text: readers are told.
alter table directory.service_translation add column is_machine_made boolean not null default false;
create or replace view public_directory.service_translation as
    select t.id, t.service_id, t.language, t.name, t.summary, t.description, t.is_machine_made
    from directory.service_translation t join directory.service s on s.id = t.service_id where s.status = 'Published';

-- How many referrals of these people are still open: the hand-over list of a switch of commission names them. Single referrals stay hidden.
create function referral.open_of_people(people uuid[], day date) returns table (person_id uuid, referrals integer, due integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select r.person_id, count(*)::integer, (count(*) filter (where r.follow_up_on <= day))::integer
    from referral.referral r where r.person_id = any(people) and r.state in ('Open', 'Contact', 'Counselling')
    group by r.person_id
$$;
revoke execute on function referral.open_of_people from public;
grant execute on function referral.open_of_people to portal_staff;
