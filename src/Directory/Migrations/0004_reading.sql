-- Sets of posts that public pages ask for. Functions, so that a page gets everything in one round trip.

-- The rules that can answer for the given areas: the resolver picks among them.
create function public_directory.rules_for(counties text[], associations text[], municipalities text[], districts uuid[], streets uuid[], on_day date)
returns setof public_directory.responsibility language sql stable as $$
    select * from public_directory.responsibility where street_id = any(streets) and valid_from <= on_day and (valid_until is null or valid_until >= on_day)
    union all
    select * from public_directory.responsibility where district_id = any(districts) and valid_from <= on_day and (valid_until is null or valid_until >= on_day)
    union all
    select * from public_directory.responsibility where ags = any(municipalities) and valid_from <= on_day and (valid_until is null or valid_until >= on_day)
    union all
    select * from public_directory.responsibility where association_key = any(associations) and valid_from <= on_day and (valid_until is null or valid_until >= on_day)
    union all
    select * from public_directory.responsibility where county_key = any(counties) and valid_from <= on_day and (valid_until is null or valid_until >= on_day)
$$;

-- The given posts and those of everybody who substitutes for their holders between the two days, along the chain.
create function public_directory.with_substitutes(posts uuid[], first_day date, last_day date)
returns uuid[] language sql stable as $$
    with recursive reached (post_id) as (
        select unnest(posts)
        union
        select other.post_id
        from reached r
        join public_directory.holder own on own.post_id = r.post_id
        join public_directory.absence a on a.person_id = own.person_id and a.first_day <= last_day and a.last_day >= first_day
        join public_directory.holder other on other.person_id = a.substitute_id
    )
    select coalesce(array_agg(post_id), '{}') from reached
$$;

grant execute on function public_directory.rules_for, public_directory.with_substitutes to portal_public, portal_staff, portal_jobs;
