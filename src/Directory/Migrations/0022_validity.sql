-- Functions that compared days themselves ask the one rule.
create or replace function public_directory.rules_for(counties text[], associations text[], municipalities text[], districts uuid[], streets uuid[], on_day date)
returns setof public_directory.responsibility language sql stable as $$
    select * from public_directory.responsibility where street_id = any(streets) and foundation.valid_on(valid_from, valid_until, on_day)
    union all
    select * from public_directory.responsibility where district_id = any(districts) and foundation.valid_on(valid_from, valid_until, on_day)
    union all
    select * from public_directory.responsibility where ags = any(municipalities) and foundation.valid_on(valid_from, valid_until, on_day)
    union all
    select * from public_directory.responsibility where association_key = any(associations) and foundation.valid_on(valid_from, valid_until, on_day)
    union all
    select * from public_directory.responsibility where county_key = any(counties) and foundation.valid_on(valid_from, valid_until, on_day)
$$;

create or replace function referral.substituted() returns uuid[] language sql stable as $$
    with recursive asked as (select nullif(current_setting('app.person', true), '')::uuid as person_id, nullif(current_setting('app.day', true), '')::date as day),
    away (person_id) as (
        select a.person_id from asked join directory.absence a on a.substitute_id = asked.person_id and foundation.valid_on(a.first_day, a.last_day, asked.day)
        union
        select a.person_id from away w join directory.absence a on a.substitute_id = w.person_id cross join asked where foundation.valid_on(a.first_day, a.last_day, asked.day)
    )
    select coalesce(array_agg(person_id), '{}') from away
$$;

create or replace function directory.refuse_substitute_cycle() returns trigger language plpgsql as $$
begin
    if exists (
        with recursive chain (person_id) as (
            select new.substitute_id
            union
            select a.substitute_id
            from chain c
            join directory.absence a on a.person_id = c.person_id
                and a.substitute_id is not null
                and foundation.valid_within(a.first_day, a.last_day, new.first_day, new.last_day)
        )
        select from chain where person_id = new.person_id)
    then
        raise exception 'substitutes form a circle' using errcode = 'check_violation', constraint = 'no_substitute_cycle', schema = 'directory', table = 'absence';
    end if;
    return new;
end
$$;

-- The other tables refuse it by their ranges.
alter table directory.responsibility add constraint responsibility_ends_after_its_first_day check (valid_until >= valid_from);
alter table directory.office_hour add constraint office_hour_ends_after_its_first_day check (valid_until >= valid_from);
