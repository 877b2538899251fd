-- What modules that know the directory may read of it: views, so that its tables can change without them.
create schema published_directory;

create view published_directory.area as
    select key, name, null as qualifier, 'County' as kind from directory.county
    union all
    select m.ags, m.name, c.name, 'Municipality' from directory.municipality m join directory.county c on c.key = m.county_key
    union all
    select slug, name, town, 'Organisation' from directory.organisation;

create view published_directory.person as select id, slug, given_name, family_name from directory.person;

create view published_directory.holding as
    select h.person_id, h.valid_from, h.valid_until, p.county_key, p.ags
    from directory.post_holder h join directory.post p on p.id = h.post_id;

-- In which counties an organisation has posts or serves people.
create view published_directory.organisation_county as
    select o.slug, p.county_key from directory.organisation o join directory.post p on p.organisation_id = o.id
    union all
    select o.slug, left(served, 5) from directory.organisation o join directory.service v on v.organisation_id = o.id
        cross join unnest(v.served_keys) served;

grant usage on schema published_directory to portal_accounts;
grant select on all tables in schema published_directory to portal_accounts;
-- The mail about a role that ends names its area.
grant usage on schema published_directory to portal_jobs;
grant select on published_directory.area to portal_jobs;

-- The tables themselves are no longer of the accounts' concern.
revoke select (key, name) on directory.county from portal_accounts;
revoke select (ags, name, county_key) on directory.municipality from portal_accounts;
revoke select (id, slug, name, town) on directory.organisation from portal_accounts;
revoke select (id, slug, given_name, family_name) on directory.person from portal_accounts;
revoke select (person_id, post_id, valid_from, valid_until) on directory.post_holder from portal_accounts;
revoke select (id, ags, county_key, organisation_id) on directory.post from portal_accounts;
revoke select (organisation_id, served_keys) on directory.service from portal_accounts;
revoke usage on schema directory from portal_accounts;
