-- What statistics may read of meetings: which took place, who was there, and whether minutes exist. Nothing of what was said.
create schema published_meetings;

create view published_meetings.held as
select m.id, s.county_key, s.ags, s.format, m.held_on,
    exists (select from meetings.record r where r.meeting_id = m.id and r.state in ('Approved', 'Published', 'Amended')) as has_record
from meetings.meeting m join meetings.series s on s.id = m.series_id where m.state in ('Held', 'Closed');

create view published_meetings.presence as
select distinct m.id as meeting_id, s.county_key, s.format, m.held_on, a.person_id
from meetings.attendance a join meetings.meeting m on m.id = a.meeting_id join meetings.series s on s.id = m.series_id
where a.presence = 'Present' and a.person_id is not null and m.state in ('Held', 'Closed');

grant usage on schema published_meetings to portal_jobs;
grant select on published_meetings.held, published_meetings.presence to portal_jobs;
