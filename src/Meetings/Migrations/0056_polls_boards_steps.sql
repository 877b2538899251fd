-- A forum without a second part is among its members only: its times are those of the protected part, so it is on no public page.
create or replace view public_meetings.meeting as
select m.id, m.series_id, m.held_on, case when s.format = 'ExchangeForum' then m.part_two_at else m.starts_at end as starts_at,
    m.ends_at, m.place, m.state, m.guest_uid, m.uid, m.sequence, m.cancelled_because, m.replaced_on,
    coalesce(m.invited_at, m.created_at) as changed_at, s.format = 'ExchangeForum' as is_forum
from meetings.meeting m join meetings.series s on s.id = m.series_id
where s.is_public and (s.format <> 'ExchangeForum' or m.part_two_at is not null)
    and (m.state in ('Invited', 'Running', 'Held', 'Closed') or m.state = 'Cancelled' and m.invited_at is not null);

-- Date polls: answered by a personal link without an account. The event's identity is drawn when the poll opens, so that the chosen date
-- keeps it.
create table meetings.poll (
    id uuid primary key,
    series_id uuid not null constraint poll_series references meetings.series on delete cascade,
    -- The meeting that gets another date; null when the poll finds the date of a new one.
    meeting_id uuid constraint poll_meeting references meetings.meeting on delete cascade,
    uid text not null,
    guest_uid text not null,
    place text not null,
    answer_until date not null,
    state text not null constraint poll_state check (state in ('Open', 'Decided', 'Withdrawn')),
    chosen_on date,
    created_by text not null,
    created_at timestamptz not null,
    constraint decided_has_a_date check ((state = 'Decided') = (chosen_on is not null))
);
-- Two polls for one date would make two meetings of it.
create unique index one_open_poll on meetings.poll (series_id) where state = 'Open';

create table meetings.poll_option (
    id uuid primary key,
    poll_id uuid not null constraint option_poll references meetings.poll on delete cascade,
    held_on date not null,
    starts_at time not null,
    ends_at time not null,
    constraint one_option_per_time unique (poll_id, held_on, starts_at),
    constraint option_ends_after_start check (ends_at > starts_at)
);

create table meetings.poll_voice (
    id uuid primary key,
    poll_id uuid not null constraint voice_poll references meetings.poll on delete cascade,
    person_id uuid constraint voice_person references directory.person on delete set null,
    remark text not null default '',
    answered_at timestamptz,
    constraint one_voice_per_person unique (poll_id, person_id)
);
create index poll_voice_of_person on meetings.poll_voice (person_id);

create table meetings.poll_answer (
    voice_id uuid not null constraint answer_voice references meetings.poll_voice on delete cascade,
    option_id uuid not null constraint answer_option references meetings.poll_option on delete cascade,
    answer text not null constraint poll_answer_known check (answer in ('Yes', 'IfNeedBe', 'No')),
    primary key (voice_id, option_id)
);
create index poll_answer_of_option on meetings.poll_answer (option_id);

-- A series may own its template. Titles of the protected part are protected here too.
create table meetings.template_item (
    series_id uuid not null constraint template_series references meetings.series on delete cascade,
    part integer not null constraint template_part check (part in (1, 2)),
    is_protected boolean not null,
    position integer not null,
    title text not null,
    manner text not null,
    minutes integer not null constraint template_minutes check (minutes between 1 and 480),
    responsible text not null,
    body text not null,
    primary key (series_id, part, position)
);
alter table meetings.template_item enable row level security;
alter table meetings.template_item force row level security;
create policy room on meetings.template_item to portal_staff using (not is_protected or meetings.sits_in_room(series_id))
    with check (not is_protected or meetings.sits_in_room(series_id));
create policy owner on meetings.template_item to current_user using (true) with check (true);
create trigger room before insert or update of is_protected, series_id on meetings.template_item for each row execute function
    meetings.check_room();
grant select, insert, delete on meetings.template_item to portal_staff;
-- When guests come, counted in minutes from the beginning: whoever cannot see part 1 must know it all the same.
alter table meetings.series add column part_two_after integer constraint part_two_after_start check (part_two_after > 0);

-- A secret address of somebody's own dates, in all rounds or in one. Taking it back leaves the row, so that the address never opens again.
create table meetings.calendar_key (
    id uuid primary key,
    person_id uuid not null constraint calendar_person references directory.person on delete cascade,
    series_id uuid constraint calendar_series references meetings.series on delete cascade,
    created_at timestamptz not null,
    revoked_at timestamptz
);
create unique index one_calendar_at_a_time on meetings.calendar_key (person_id, series_id) nulls not distinct where revoked_at is null;

grant select, insert, update on meetings.poll, meetings.poll_option, meetings.poll_voice, meetings.poll_answer, meetings.calendar_key
    to portal_staff;

-- The personal link of a poll: what it asks, and how many said what. Who said it, only those who asked see.
create function meetings.poll_of_voice(asked uuid) returns table (
    name text, title text, place text, answer_until date, state text, chosen_on date, remark text, answered_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(concat_ws(' ', p.academic_title, p.given_name, p.family_name), ''), s.title, l.place, l.answer_until, l.state,
        l.chosen_on, v.remark, v.answered_at
    from meetings.poll_voice v join meetings.poll l on l.id = v.poll_id join meetings.series s on s.id = l.series_id
        left join directory.person p on p.id = v.person_id
    where v.id = asked
$$;

create function meetings.options_of_voice(asked uuid) returns table (
    id uuid, held_on date, starts_at time, ends_at time, answer text, yes integer, if_need_be integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select o.id, o.held_on, o.starts_at, o.ends_at, (select a.answer from meetings.poll_answer a where a.voice_id = v.id
            and a.option_id = o.id),
        (select count(*)::int from meetings.poll_answer a where a.option_id = o.id and a.answer = 'Yes' and a.voice_id <> v.id),
        (select count(*)::int from meetings.poll_answer a where a.option_id = o.id and a.answer = 'IfNeedBe' and a.voice_id <> v.id)
    from meetings.poll_voice v join meetings.poll_option o on o.poll_id = v.poll_id
    where v.id = asked order by o.held_on, o.starts_at
$$;

-- False when the poll is over: then nothing is written. The poll is held, so that it is not decided in between.
create function meetings.answer_poll(asked uuid, options uuid[], answers text[], said text, on_day date, at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform from meetings.poll l join meetings.poll_voice v on v.poll_id = l.id
    where v.id = asked and l.state = 'Open' and l.answer_until >= on_day for share of l;
    if not found then
        return false;
    end if;

    insert into meetings.poll_answer (voice_id, option_id, answer)
    select asked, o.id, n.answer from unnest(options, answers) as n (id, answer) join meetings.poll_option o on o.id = n.id
        join meetings.poll_voice v on v.poll_id = o.poll_id and v.id = asked
    on conflict (voice_id, option_id) do update set answer = excluded.answer;
    update meetings.poll_voice set remark = said, answered_at = at where id = asked;
    insert into accounts.audit_log (at, actor_id, action, outcome, subject, times)
    values (at, null, 'poll.answered', 'Done', asked::text, 1);
    return true;
end
$$;

-- Dates for a calendar program, by its secret address: of each meeting what the person was told in the invitation, nothing else.
create function meetings.calendar_of(asked uuid) returns table (title text, slug text, key_series text, held_on date, starts_at time,
    ends_at time, place text, state text, uid text, sequence integer, replaced_on date, changed_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select s.title, s.slug, (select o.title from meetings.series o where o.id = k.series_id), m.held_on, m.starts_at, m.ends_at, m.place,
        m.state, m.uid, m.sequence, m.replaced_on, coalesce(m.invited_at, m.created_at)
    from meetings.calendar_key k join meetings.invitation i on i.person_id = k.person_id and i.removed_at is null
        join meetings.meeting m on m.id = i.meeting_id join meetings.series s on s.id = m.series_id
    where k.id = asked and k.revoked_at is null and (k.series_id is null or k.series_id = m.series_id) and m.invited_at is not null
    order by m.held_on, m.id
$$;

create function meetings.has_calendar(asked uuid) returns boolean language sql stable security definer set search_path = pg_catalog,
    pg_temp as $$
    select exists (select from meetings.calendar_key where id = asked and revoked_at is null)
$$;

revoke execute on function meetings.poll_of_voice, meetings.options_of_voice, meetings.answer_poll, meetings.calendar_of,
    meetings.has_calendar from public;
grant execute on function meetings.poll_of_voice, meetings.options_of_voice, meetings.answer_poll, meetings.calendar_of,
    meetings.has_calendar to portal_public;

-- Minutes that nobody objected to count as approved when the period of the charter is over. The draft that was reviewed is the last one:
-- writing in it begins the period anew.
create function meetings.approve_silent(on_day date, at timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    silent uuid;
    approved integer := 0;
begin
    for silent in select r.id from meetings.record r join meetings.series s on s.id = r.series_id
        where r.state = 'InReview' and s.approval_rule = 'Silence' and r.review_until < on_day order by r.id for update of r
    loop
        -- Asked once the record is held: an objection that was being raised is seen.
        if not exists (select from meetings.objection o where o.record_id = silent and o.settled_at is null) then
            update meetings.record set state = 'Approved', revision = revision + 1, changed_at = at where id = silent;
            insert into accounts.audit_log (at, actor_id, action, outcome, subject, times)
            values (at, null, 'record.approved', 'Done', silent::text, 1);
            approved := approved + 1;
        end if;
    end loop;
    return approved;
end
$$;
revoke execute on function meetings.approve_silent from public;
grant execute on function meetings.approve_silent to portal_jobs;
grant select on meetings.role_term to portal_jobs;
grant select (id, meeting_id, series_id, is_protected, state, review_until) on meetings.record to portal_jobs;

-- A World Café: stations ask a question, themes have a table with a host, cards hold what people said. Nothing of it is protected: a forum
-- has none.
create table meetings.cafe_station (
    id uuid primary key,
    meeting_id uuid not null constraint station_meeting references meetings.meeting on delete cascade,
    position integer not null,
    question text not null
);
create index cafe_station_of_meeting on meetings.cafe_station (meeting_id, position);

create table meetings.cafe_theme (
    id uuid primary key,
    meeting_id uuid not null constraint theme_meeting references meetings.meeting on delete cascade,
    position integer not null,
    title text not null,
    host text not null
);
create index cafe_theme_of_meeting on meetings.cafe_theme (meeting_id, position);

create table meetings.cafe_card (
    id uuid primary key,
    station_id uuid not null constraint card_station references meetings.cafe_station on delete cascade,
    theme_id uuid not null constraint card_theme references meetings.cafe_theme on delete cascade,
    text text not null constraint card_is_short check (length(text) <= 200),
    written_by text not null,
    created_at timestamptz not null,
    -- What became of it: one of both, once.
    item_id uuid constraint card_item references meetings.item on delete set null,
    task_id uuid constraint card_task references meetings.task on delete set null,
    constraint card_goes_on_once check (item_id is null or task_id is null)
);
create index cafe_card_of_theme on meetings.cafe_card (theme_id, station_id);
create index cafe_card_of_station on meetings.cafe_card (station_id);

grant select, insert, update on meetings.cafe_station, meetings.cafe_theme, meetings.cafe_card to portal_staff;

-- The optimisation process (Optimierungsprozess) of a round: guided steps, each with the meeting it made and what came of it.
create table meetings.optimisation_step (
    series_id uuid not null constraint optimisation_series references meetings.series on delete cascade,
    step integer not null constraint optimisation_step_known check (step between 1 and 6),
    meeting_id uuid constraint optimisation_meeting references meetings.meeting on delete set null,
    outcome text not null default '',
    done_by text,
    done_at timestamptz,
    primary key (series_id, step),
    constraint done_has_outcome check ((done_at is null) = (outcome = ''))
);
grant select, insert, update on meetings.optimisation_step to portal_staff;
