-- Members of a round are people of the directory, with or without consent to be shown to the public: what staff may read of them.
create view published_directory.colleague as
select p.id, p.slug, concat_ws(' ', p.academic_title, p.given_name, p.family_name) as name, p.family_name,
    coalesce(p.email, post.email) as email, post.organisation, post.county_key
from directory.person p
left join lateral (
    select s.email, o.name as organisation, s.county_key
    from directory.post_holder h join directory.post s on s.id = h.post_id join directory.organisation o on o.id = s.organisation_id
    where h.person_id = p.id order by h.valid_from desc, h.id limit 1) post on true;

grant usage on schema published_directory to portal_staff;
grant select on published_directory.colleague to portal_staff, portal_jobs;
grant select on published_directory.area to portal_staff;
