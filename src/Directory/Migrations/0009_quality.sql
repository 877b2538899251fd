-- Who confirmed what, whom we remind, what readers report, and how the quality of the data develops.

-- An account confirms the person it belongs to as well as the posts that person holds.
alter table directory.confirmation alter column entry_id drop not null;
alter table directory.confirmation add column person_id uuid constraint confirmation_person references directory.person deferrable initially immediate;
alter table directory.confirmation add constraint confirmation_of_post_or_person check (num_nonnulls(entry_id, person_id) = 1);
create index confirmation_of_person on directory.confirmation (person_id, confirmed_on desc) where person_id is not null;
create or replace view public_directory.confirmation as
    select id, entry_id, confirmed_on, by_role from directory.confirmation where entry_id is not null;

create schema quality;

-- Links that confirm without signing in. The mail holds 256 random bits, the table their SHA-256: who reads the table cannot confirm.
create table quality.confirmation_link (
    id uuid primary key,
    digest bytea not null constraint one_confirmation_link_per_digest unique,
    person_id uuid constraint confirmation_link_person references directory.person on delete cascade,
    posts uuid[] not null,
    by_role text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint confirmation_link_digest_is_sha256 check (length(digest) = 32)
);
create index confirmation_link_expires on quality.confirmation_link (expires_at);

-- What runs by the calendar: the row that is inserted is the run, so each slot runs once however many portals there are.
create table quality.run (
    job text not null,
    slot text not null,
    started_at timestamptz not null,
    primary key (job, slot)
);

-- One row for each step of a reminder: the owner first, then the deputy, then the coordination. A new confirmation begins anew.
create table quality.warning (
    post_id uuid not null constraint warning_post references directory.post on delete cascade,
    confirmed_on date,
    stage text not null constraint warning_stage check (stage in ('Owner', 'Deputy', 'Coordination')),
    sent_on date not null,
    -- Without an address the next step follows the same day.
    had_recipient boolean not null,
    constraint one_warning_per_stage unique nulls not distinct (post_id, confirmed_on, stage)
);

-- "Stimmt etwas nicht?": reports of readers without an account.
create table quality.suggestion (
    id uuid primary key,
    kind text not null constraint suggestion_kind check (kind in ('PhoneWrong', 'PersonGone', 'HoursWrong', 'PlaceWrong', 'StreetWrong', 'Other')),
    post_id uuid constraint suggestion_post references directory.post on delete cascade,
    street_id uuid constraint suggestion_street references directory.street on delete cascade,
    ags text constraint suggestion_municipality references directory.municipality,
    county_key text not null constraint suggestion_county references directory.county,
    correct text constraint suggestion_correct_length check (length(correct) <= 200),
    message text constraint suggestion_message_length check (length(message) <= 1000),
    -- For one answer; removed with it.
    email text constraint suggestion_email_length check (length(email) <= 254),
    created_at timestamptz not null,
    state text not null default 'Open' constraint suggestion_state check (state in ('Open', 'Applied', 'Rejected')),
    decided_at timestamptz,
    decided_by text,
    reason text,
    constraint suggestion_decided check ((state = 'Open') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
    constraint suggestion_rejected_with_reason check (state <> 'Rejected' or reason is not null or decided_at is null),
    constraint suggestion_answered_forgets_address check (state = 'Open' or email is null)
);
create index suggestion_open on quality.suggestion (county_key, ags, created_at) where state = 'Open';
create index suggestion_decided_at on quality.suggestion (county_key, ags, decided_at desc) where state <> 'Open';
create index suggestion_of_post on quality.suggestion (post_id, kind) where state = 'Open';

-- Two reports of a wrong number are no accident any more.
create table quality.task (
    id uuid primary key,
    kind text not null constraint task_kind check (kind = 'PhoneFailed'),
    post_id uuid not null constraint task_post references directory.post on delete cascade,
    created_at timestamptz not null,
    done_at timestamptz
);
create unique index one_open_task_per_post on quality.task (kind, post_id) where done_at is null;
create index task_of_post on quality.task (post_id);

-- How many entries of a municipality (county entries: ags '') had which trouble on a day; zero has no row.
create table quality.snapshot (
    day date not null,
    county_key text not null,
    ags text not null,
    issue text not null,
    entries integer not null,
    primary key (day, county_key, ags, issue)
);

-- Streets that the nightly look at every door found fault with; the look is too long for a page.
create table quality.street_finding (
    street_id uuid not null constraint street_finding_street references directory.street on delete cascade,
    issue text not null constraint street_finding_issue check (issue in ('StreetPartlyGap', 'StreetCompeting')),
    ags text not null,
    -- House numbers in canonical form; null for the whole street.
    doors text,
    primary key (street_id, issue)
);
create index street_finding_of_municipality on quality.street_finding (ags, issue);

-- For the public form: it can hand in a report, and read or change none.
create function quality.suggest(id uuid, kind text, post uuid, street uuid, ags text, county text, correct text, message text, email text, at timestamptz)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into quality.suggestion (id, kind, post_id, street_id, ags, county_key, correct, message, email, created_at)
    values (id, kind, post, street, ags, county, correct, message, email, at);
    if kind = 'PhoneWrong' and post is not null then
        -- Two reports at the same moment must see each other.
        perform pg_advisory_xact_lock(hashtextextended(post::text, 9));
        if (select count(*) from quality.suggestion s where s.post_id = post and s.kind = 'PhoneWrong' and s.state = 'Open') >= 2 then
            insert into quality.task (id, kind, post_id, created_at) values (gen_random_uuid(), 'PhoneFailed', post, at) on conflict do nothing;
        end if;
    end if;
end
$$;

revoke execute on all functions in schema quality from public;
grant usage on schema quality to portal_public, portal_staff, portal_jobs;
grant execute on function quality.suggest to portal_public;
grant select, update on quality.confirmation_link, quality.suggestion, quality.task to portal_staff;
grant select on quality.snapshot, quality.run, quality.warning, quality.street_finding to portal_staff;
grant select, insert, delete on quality.confirmation_link, quality.run, quality.warning, quality.snapshot, quality.street_finding to portal_jobs;
grant select, update on quality.suggestion to portal_jobs;
grant select on quality.task to portal_jobs;
-- Whom to remind: the account that owns an entry, and the coordination of a county.
grant usage on schema accounts to portal_jobs;
grant select (id, email, display_name, person_id, disabled_at) on accounts.account to portal_jobs;
grant select (account_id, role, scope_kind, scope_key, valid_until) on accounts.role_grant to portal_jobs;
