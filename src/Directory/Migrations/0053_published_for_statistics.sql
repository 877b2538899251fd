-- What statistics may read of the directory: who works where with how much time, and how referrals ended. No names, no single referral
-- that could be recognised.
create view published_directory.assignment as
select h.person_id, h.role, h.valid_from, h.valid_until, p.county_key, p.ags, m.association_key, p.organisation_id,
    o.name as organisation, p.small_team, p.position, d.full_time_equivalent
from directory.post_holder h join directory.post p on p.id = h.post_id join directory.organisation o on o.id = p.organisation_id
    join directory.person d on d.id = h.person_id left join directory.municipality m on m.ags = p.ags;

create view published_directory.referral_outcome as
select r.county_key, r.ags, r.created_at, r.concern, r.concern_title, r.state, r.reason, r.contact_on
from referral.referral r;

-- Names of teams (Kleinteam), without who is in them.
create view published_directory.team as
select distinct county_key, ags, small_team as name from directory.post where small_team is not null and position = 'IntegrationManager';

grant select on published_directory.team to portal_staff;
grant select on published_directory.assignment, published_directory.referral_outcome to portal_jobs;
