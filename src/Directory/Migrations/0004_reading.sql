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

grant execute on function public_directory.rules_for to portal_public, portal_staff, portal_jobs;
