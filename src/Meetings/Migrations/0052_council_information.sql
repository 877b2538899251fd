-- Public rounds as council information (OParl): when something was made and changed, for what public pages show anyway.
-- An agenda has no column for that: every change of an open item is noted. Nothing of a protected part is.
create table meetings.agenda_change (
    meeting_id uuid not null constraint agenda_change_meeting references meetings.meeting on delete cascade,
    at timestamptz not null default now()
);
create index agenda_change_of_meeting on meetings.agenda_change (meeting_id, at);

create function meetings.note_agenda_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op <> 'INSERT' and not old.is_protected and old.meeting_id is not null then
        insert into meetings.agenda_change (meeting_id) values (old.meeting_id);
    end if;
    if tg_op <> 'DELETE' and not new.is_protected and new.meeting_id is not null
        and (tg_op = 'INSERT' or old.meeting_id is distinct from new.meeting_id) then
        insert into meetings.agenda_change (meeting_id, at)
        values (new.meeting_id, case when tg_op = 'INSERT' then new.created_at else now() end);
    end if;
    return null;
end
$$;
revoke execute on function meetings.note_agenda_change from public;
create trigger note_agenda_change after insert or delete or update of title, minutes, position, state, meeting_id on meetings.item
    for each row execute function meetings.note_agenda_change();

create view public_meetings.council_body as
select c.key, c.name, min(s.created_at) as created_at
from directory.county c join meetings.series s on s.county_key = c.key where s.is_public group by c.key, c.name;

create view public_meetings.council_organization as
select s.id, s.slug, s.title, s.format, s.county_key, s.ended_on, s.created_at,
    greatest(s.created_at, (select max(c.decided_at) from meetings.charter c where c.series_id = s.id)) as changed_at
from meetings.series s where s.is_public;

create view public_meetings.council_meeting as
select m.id, m.series_id, m.held_on, p.starts_at, m.ends_at, m.place, m.state, m.created_at, m.cancelled_because,
    greatest(m.created_at, m.invited_at, m.started_at, m.ended_at,
        (select max(greatest(v.published_at, v.withdrawn_at)) from public_meetings.record v where v.meeting_id = m.id),
        (select max(a.at) from meetings.agenda_change a where a.meeting_id = m.id)) as changed_at
from meetings.meeting m join public_meetings.meeting p on p.id = m.id;

create view public_meetings.council_item as
select i.id, i.meeting_id, i.part, i.position, i.title, i.created_at, h.id as hand_off_id,
    (select string_agg(d.text, E'\n' order by d.number) from meetings.decision d where d.item_id = i.id and not d.is_protected
        and exists (select from public_meetings.record r where r.meeting_id = i.meeting_id and r.withdrawn_at is null)) as resolution
from meetings.item i join public_meetings.item p on p.id = i.id
    left join meetings.hand_off h on h.id = i.hand_off_id and exists (select from public_meetings.paper q where q.hand_off_id = h.id)
where i.manner <> 'Break';

-- Answers of rounds to what became a public paper.
create view public_meetings.council_answer as
select h.id, h.answer, h.answered_on, h.to_id as series_id, h.from_id as forum_id, h.title, h.changed_at
from meetings.hand_off h where h.answer is not null and exists (select from public_meetings.paper p where p.hand_off_id = h.id
    and p.withdrawn_at is null);

grant select on public_meetings.council_body, public_meetings.council_organization, public_meetings.council_meeting,
    public_meetings.council_item, public_meetings.council_answer to portal_public, portal_staff;
