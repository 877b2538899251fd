-- Rounds, forums and network meetings: series and their charter, members, meetings, agendas, invitations, notes, decisions, tasks,
-- minutes.
-- Part 1 of an exchange forum is a protected room: every table that can hold something of it has the column is_protected and a policy
-- that
-- shows such rows only to those who sit in the room, whatever a statement asks for.
create schema meetings;
create schema public_meetings;

create table meetings.series (
    id uuid primary key,
    slug text not null constraint one_series_per_slug unique,
    title text not null,
    format text not null constraint series_format check (format in ('CoordinationRound', 'ExchangeForum', 'NetworkMeeting',
        'WorkingGroup',
        'RoundTable', 'WorldCafe', 'TeamExchange')),
    county_key text not null constraint series_county references directory.county,
    ags text constraint series_municipality references directory.municipality,
    -- The charter as it stands; every version is kept in meetings.charter.
    charter_version integer not null,
    aims text not null,
    participants text not null,
    cadence text not null constraint series_cadence check (cadence in ('Fortnightly', 'Monthly', 'Quarterly', 'HalfYearly', 'AsNeeded')),
    weekday integer constraint weekday_of_a_week check (weekday between 1 and 5),
    starts_at time not null,
    minutes integer not null constraint minutes_of_a_meeting check (minutes between 10 and 600),
    place text not null,
    template text not null,
    guests_invited_by text not null,
    approval_rule text not null constraint approval_rule_known check (approval_rule in ('NextMeeting', 'Silence')),
    silence_days integer constraint silence_has_days check ((approval_rule = 'Silence') = (silence_days is not null)),
    release_rule text not null constraint release_rule_known check (release_rule in ('Unanimous', 'Majority')),
    reports_to_id uuid constraint series_reports_to references meetings.series,
    -- Dates, agendas and published minutes are on public pages.
    is_public boolean not null,
    -- Numbers of decisions are never given twice.
    decisions integer not null default 0,
    ended_on date,
    revision integer not null default 1,
    created_at timestamptz not null,
    constraint reports_to_another check (reports_to_id <> id)
);
create index series_of_county on meetings.series (county_key, ags);

create table meetings.charter (
    series_id uuid not null constraint charter_series references meetings.series on delete cascade,
    version integer not null,
    text text not null,
    decided_at timestamptz not null,
    decided_by text not null,
    primary key (series_id, version)
);

create table meetings.member (
    id uuid primary key,
    series_id uuid not null constraint member_series references meetings.series on delete cascade,
    -- Null when the person is no longer in the directory: the seat stays and is counted, the name goes.
    person_id uuid constraint member_person references directory.person on delete set null,
    -- For whom they sit there, e.g. a provider; and on which level: Micro, Meso or Macro.
    stands_for text not null,
    level text not null constraint member_level check (level in ('Micro', 'Meso', 'Macro')),
    valid_from date not null,
    valid_until date,
    confirmed_version integer,
    confirmed_at timestamptz,
    constraint one_seat_at_a_time exclude using gist (series_id with =, person_id with =, daterange(valid_from, valid_until, '[]') with
        &&),
    constraint seat_has_days check (valid_until >= valid_from)
);
create index member_of_series on meetings.member (series_id);
create index member_of_person on meetings.member (person_id);

create table meetings.role_term (
    id uuid primary key,
    series_id uuid not null constraint role_series references meetings.series on delete cascade,
    person_id uuid not null constraint role_person references directory.person on delete cascade,
    role text not null constraint series_role check (role in ('Organiser', 'Spokesperson', 'Deputy', 'Moderation', 'MinuteTaker')),
    valid_from date not null,
    valid_until date,
    constraint role_has_days check (valid_until >= valid_from),
    constraint one_in_a_role_at_a_time exclude using gist (series_id with =, role with =, daterange(valid_from, valid_until, '[]') with
        &&)
);
create index role_of_person on meetings.role_term (person_id);

-- The mandate of a section head: to sit in a forum, or to stand for the provider in a working group.
create table meetings.mandate (
    id uuid primary key,
    series_id uuid not null constraint mandate_series references meetings.series on delete cascade,
    person_id uuid not null constraint mandate_person references directory.person on delete cascade,
    reach text not null constraint mandate_reach check (reach in ('MayAgree', 'ReportsOnly')),
    reports_back boolean not null,
    valid_from date not null,
    valid_until date,
    granted_by text not null,
    granted_at timestamptz not null,
    constraint mandate_has_days check (valid_until >= valid_from),
    constraint one_mandate_at_a_time exclude using gist (series_id with =, person_id with =, daterange(valid_from, valid_until, '[]')
        with &&)
);
create index mandate_of_person on meetings.mandate (person_id);

create table meetings.meeting (
    id uuid primary key,
    series_id uuid not null constraint meeting_series references meetings.series,
    held_on date not null,
    starts_at time not null,
    ends_at time not null,
    -- Guests come then: this time never moves by itself.
    part_two_at time,
    place text not null,
    state text not null constraint meeting_state check (state in ('Draft', 'Invited', 'Running', 'Held', 'Closed', 'Cancelled')),
    uid text not null,
    sequence integer not null default 0,
    guest_uid text not null,
    -- Of the invitation that went out last.
    sent_sequence integer,
    invited_at timestamptz,
    started_at timestamptz,
    ended_at timestamptz,
    cancelled_because text,
    replaces_id uuid constraint meeting_replaces references meetings.meeting,
    replaced_on date,
    revision integer not null default 1,
    created_at timestamptz not null,
    constraint one_meeting_a_day unique (series_id, held_on),
    constraint meeting_ends_after_start check (ends_at > starts_at),
    constraint part_two_within check (part_two_at > starts_at and part_two_at < ends_at),
    constraint cancelled_has_reason check ((state = 'Cancelled') = (cancelled_because is not null))
);
create index meeting_by_day on meetings.meeting (held_on);
-- A substitute keeps the identity of the date that was called off, so that calendars move the event.
create unique index one_meeting_per_uid on meetings.meeting (uid) where state <> 'Cancelled';

create table meetings.item (
    id uuid primary key,
    series_id uuid not null constraint item_series references meetings.series on delete cascade,
    -- Null in the store of topics (Themenspeicher).
    meeting_id uuid constraint item_meeting references meetings.meeting on delete set null,
    part integer not null constraint item_part check (part in (1, 2)),
    is_protected boolean not null,
    position integer not null,
    title text not null,
    manner text not null constraint item_manner check (manner in ('Information', 'Exchange', 'Decision', 'Wording', 'FollowUp',
        'Answers', 'Break')),
    minutes integer not null constraint item_minutes check (minutes between 1 and 480),
    responsible text not null,
    body text not null default '',
    state text not null constraint item_state check (state in ('Submitted', 'Accepted', 'Returned', 'Withdrawn', 'Discussed', 'Decided',
        'Noted', 'Deferred', 'Referred')),
    source text not null constraint item_source check (source in ('Template', 'Office', 'Member', 'Deferred', 'Answer', 'Need', 'Card',
        'Mandate')),
    submitted_by uuid constraint item_person references directory.person on delete set null,
    reason text,
    -- The item of an earlier meeting that this one goes on with.
    follows_id uuid constraint item_follows references meetings.item on delete set null,
    notes text not null default '',
    notes_by text,
    notes_at timestamptz,
    revision integer not null default 1,
    created_at timestamptz not null,
    constraint returned_has_reason check (state <> 'Returned' or reason is not null)
);
create index item_of_meeting on meetings.item (meeting_id, part, position) where meeting_id is not null;
create index item_waiting on meetings.item (series_id, state) where meeting_id is null;

-- Where a running meeting is. A row of its own for the protected part, so that nobody outside sees how long it takes.
create table meetings.progress (
    meeting_id uuid not null constraint progress_meeting references meetings.meeting on delete cascade,
    series_id uuid not null,
    is_protected boolean not null,
    item_id uuid constraint progress_item references meetings.item on delete set null,
    since timestamptz not null,
    primary key (meeting_id, is_protected)
);

create table meetings.decision (
    id uuid primary key,
    series_id uuid not null constraint decision_series references meetings.series,
    meeting_id uuid not null constraint decision_meeting references meetings.meeting,
    item_id uuid not null constraint decision_item references meetings.item,
    is_protected boolean not null,
    -- Within the series and, apart from it, within its protected room: gaps would tell how much was decided there.
    number integer not null,
    text text not null,
    votes text,
    decided_by text not null,
    decided_at timestamptz not null,
    constraint one_decision_per_number unique (series_id, is_protected, number)
);
create index decision_of_meeting on meetings.decision (meeting_id, decided_at);
create index decision_of_item on meetings.decision (item_id);

create table meetings.task (
    id uuid primary key,
    series_id uuid not null constraint task_series references meetings.series,
    meeting_id uuid not null constraint task_meeting references meetings.meeting,
    item_id uuid constraint task_item references meetings.item,
    is_protected boolean not null,
    text text not null,
    person_id uuid constraint task_person references directory.person on delete set null,
    due_on date not null,
    state text not null constraint task_state check (state in ('Open', 'InProgress', 'Done', 'Dropped', 'HandedOver')),
    note text,
    revision integer not null default 1,
    created_by text not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    constraint dropped_has_reason check (state <> 'Dropped' or note is not null)
);
create index task_of_series on meetings.task (series_id, state, due_on);
create index task_of_person on meetings.task (person_id, state, due_on);
create index task_of_meeting on meetings.task (meeting_id);

-- One appearance of a task in a meeting: how it stood then. Old minutes stay complete.
create table meetings.task_appearance (
    task_id uuid not null constraint appearance_task references meetings.task on delete cascade,
    meeting_id uuid not null constraint appearance_meeting references meetings.meeting on delete cascade,
    series_id uuid not null,
    is_protected boolean not null,
    state text not null,
    note text,
    seen_at timestamptz not null,
    primary key (task_id, meeting_id)
);
create index appearance_of_meeting on meetings.task_appearance (meeting_id);

create table meetings.attendance (
    id uuid primary key,
    meeting_id uuid not null constraint attendance_meeting references meetings.meeting on delete cascade,
    series_id uuid not null,
    part integer not null constraint attendance_part check (part in (1, 2)),
    is_protected boolean not null,
    person_id uuid constraint attendance_person references directory.person on delete set null,
    guest text,
    presence text not null constraint attendance_presence check (presence in ('Present', 'Excused', 'Absent')),
    noted_at timestamptz not null,
    constraint one_attendance_per_part unique nulls not distinct (meeting_id, part, person_id, guest)
);

-- Who was invited, and what they answered by their personal link.
create table meetings.invitation (
    id uuid primary key,
    meeting_id uuid not null constraint invitation_meeting references meetings.meeting on delete cascade,
    kind text not null constraint invitation_kind check (kind in ('Member', 'Guest', 'Substitute')),
    person_id uuid constraint invitation_person references directory.person on delete set null,
    -- Of guests and substitutes, who are not in the directory.
    name text,
    email text,
    answer text not null default 'None' constraint invitation_answer check (answer in ('None', 'Accepted', 'Tentative', 'Declined',
        'Substitute')),
    substitute_name text,
    -- The invitation that was answered: to an earlier date, the answer says nothing about this one.
    answered_sequence integer,
    answered_at timestamptz,
    sent_sequence integer,
    reminded_at timestamptz,
    removed_at timestamptz,
    constraint somebody_is_invited check (kind <> 'Member' and name is not null or kind = 'Member'),
    constraint one_invitation_per_person unique (meeting_id, person_id)
);
create index invitation_of_meeting on meetings.invitation (meeting_id);
create index invitation_of_person on meetings.invitation (person_id, answer);

-- The record of a meeting. A forum has two: the inner one of its members, and the outward one with what was released.
create table meetings.record (
    id uuid primary key,
    meeting_id uuid not null constraint record_meeting references meetings.meeting,
    series_id uuid not null constraint record_series references meetings.series,
    is_protected boolean not null,
    state text not null constraint record_state check (state in ('Draft', 'InReview', 'Approved', 'Published', 'Amended', 'Withdrawn')),
    review_until date,
    revision integer not null default 1,
    changed_at timestamptz not null,
    constraint one_record_of_each_kind unique (meeting_id, is_protected)
);

create table meetings.record_draft (
    record_id uuid not null constraint draft_record references meetings.record on delete cascade,
    number integer not null,
    series_id uuid not null,
    is_protected boolean not null,
    text text not null,
    -- SHA-256 of the text: approval and publication name the one that was seen.
    hash bytea not null constraint draft_hash_is_sha256 check (length(hash) = 32),
    written_by text not null,
    written_at timestamptz not null,
    primary key (record_id, number)
);

create table meetings.objection (
    id uuid primary key,
    record_id uuid not null constraint objection_record references meetings.record on delete cascade,
    series_id uuid not null,
    is_protected boolean not null,
    text text not null,
    person_id uuid constraint objection_person references directory.person on delete set null,
    raised_at timestamptz not null,
    settled_at timestamptz,
    settled_as text,
    constraint settled_is_told check ((settled_at is null) = (settled_as is null))
);
create index objection_of_record on meetings.objection (record_id, raised_at);

create table meetings.record_version (
    record_id uuid not null constraint version_record references meetings.record,
    number integer not null,
    series_id uuid not null,
    is_protected boolean not null,
    -- Published bytes never change; withdrawing takes them away and leaves the row.
    text text,
    hash bytea not null,
    visibility text not null constraint version_visibility check (visibility in ('Public', 'Network', 'Participants')),
    reason text,
    approved_by text not null,
    published_by text not null,
    published_at timestamptz not null,
    withdrawn_at timestamptz,
    withdrawn_because text,
    words tsvector generated always as (to_tsvector('german', coalesce(text, ''))) stored,
    primary key (record_id, number),
    constraint later_versions_have_a_reason check (number = 1 or reason is not null),
    constraint withdrawn_is_empty check ((withdrawn_at is null) = (text is not null)),
    constraint protected_stays_inside check (not is_protected or visibility = 'Participants')
);
create index version_words on meetings.record_version using gin (words);

-- app.person and app.day are set in the transaction of the request. Who sits in the room: whoever a section head has given the mandate of
-- that day, managers and the one who takes the minutes of that part. Not the office that organises, heads of sections or administrators.
create function meetings.sits_in_room(asked uuid) returns boolean language sql stable security definer set search_path = pg_catalog,
    pg_temp as $$
    select exists (
        select from meetings.mandate m
        where m.series_id = asked and m.person_id = nullif(current_setting('app.person', true), '')::uuid
            and foundation.valid_on(m.valid_from, m.valid_until, nullif(current_setting('app.day', true), '')::date))
$$;
revoke execute on function meetings.sits_in_room from public;
grant execute on function meetings.sits_in_room to portal_staff;

do $$
declare
    held text;
begin
    foreach held in array array['item', 'progress', 'decision', 'task', 'task_appearance', 'attendance', 'record', 'record_draft',
        'objection',
        'record_version'] loop
        execute format('alter table meetings.%I enable row level security', held);
        execute format('alter table meetings.%I force row level security', held);
        execute format('create policy room on meetings.%I to portal_staff using (not is_protected or meetings.sits_in_room(series_id))'
            || ' with check (not is_protected or meetings.sits_in_room(series_id))', held);
        -- Jobs remind of dates and tasks; the room is none of theirs. The owner migrates and saves, and is not used at run time.
        execute format('create policy outside on meetings.%I for select to portal_jobs using (not is_protected)', held);
        execute format('create policy owner on meetings.%I to current_user using (true) with check (true)', held);
    end loop;
end
$$;

-- Only a forum has a protected room.
create function meetings.check_room() returns trigger language plpgsql as $$
begin
    if new.is_protected and not exists (select from meetings.series s where s.id = new.series_id and s.format = 'ExchangeForum') then
        raise exception 'Only an exchange forum has a protected part.' using errcode = 'check_violation', constraint = 'room_of_a_forum';
    end if;
    return new;
end
$$;
create trigger room before insert or update of is_protected, series_id on meetings.item for each row execute function
    meetings.check_room();

-- Those who look at a running meeting learn that something is different, never what.
create function meetings.announce() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if new.meeting_id is not null then
        perform pg_notify('meetings', new.meeting_id || case when new.is_protected then ' room' else '' end);
    end if;
    return null;
end
$$;
create trigger announce after insert or update on meetings.item for each row execute function meetings.announce();
create trigger announce after insert or update on meetings.progress for each row execute function meetings.announce();
create trigger announce after insert or update on meetings.decision for each row execute function meetings.announce();
create trigger announce after insert or update on meetings.task for each row execute function meetings.announce();
create trigger announce after insert or update on meetings.attendance for each row execute function meetings.announce();

revoke execute on function meetings.check_room, meetings.announce from public;

-- Public pages: what a public series shows of itself.
create view public_meetings.series as
select id, slug, title, format, county_key, ags, aims, participants, cadence, weekday, starts_at, minutes, place, ended_on
from meetings.series where is_public;

create view public_meetings.meeting as
select m.id, m.series_id, m.held_on, case when s.format = 'ExchangeForum' then coalesce(m.part_two_at, m.starts_at) else m.starts_at end
    as starts_at,
    m.ends_at, m.place, m.state, m.guest_uid, m.uid, m.sequence, m.cancelled_because, m.replaced_on,
    coalesce(m.invited_at, m.created_at) as changed_at, s.format = 'ExchangeForum' as is_forum
from meetings.meeting m join meetings.series s on s.id = m.series_id
where s.is_public and (m.state in ('Invited', 'Running', 'Held', 'Closed') or m.state = 'Cancelled' and m.invited_at is not null);

create view public_meetings.item as
select i.id, i.meeting_id, i.position, i.part, i.title, i.minutes, i.manner
from meetings.item i join public_meetings.meeting m on m.id = i.meeting_id
where not i.is_protected and i.state not in ('Submitted', 'Returned', 'Withdrawn');

create view public_meetings.record as
select r.id, r.meeting_id, v.number, v.text, v.hash, v.reason, v.published_at, v.withdrawn_at, v.withdrawn_because, v.words
from meetings.record r join meetings.record_version v on v.record_id = r.id join public_meetings.meeting m on m.id = r.meeting_id
where not r.is_protected and v.visibility = 'Public';

grant usage on schema public_meetings to portal_public, portal_staff;
grant select on all tables in schema public_meetings to portal_public, portal_staff;
grant usage on schema meetings to portal_staff, portal_jobs;
grant select, insert, update on all tables in schema meetings to portal_staff;
grant delete on meetings.item, meetings.attendance, meetings.role_term, meetings.mandate to portal_staff;
grant select on meetings.series, meetings.meeting, meetings.member, meetings.task, meetings.invitation to portal_jobs;
grant update (reminded_at) on meetings.invitation to portal_jobs;

-- Where a meeting is put off or ends, its agenda goes along as a whole, also the part that whoever does it may not read.
create function meetings.move_agenda(old uuid, new uuid) returns void language sql security definer set search_path = pg_catalog,
    pg_temp as $$
    update meetings.item i set meeting_id = new from meetings.meeting a, meetings.meeting b
    where a.id = old and b.id = new and a.series_id = b.series_id and i.meeting_id = old
$$;
-- What somebody brought and nobody came to waits in the store of topics; the old agenda stays as it was.
create function meetings.defer_open(ended uuid, at timestamptz) returns void language sql security definer set search_path = pg_catalog,
    pg_temp as $$
    with put_off as (
        update meetings.item set state = 'Deferred' where meeting_id = ended and state = 'Accepted' and manner <> 'Break' and source <>
            'Template'
        returning *)
    insert into meetings.item (id, series_id, part, is_protected, position, title, manner, minutes, responsible, body, state, source,
        submitted_by,
        follows_id, created_at)
    select gen_random_uuid(), series_id, part, is_protected, 0, title, manner, minutes, responsible, body, 'Deferred', 'Deferred',
        submitted_by, id, at
    from put_off;
    update meetings.item set state = 'Noted' where meeting_id = ended and state in ('Accepted', 'Discussed')
$$;
-- How open tasks stand when a meeting begins, of its protected part too.
create function meetings.carry_tasks(begun uuid, at timestamptz) returns void language sql security definer set search_path =
    pg_catalog, pg_temp as $$
    insert into meetings.task_appearance (task_id, meeting_id, series_id, is_protected, state, note, seen_at)
    select t.id, begun, t.series_id, t.is_protected, t.state, t.note, at
    from meetings.task t join meetings.meeting m on m.id = begun and m.series_id = t.series_id
    where t.state in ('Open', 'InProgress') on conflict do nothing
$$;
revoke execute on function meetings.move_agenda, meetings.defer_open, meetings.carry_tasks from public;
grant execute on function meetings.move_agenda, meetings.defer_open, meetings.carry_tasks to portal_staff;

-- A personal link opens one invitation. The public zone reads and answers it by functions and reaches no table.
create function meetings.invitation_of(asked uuid) returns table (
    name text, title text, series_slug text, held_on date, starts_at time, ends_at time, part_two_at time, place text, meeting_state
        text, kind text,
    answer text, substitute_name text, answered_sequence integer, sequence integer, is_removed boolean, replaced_on date, is_forum
        boolean, is_public boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(i.name, concat_ws(' ', p.academic_title, p.given_name, p.family_name), ''), s.title, s.slug, m.held_on,
        case when i.kind <> 'Member' and m.part_two_at is not null then m.part_two_at else m.starts_at end, m.ends_at, m.part_two_at,
            m.place,
        m.state, i.kind, i.answer, i.substitute_name, i.answered_sequence, m.sequence, i.removed_at is not null, m.replaced_on,
        s.format = 'ExchangeForum', s.is_public
    from meetings.invitation i join meetings.meeting m on m.id = i.meeting_id join meetings.series s on s.id = m.series_id
        left join directory.person p on p.id = i.person_id
    where i.id = asked
$$;

create function meetings.agenda_of_invitation(asked uuid) returns table (title text, minutes integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select i.title, i.minutes
    from meetings.invitation v join meetings.item i on i.meeting_id = v.meeting_id
    where v.id = asked and not i.is_protected and i.manner <> 'Break' and i.state not in ('Submitted', 'Returned', 'Withdrawn')
    order by i.part, i.position
$$;

-- Who answers to a date that has been moved meanwhile is told: nothing is written then.
create function meetings.answer_invitation(asked uuid, given text, substitute text, seen integer, at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update meetings.invitation i set answer = given, substitute_name = case when given = 'Substitute' then substitute end,
        answered_sequence = seen, answered_at = at
    from meetings.meeting m
    where i.id = asked and m.id = i.meeting_id and m.sequence = seen and m.state = 'Invited' and i.removed_at is null;
    if found then
        insert into accounts.audit_log (at, actor_id, action, outcome, subject, times)
        values (at, null, 'meeting.answered', 'Done', asked::text, 1);
    end if;
    return found;
end
$$;
revoke execute on function meetings.invitation_of, meetings.agenda_of_invitation, meetings.answer_invitation from public;
grant usage on schema meetings to portal_public;
grant execute on function meetings.invitation_of, meetings.agenda_of_invitation, meetings.answer_invitation to portal_public;
