-- Concerns (Anliegen): raised in the protected part of a forum, worded for outside, released by a joint vote, handed to the round the
-- forum reports to, answered there and read out in the forum.
-- What lies in the room has the policy of the room on every row. The copy that was handed off lies outside, names nobody and holds no key
-- that leads back; which concern it came from stands in the room only (meetings.concern_hand_off).

create table meetings.concern (
    id uuid primary key,
    series_id uuid not null constraint concern_series references meetings.series,
    title text not null,
    -- The inner note: never leaves the room.
    note text not null,
    state text not null constraint concern_state check (state in ('Raised', 'Worded', 'Voting', 'Released', 'Kept', 'HandedOff',
        'ReportedBack', 'Closed')),
    -- The wording that counts; null before the first.
    wording integer,
    raised_by uuid constraint concern_person references directory.person on delete set null,
    raised_at timestamptz not null,
    changed_at timestamptz not null,
    revision integer not null default 1,
    constraint worded_has_a_wording check (state in ('Raised', 'Kept', 'Closed') or wording is not null)
);
create index concern_of_series on meetings.concern (series_id, state);

-- What was done with a concern and when. The room's own log: the log that administrators read says nothing of the room. Votes are not in
-- it, and whoever takes a release back is not named.
create table meetings.concern_step (
    id uuid primary key,
    concern_id uuid not null constraint step_concern references meetings.concern on delete cascade,
    series_id uuid not null,
    verb text not null,
    state text not null,
    person_id uuid constraint step_person references directory.person on delete set null,
    at timestamptz not null
);
create index step_of_concern on meetings.concern_step (concern_id, at);

-- An outward wording never changes; another text is another one.
create table meetings.wording (
    concern_id uuid not null constraint wording_concern references meetings.concern on delete cascade,
    number integer not null,
    series_id uuid not null,
    title text not null,
    text text not null,
    hash bytea not null constraint wording_hash_is_sha256 check (length(hash) = 32),
    written_by uuid constraint wording_person references directory.person on delete set null,
    written_at timestamptz not null,
    primary key (concern_id, number)
);

create table meetings.wording_file (
    concern_id uuid not null,
    number integer not null,
    position integer not null,
    series_id uuid not null,
    name text not null,
    media_type text not null,
    content bytea not null constraint attachment_is_small check (length(content) <= 2000000),
    primary key (concern_id, number, position),
    constraint file_of_wording foreign key (concern_id, number) references meetings.wording on delete cascade
);

-- One vote on one wording. Who may vote is fixed when it opens.
create table meetings.ballot (
    id uuid primary key,
    series_id uuid not null,
    concern_id uuid not null,
    wording integer not null,
    hash bytea not null,
    rule text not null constraint ballot_rule check (rule in ('Unanimous', 'Majority')),
    silence_consents boolean not null,
    eligible integer not null constraint somebody_may_vote check (eligible > 0),
    opened_at timestamptz not null,
    closes_at timestamptz not null,
    closed_at timestamptz,
    turnout integer,
    outcome text constraint ballot_outcome check (outcome in ('Met', 'NotMet', 'Void')),
    constraint ballot_of_wording foreign key (concern_id, wording) references meetings.wording on delete cascade,
    constraint closed_ballot_has_an_outcome check ((outcome is null) = (closed_at is null) and (outcome is null) = (turnout is null))
);
create unique index one_open_ballot on meetings.ballot (concern_id) where outcome is null;
create index ballot_of_concern on meetings.ballot (concern_id, opened_at);

-- Who may vote and whether they have: never how. Goes when the vote ends.
create table meetings.ballot_voter (
    ballot_id uuid not null constraint voter_ballot references meetings.ballot on delete cascade,
    series_id uuid not null,
    person_id uuid not null constraint voter_person references directory.person on delete cascade,
    has_voted boolean not null default false,
    primary key (ballot_id, person_id)
);
create index voter_of_person on meetings.ballot_voter (person_id);

-- The sums while a vote is open. No role of the application reads them; when the vote ends only its outcome stays.
create table meetings.ballot_box (
    ballot_id uuid primary key constraint box_ballot references meetings.ballot on delete cascade,
    series_id uuid not null,
    yes integer not null default 0,
    no integer not null default 0,
    abstained integer not null default 0
);

-- How a forum votes; without a row by those present, and silence is no consent.
create table meetings.release_terms (
    series_id uuid primary key constraint release_terms_series references meetings.series on delete cascade,
    vote_days integer not null constraint vote_days_of_a_forum check (vote_days between 1 and 60),
    silence_consents boolean not null
);

alter table meetings.series add hand_offs integer not null default 0;

-- A concern as a round has it: a copy of the released wording.
create table meetings.hand_off (
    id uuid primary key,
    from_id uuid not null constraint hand_off_from references meetings.series,
    to_id uuid not null constraint hand_off_to references meetings.series,
    number integer not null,
    title text not null,
    text text not null,
    hash bytea not null,
    handed_on date not null,
    state text not null constraint hand_off_state check (state in ('Sent', 'Received', 'Scheduled', 'Discussed', 'Asked', 'Escalated',
        'Answered', 'Declined', 'Clarified', 'Recalled')),
    received_on date,
    discussed_on date,
    question text,
    asked_on date,
    escalated_on date,
    answer text,
    answered_on date,
    declined_as text constraint declined_known check (declined_as in ('NotOurs', 'DecidedBefore', 'NotNow')),
    recall_asked_on date,
    recall_reason text,
    recall_settled_on date,
    -- When the forum heard the answer.
    reported_on date,
    -- The one that this clarifies.
    follows_id uuid constraint hand_off_follows references meetings.hand_off,
    revision integer not null default 1,
    changed_at timestamptz not null,
    constraint one_number_per_inbox unique (to_id, number),
    constraint one_clarification unique (follows_id),
    constraint answered_has_answer check (state not in ('Answered', 'Declined') or answer is not null and answered_on is not null),
    constraint declined_has_reason check ((state = 'Declined') = (declined_as is not null)),
    constraint asked_has_question check (state not in ('Asked', 'Clarified') or question is not null)
);
create index hand_off_from_forum on meetings.hand_off (from_id, state);
create index hand_off_to_round on meetings.hand_off (to_id, state);

create table meetings.hand_off_file (
    hand_off_id uuid not null constraint file_hand_off references meetings.hand_off on delete cascade,
    position integer not null,
    name text not null,
    media_type text not null,
    content bytea not null,
    primary key (hand_off_id, position)
);

-- In the room: which copy came from which concern, by which vote, and who handed it over.
create table meetings.concern_hand_off (
    hand_off_id uuid primary key constraint copy_hand_off references meetings.hand_off,
    concern_id uuid not null constraint copy_concern references meetings.concern,
    series_id uuid not null,
    wording integer not null,
    -- A released wording goes to one round once.
    ballot_id uuid not null constraint one_hand_off_per_release unique constraint copy_ballot references meetings.ballot,
    handed_by uuid constraint copy_person references directory.person on delete set null,
    handed_at timestamptz not null
);
create index copy_of_concern on meetings.concern_hand_off (concern_id, handed_at);

-- What goes on to politics (Beratungsunterlage), and what came of it.
create table meetings.paper (
    id uuid primary key,
    series_id uuid not null constraint paper_series references meetings.series,
    hand_off_id uuid not null constraint paper_hand_off references meetings.hand_off,
    number text not null,
    title text not null,
    text text not null,
    -- The political body (Gremium) and the day it meets.
    body text not null,
    sent_on date not null,
    meets_on date,
    result text,
    decided_on date,
    is_public boolean not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    withdrawn_at timestamptz,
    withdrawn_because text,
    revision integer not null default 1,
    constraint one_paper_per_number unique (series_id, number),
    constraint decided_has_result check ((result is null) = (decided_on is null)),
    constraint withdrawn_paper_has_a_reason check ((withdrawn_at is null) = (withdrawn_because is null))
);
create index paper_of_hand_off on meetings.paper (hand_off_id);

-- Handing the role of the spokesperson over, as it was done: a sheet for whoever comes next.
create table meetings.role_handover (
    id uuid primary key,
    series_id uuid not null constraint handover_series references meetings.series,
    role text not null,
    from_person uuid constraint handover_from references directory.person on delete set null,
    to_person uuid constraint handover_to references directory.person on delete set null,
    starts_on date not null,
    -- For the successor only.
    hints text not null,
    -- What was open then: titles and where they are, as the sheet showed them.
    sheet text not null,
    handed_at timestamptz not null,
    confirmed_at timestamptz
);
create index handover_of_series on meetings.role_handover (series_id, handed_at);

-- The item of a round that deals with a copy, or of a forum that hears its answer.
alter table meetings.item add hand_off_id uuid constraint item_hand_off references meetings.hand_off;
create index item_of_hand_off on meetings.item (hand_off_id) where hand_off_id is not null;
alter table meetings.item drop constraint item_source;
alter table meetings.item add constraint item_source check (source in ('Template', 'Office', 'Member', 'Deferred', 'Answer', 'Need',
    'Card', 'Mandate', 'Concern'));

do $$
declare
    held text;
begin
    foreach held in array array['concern', 'concern_step', 'wording', 'wording_file', 'ballot', 'ballot_voter', 'ballot_box',
        'concern_hand_off', 'role_handover'] loop
        execute format('alter table meetings.%I enable row level security', held);
        execute format('alter table meetings.%I force row level security', held);
        execute format('create policy room on meetings.%I to portal_staff using (meetings.sits_in_room(series_id))'
            || ' with check (meetings.sits_in_room(series_id))', held);
        execute format('create policy owner on meetings.%I to current_user using (true) with check (true)', held);
    end loop;
end
$$;

-- What a vote is bound to: title, text and attachments, and nothing else.
create function meetings.hash_of_wording(asked uuid, version integer) returns bytea language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
    select sha256(convert_to(w.title || E'\n' || w.text || coalesce((
        select string_agg(E'\n' || encode(sha256(f.content), 'hex'), '' order by f.position) from meetings.wording_file f
        where f.concern_id = w.concern_id and f.number = w.number), ''), 'UTF8'))
    from meetings.wording w where w.concern_id = asked and w.number = version and meetings.sits_in_room(w.series_id)
$$;

-- Whoever calls holds the row of the concern.
create function meetings.open_ballot(ballot uuid, asked uuid, voters uuid[], consents boolean, closes timestamptz, at timestamptz)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into meetings.ballot (id, series_id, concern_id, wording, hash, rule, silence_consents, eligible, opened_at, closes_at)
    select ballot, c.series_id, c.id, c.wording, w.hash, s.release_rule, consents, cardinality(voters), at, closes
    from meetings.concern c join meetings.wording w on w.concern_id = c.id and w.number = c.wording
        join meetings.series s on s.id = c.series_id
    where c.id = asked and c.state = 'Voting' and meetings.sits_in_room(c.series_id)
        and w.hash = meetings.hash_of_wording(c.id, c.wording);
    if not found then
        raise exception 'No ballot without its wording.' using errcode = 'check_violation', constraint = 'ballot_of_wording';
    end if;
    insert into meetings.ballot_voter (ballot_id, series_id, person_id)
    select ballot, b.series_id, v from meetings.ballot b cross join unnest(voters) v where b.id = ballot;
    insert into meetings.ballot_box (ballot_id, series_id) select b.id, b.series_id from meetings.ballot b where b.id = ballot;
end
$$;

-- Ends a vote: its rule was met or not. How anybody voted is gone then.
create function meetings.end_ballot(asked uuid, at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    b meetings.ballot;
    box meetings.ballot_box;
    came integer;
    said_yes integer;
    result text;
begin
    select * into b from meetings.ballot where id = asked and outcome is null for update;
    if not found or not meetings.sits_in_room(b.series_id) then
        return null;
    end if;
    select * into box from meetings.ballot_box where ballot_id = asked;
    select count(*) into came from meetings.ballot_voter where ballot_id = asked and has_voted;
    said_yes := box.yes + case when b.silence_consents then b.eligible - came else 0 end;
    result := case when b.rule = 'Majority' and said_yes * 2 > b.eligible then 'Met'
        when b.rule = 'Unanimous' and box.no = 0 and said_yes > 0 and (b.silence_consents or came * 2 >= b.eligible) then 'Met'
        else 'NotMet' end;
    update meetings.ballot set outcome = result, closed_at = at, turnout = came where id = asked;
    delete from meetings.ballot_box where ballot_id = asked;
    delete from meetings.ballot_voter where ballot_id = asked;
    update meetings.concern set state = case when result = 'Met' then 'Released' else 'Kept' end, changed_at = at, revision = revision + 1
    where id = b.concern_id and state = 'Voting';
    insert into meetings.concern_step (id, concern_id, series_id, verb, state, at)
    values (gen_random_uuid(), b.concern_id, b.series_id, case when result = 'Met' then 'Release' else 'Keep' end,
        case when result = 'Met' then 'Released' else 'Kept' end, at);
    return result;
end
$$;

-- Votes that are over count as soon as somebody of the room looks. The concern first: every step on it waits for its row.
create function meetings.end_ballots(series uuid, at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    due record;
begin
    if not meetings.sits_in_room(series) then
        return;
    end if;
    for due in select b.id, b.concern_id from meetings.ballot b where b.series_id = series and b.outcome is null and b.closes_at <= at
        order by b.id loop
        perform from meetings.concern where id = due.concern_id for update;
        perform meetings.end_ballot(due.id, at);
    end loop;
end
$$;

-- Another text, and every vote on the one before is void.
create function meetings.void_ballot(asked uuid, at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update meetings.ballot b set outcome = 'Void', closed_at = at,
        turnout = (select count(*) from meetings.ballot_voter v where v.ballot_id = b.id and v.has_voted)
    where b.concern_id = asked and b.outcome is null and meetings.sits_in_room(b.series_id);
    delete from meetings.ballot_box x using meetings.ballot b where b.id = x.ballot_id and b.concern_id = asked and b.outcome = 'Void';
    delete from meetings.ballot_voter x using meetings.ballot b where b.id = x.ballot_id and b.concern_id = asked and b.outcome = 'Void';
end
$$;

-- One vote, once; it is added to the sums and stands nowhere else.
create function meetings.cast_vote(asked uuid, choice text, seen bytea, at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    b meetings.ballot;
    acting uuid := nullif(current_setting('app.person', true), '')::uuid;
begin
    perform from meetings.concern c join meetings.ballot x on x.concern_id = c.id
    where x.id = asked and meetings.sits_in_room(c.series_id) for update of c;
    select * into b from meetings.ballot where id = asked for update;
    if b.id is null or not meetings.sits_in_room(b.series_id) then
        return 'Missing';
    end if;
    if b.outcome is null and b.closes_at <= at then
        perform meetings.end_ballot(asked, at);
        return 'Over';
    end if;
    if b.outcome is not null or b.hash <> seen then
        return 'Stale';
    end if;
    update meetings.ballot_voter set has_voted = true where ballot_id = asked and person_id = acting and not has_voted;
    if not found then
        return case when exists (select from meetings.ballot_voter where ballot_id = asked and person_id = acting) then 'Again'
            else 'NotEligible' end;
    end if;
    update meetings.ballot_box set yes = yes + (choice = 'Yes')::integer, no = no + (choice = 'No')::integer,
        abstained = abstained + (choice = 'Abstain')::integer
    where ballot_id = asked;
    if not exists (select from meetings.ballot_voter where ballot_id = asked and not has_voted) then
        perform meetings.end_ballot(asked, at);
    end if;
    return 'Counted';
end
$$;

-- The only way out of the room. Whoever calls has asked whether the caller speaks for the forum today and holds the series, so that the
-- term cannot end in between.
create function meetings.hand_off_concern(asked uuid, seen bytea, day date, at timestamptz) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    c meetings.concern;
    b meetings.ballot;
    target uuid;
    before uuid;
    copy uuid;
    next integer;
begin
    select * into c from meetings.concern where id = asked for update;
    if not found or not meetings.sits_in_room(c.series_id) then
        return null;
    end if;
    -- Pressed twice: the copy that is there.
    select h.hand_off_id into copy from meetings.concern_hand_off h join meetings.ballot x on x.id = h.ballot_id
    where h.concern_id = asked and c.state <> 'Released' and x.hash = seen order by h.handed_at desc limit 1;
    if copy is not null then
        return copy;
    end if;
    select * into b from meetings.ballot where concern_id = asked and wording = c.wording order by opened_at desc, id desc limit 1;
    if c.state <> 'Released' or b.outcome is distinct from 'Met' then
        raise exception 'Nothing leaves the room that was not released.' using errcode = 'check_violation',
            constraint = 'released_before_hand_off';
    end if;
    if b.hash <> seen or b.hash is distinct from meetings.hash_of_wording(asked, c.wording) then
        raise exception 'Exactly the released wording leaves the room.' using errcode = 'check_violation',
            constraint = 'released_wording_is_handed_off';
    end if;
    select reports_to_id into target from meetings.series where id = c.series_id;
    if target is null then
        raise exception 'The forum reports to no round.' using errcode = 'check_violation', constraint = 'forum_reports_to_a_round';
    end if;
    -- The one before asked for clarification: this answers it.
    select h.id into before from meetings.concern_hand_off k join meetings.hand_off h on h.id = k.hand_off_id
    where k.concern_id = asked and h.state = 'Asked' order by k.handed_at desc limit 1;
    update meetings.hand_off set state = 'Clarified', changed_at = at, revision = revision + 1 where id = before;
    update meetings.series set hand_offs = hand_offs + 1 where id = target returning hand_offs into next;
    copy := gen_random_uuid();
    insert into meetings.hand_off (id, from_id, to_id, number, title, text, hash, handed_on, state, follows_id, changed_at)
    select copy, c.series_id, target, next, w.title, w.text, w.hash, day, 'Sent', before, at
    from meetings.wording w where w.concern_id = asked and w.number = c.wording;
    insert into meetings.hand_off_file (hand_off_id, position, name, media_type, content)
    select copy, f.position, f.name, f.media_type, f.content
    from meetings.wording_file f where f.concern_id = asked and f.number = c.wording;
    insert into meetings.concern_hand_off (hand_off_id, concern_id, series_id, wording, ballot_id, handed_by, handed_at)
    values (copy, asked, c.series_id, c.wording, b.id, nullif(current_setting('app.person', true), '')::uuid, at);
    update meetings.concern set state = 'HandedOff', changed_at = at, revision = revision + 1 where id = asked;
    insert into meetings.concern_step (id, concern_id, series_id, verb, state, person_id, at)
    values (gen_random_uuid(), asked, c.series_id, 'HandOff', 'HandedOff', nullif(current_setting('app.person', true), '')::uuid, at);
    return copy;
end
$$;

-- Answers that the forum has not heard stand on its next agenda, in the part whoever answers may not read.
create function meetings.place_answers(forum uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    target uuid;
    h meetings.hand_off;
    kept uuid;
    place integer;
begin
    select m.id into target from meetings.meeting m where m.series_id = forum and m.state in ('Draft', 'Invited')
    order by m.held_on limit 1;
    if target is null then
        return;
    end if;
    for h in select * from meetings.hand_off x where x.from_id = forum and x.state in ('Answered', 'Declined') and x.reported_on is null
        and not exists (select from meetings.item i join meetings.meeting m on m.id = i.meeting_id
            where i.hand_off_id = x.id and i.series_id = forum and i.state in ('Accepted', 'Discussed')
                and m.state in ('Draft', 'Invited', 'Running'))
        order by x.answered_on, x.number loop
        -- After "Feedback zu eingereichten Punkten"; without such an item at the end.
        select coalesce(min(i.position) filter (where i.manner = 'Answers'), max(i.position), 0) into place
        from meetings.item i where i.meeting_id = target and i.part = 1;
        update meetings.item set position = position + 1 where meeting_id = target and part = 1 and position > place;
        select i.id into kept from meetings.item i where i.hand_off_id = h.id and i.series_id = forum and i.meeting_id is null
            and i.state in ('Submitted', 'Deferred') limit 1;
        if kept is not null then
            update meetings.item set meeting_id = target, position = place + 1, state = 'Accepted', revision = revision + 1
            where id = kept;
        else
            insert into meetings.item (id, series_id, meeting_id, part, is_protected, position, title, manner, minutes, responsible,
                body, state, source, hand_off_id, created_at)
            values (gen_random_uuid(), forum, target, 1, true, place + 1, 'Antwort: ' || h.title, 'Answers', 5, 'Sprecher*in', h.answer,
                'Accepted', 'Answer', h.id, h.changed_at);
        end if;
    end loop;
end
$$;

create function meetings.follow_item() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    h meetings.hand_off;
    held date;
begin
    -- An agenda was filled: answers that wait take their place on it.
    if tg_op = 'INSERT' and new.hand_off_id is null and new.manner = 'Answers' and new.is_protected and new.meeting_id is not null then
        perform meetings.place_answers(new.series_id);
    end if;
    if new.hand_off_id is null then
        return null;
    end if;
    select * into h from meetings.hand_off where id = new.hand_off_id for update;
    select m.held_on into held from meetings.meeting m where m.id = new.meeting_id;
    if new.series_id = h.to_id and new.state = 'Accepted' and new.meeting_id is not null and h.state in ('Sent', 'Received') then
        update meetings.hand_off set state = 'Scheduled', revision = revision + 1,
            received_on = coalesce(received_on, (new.created_at at time zone 'Europe/Berlin')::date)
        where id = h.id;
    elsif new.series_id = h.to_id and new.state = 'Discussed' and h.state = 'Scheduled' then
        update meetings.hand_off set state = 'Discussed', discussed_on = held, revision = revision + 1 where id = h.id;
    elsif new.series_id = h.to_id and new.state in ('Deferred', 'Withdrawn', 'Returned') and h.state = 'Scheduled' then
        update meetings.hand_off set state = 'Received', revision = revision + 1 where id = h.id;
    elsif new.series_id = h.from_id and new.state in ('Noted', 'Decided') and h.state in ('Answered', 'Declined')
        and h.reported_on is null then
        update meetings.hand_off set reported_on = held, revision = revision + 1 where id = h.id;
        update meetings.concern c set state = 'ReportedBack', changed_at = new.created_at, revision = c.revision + 1
        from meetings.concern_hand_off k where k.hand_off_id = h.id and c.id = k.concern_id and c.state = 'HandedOff';
        insert into meetings.concern_step (id, concern_id, series_id, verb, state, at)
        select gen_random_uuid(), k.concern_id, k.series_id, 'Report', 'ReportedBack', (held + time '12:00') at time zone 'Europe/Berlin'
        from meetings.concern_hand_off k join meetings.concern c on c.id = k.concern_id
        where k.hand_off_id = h.id and c.state = 'ReportedBack'
            and not exists (select from meetings.concern_step p where p.concern_id = c.id and p.verb = 'Report' and p.at >= k.handed_at);
    end if;
    return null;
end
$$;
create trigger follow_insert after insert on meetings.item for each row execute function meetings.follow_item();
create trigger follow_state after update of state, meeting_id on meetings.item for each row
    when (new.hand_off_id is not null and (old.state <> new.state or old.meeting_id is distinct from new.meeting_id))
    execute function meetings.follow_item();

-- What is put off stays what it was about.
create function meetings.keep_hand_off() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    new.hand_off_id := (select i.hand_off_id from meetings.item i where i.id = new.follows_id);
    return new;
end
$$;
create trigger keep_hand_off before insert on meetings.item for each row when (new.follows_id is not null and new.hand_off_id is null)
    execute function meetings.keep_hand_off();

revoke execute on function meetings.hash_of_wording, meetings.open_ballot, meetings.end_ballot, meetings.end_ballots,
    meetings.void_ballot, meetings.cast_vote, meetings.hand_off_concern, meetings.place_answers, meetings.follow_item,
    meetings.keep_hand_off from public;
grant execute on function meetings.hash_of_wording, meetings.open_ballot, meetings.end_ballots, meetings.void_ballot,
    meetings.cast_vote, meetings.hand_off_concern, meetings.place_answers to portal_staff;

grant select, insert, update on meetings.concern, meetings.role_handover, meetings.release_terms, meetings.paper to portal_staff;
grant select, insert on meetings.concern_step, meetings.wording, meetings.wording_file to portal_staff;
grant select on meetings.ballot, meetings.ballot_voter, meetings.hand_off, meetings.hand_off_file, meetings.concern_hand_off
    to portal_staff;
-- The copy itself never changes.
grant update (state, received_on, discussed_on, question, asked_on, escalated_on, answer, answered_on, declined_as, recall_asked_on,
    recall_reason, recall_settled_on, reported_on, revision, changed_at) on meetings.hand_off to portal_staff;

-- What became public of a concern: the paper of a public round, and the dates of its way.
create view public_meetings.paper as
select p.id, p.hand_off_id, p.number, p.title, p.text, p.body, p.sent_on, p.meets_on, p.result, p.decided_on, p.created_at, p.changed_at,
    p.withdrawn_at, p.withdrawn_because, h.handed_on, h.received_on, h.discussed_on, h.answered_on, h.reported_on, s.id as series_id,
    s.slug as series_slug, s.title as series_title, f.id as forum_id, f.title as forum_title
from meetings.paper p join meetings.hand_off h on h.id = p.hand_off_id join meetings.series s on s.id = p.series_id
    join meetings.series f on f.id = h.from_id
where p.is_public and s.is_public;
grant select on public_meetings.paper to portal_public, portal_staff;
