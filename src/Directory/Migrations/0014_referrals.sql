-- Referrals (Weitervermittlung). They hold no name and no free text about the person; single ones are seen by the account that referred,
-- and by the substitute in the time of substitution. Everybody else gets counts.
create schema referral;

create table referral.referral (
    id uuid primary key,
    account_id uuid not null,
    -- Whose absence opens it to the substitute; null for accounts without an entry in the directory.
    person_id uuid constraint referral_person references directory.person on delete set null,
    -- Function of the one who referred, in German, for the slip.
    referred_as text not null,
    service_id uuid not null constraint referral_service references directory.service,
    -- Where the need is counted: the municipality and county of the one who referred.
    ags text,
    county_key text,
    -- Key of the rule in content/referral-rules.yaml, and its title on that day.
    concern text not null,
    concern_title text not null,
    manner text not null constraint referral_manner check (manner in ('Referral', 'Registered', 'Accompanied', 'WarmHandover')),
    has_deadline boolean not null,
    -- The signed paper that allows passing data on to the service: its day and what it covers.
    consent_on date,
    consent_covers text[] not null constraint consent_covers_known check (consent_covers <@ array['Contact', 'Concern', 'Documents']),
    -- Gemeindekennziffer-IntMan-Nr-laufende Nr, see Directory.Published.CaseNumber.
    case_number text constraint case_number_format check (case_number ~ '^[0-9]{8}-[0-9]{2,3}-[0-9]{4}$'),
    state text not null constraint referral_state check (state in ('Open', 'Contact', 'Counselling', 'Completed', 'Failed')),
    reason text constraint referral_reason check (reason in ('NoPlace', 'NotResponsible', 'NotAppeared', 'Declined', 'Unreachable', 'Other')),
    follow_up_on date,
    -- Day of the first contact with the service.
    contact_on date,
    -- SHA-256 of the code on the slip, and the code itself encrypted with the portal's keys for printing the slip again.
    code_digest bytea not null constraint one_referral_per_code unique,
    code_sealed bytea,
    code_expires_on date not null,
    -- Sent with the form: the same form twice is one referral.
    submission uuid not null,
    created_at timestamptz not null,
    constraint one_referral_per_form unique (account_id, submission),
    constraint data_passes_with_consent check (manner = 'Referral' or (consent_on is not null and cardinality(consent_covers) > 0)),
    constraint failed_with_reason check ((state = 'Failed') = (reason is not null)),
    constraint running_has_follow_up check ((state in ('Completed', 'Failed')) = (follow_up_on is null)),
    constraint code_digest_is_sha256 check (length(code_digest) = 32)
);
create index referral_of_account on referral.referral (account_id, created_at desc, id);
create index referral_of_person on referral.referral (person_id) where person_id is not null;
create index referral_due on referral.referral (account_id, follow_up_on) where follow_up_on is not null;
create index referral_of_service on referral.referral (service_id, created_at);
create index referral_by_day on referral.referral (county_key, created_at);
create index referral_code_expires on referral.referral (code_expires_on) where code_sealed is not null;

-- What the one who referred (or the substitute) did, in order.
create table referral.step (
    id uuid primary key,
    referral_id uuid not null constraint step_referral references referral.referral on delete cascade,
    at timestamptz not null,
    kind text not null constraint step_kind check (kind in ('Created', 'Moved', 'Postponed', 'Reported')),
    -- Null when a report moved it.
    account_id uuid,
    state text not null,
    reason text,
    follow_up_on date
);
create index step_of_referral on referral.step (referral_id, at);
create index step_without_place on referral.step (at) where reason = 'NoPlace';

-- What the service or the client said with the code. The same report twice is one; different ones are all kept.
create table referral.report (
    id uuid primary key,
    referral_id uuid not null constraint report_referral references referral.referral on delete cascade,
    at timestamptz not null,
    reporter text not null constraint report_reporter check (reporter in ('Service', 'Client')),
    outcome text not null constraint report_outcome check (outcome in ('Arrived', 'Appointment', 'NoPlace', 'NotResponsible', 'NotAppeared')),
    appointment_on date,
    suggested_service_id uuid constraint report_suggestion references directory.service,
    constraint appointment_has_a_day check ((outcome = 'Appointment') = (appointment_on is not null)),
    constraint suggestion_of_not_responsible check (suggested_service_id is null or outcome = 'NotResponsible'),
    constraint one_of_each_report unique nulls not distinct (referral_id, reporter, outcome, appointment_on, suggested_service_id)
);
create index report_without_place on referral.report (at) where outcome = 'NoPlace';

-- How often codes were tried, by address prefix and in all; shared by all replicas.
create table referral.attempt (
    key bytea primary key,
    attempts integer not null,
    window_ends_at timestamptz not null
);

-- app.account, app.person and app.day are set in the transaction of the request.
create function referral.is_mine(owner_account uuid, owner_person uuid) returns boolean language sql stable as $$
    select owner_account = nullif(current_setting('app.account', true), '')::uuid
        or exists (select from directory.absence a
            where a.person_id = owner_person and a.substitute_id = nullif(current_setting('app.person', true), '')::uuid
                and nullif(current_setting('app.day', true), '')::date between a.first_day and a.last_day)
$$;

alter table referral.referral enable row level security;
alter table referral.referral force row level security;
alter table referral.step enable row level security;
alter table referral.step force row level security;
alter table referral.report enable row level security;
alter table referral.report force row level security;
create policy own_or_substituted on referral.referral for select to portal_staff using (referral.is_mine(account_id, person_id));
create policy own_or_substituted_change on referral.referral for update to portal_staff using (referral.is_mine(account_id, person_id));
create policy own_new on referral.referral for insert to portal_staff with check (account_id = nullif(current_setting('app.account', true), '')::uuid);
-- The inner query stands under the policy above.
create policy of_own on referral.step for select to portal_staff using (exists (select from referral.referral r where r.id = referral_id));
create policy of_own_new on referral.step for insert to portal_staff with check (exists (select from referral.referral r where r.id = referral_id));
create policy of_own on referral.report for select to portal_staff using (exists (select from referral.referral r where r.id = referral_id));
-- The functions below act as the owner, who is not used at run time. Forced security would hide the rows from them too.
create policy functions on referral.referral to current_user using (true) with check (true);
create policy functions on referral.step to current_user using (true) with check (true);
create policy functions on referral.report to current_user using (true) with check (true);
create policy forgetting on referral.referral for select to portal_jobs using (true);
create policy forgetting_codes on referral.referral for update to portal_jobs using (true);

-- Each step and report is an entry of the audit log, in the same transaction.
create function referral.audit_step() returns trigger language plpgsql as $$
begin
    insert into accounts.audit_log (at, actor_id, session_id, action, outcome, subject, network)
    values (new.at, new.account_id, nullif(current_setting('app.session', true), '')::uuid, 'referral.' || lower(new.kind), 'Done', new.referral_id::text,
        nullif(current_setting('app.network', true), ''));
    return null;
end
$$;
create trigger audit_step after insert on referral.step for each row execute function referral.audit_step();
create function referral.audit_report() returns trigger language plpgsql as $$
begin
    insert into accounts.audit_log (at, action, outcome, subject) values (new.at, 'referral.report', 'Done', new.referral_id::text);
    return null;
end
$$;
create trigger audit_report after insert on referral.report for each row execute function referral.audit_report();

-- For the public page. Counts the try before anything is looked at; false when there were too many.
create function referral.take_attempt(network bytea, everybody bytea, at timestamptz, ends timestamptz, network_limit integer, total_limit integer)
returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    of_network integer;
    of_all integer;
begin
    insert into referral.attempt as counted (key, attempts, window_ends_at) values (network, 1, ends)
    on conflict (key) do update set
        attempts = case when counted.window_ends_at <= at then 1 else least(counted.attempts + 1, 1000000) end,
        window_ends_at = case when counted.window_ends_at <= at then ends else counted.window_ends_at end
    returning attempts into of_network;
    if of_network > network_limit then
        return false;
    end if;
    insert into referral.attempt as counted (key, attempts, window_ends_at) values (everybody, 1, ends)
    on conflict (key) do update set
        attempts = case when counted.window_ends_at <= at then 1 else least(counted.attempts + 1, 1000000) end,
        window_ends_at = case when counted.window_ends_at <= at then ends else counted.window_ends_at end
    returning attempts into of_all;
    return of_all <= total_limit;
end
$$;

-- A right code was no guess.
create function referral.return_attempt(network bytea, everybody bytea) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
    update referral.attempt set attempts = greatest(attempts - 1, 0) where key in (network, everybody)
$$;

-- All that a code tells: which service it is about.
create function referral.service_of(digest bytea, today date) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select service_id from referral.referral where code_digest = digest and code_expires_on >= today
$$;

-- Hands a report in. Who arrived or has an appointment has met the service; everything else is for the one who referred to decide.
create function referral.report_back(digest bytea, today date, at timestamptz, report_id uuid, step_id uuid, reporter text, outcome text, appointment_on date, suggested uuid)
returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    found_id uuid;
    is_new boolean;
begin
    select r.id into found_id from referral.referral r where r.code_digest = digest and r.code_expires_on >= today for update;
    if found_id is null then
        return false;
    end if;
    insert into referral.report (id, referral_id, at, reporter, outcome, appointment_on, suggested_service_id)
    values (report_id, found_id, at, reporter, outcome, appointment_on, suggested) on conflict do nothing;
    is_new := found;
    if is_new and outcome in ('Arrived', 'Appointment') then
        update referral.referral r set contact_on = coalesce(appointment_on, today)
        where r.id = found_id and (r.contact_on is null or r.contact_on > coalesce(appointment_on, today));
        update referral.referral r set state = 'Contact' where r.id = found_id and r.state = 'Open';
        if found then
            insert into referral.step (id, referral_id, at, kind, state, follow_up_on)
            select step_id, r.id, at, 'Reported', r.state, r.follow_up_on from referral.referral r where r.id = found_id;
        end if;
    end if;
    return true;
end
$$;

-- Counts for those who steer; single referrals stay hidden. A referral counts as "ohne Platz" once, on the first day somebody said so.
create function referral.needs(everything boolean, municipalities text[], counties text[], first timestamptz, following timestamptz)
returns table (service_id uuid, referrals integer, known integer, no_place integer, median_days double precision)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with reached as (
        select r.id, r.service_id, r.state, r.contact_on, r.created_at from referral.referral r
        where everything or r.ags = any(municipalities) or r.county_key = any(counties)
    ), without_place as (
        select said.referral_id, min(said.at) as at from (
            select p.referral_id, p.at from referral.report p where p.outcome = 'NoPlace' and p.at < following
            union all
            select s.referral_id, s.at from referral.step s where s.reason = 'NoPlace' and s.at < following) said
        group by said.referral_id
    )
    select r.service_id,
        (count(*) filter (where r.created_at >= first and r.created_at < following))::integer,
        (count(*) filter (where r.created_at >= first and r.created_at < following
            and (r.state <> 'Open' or exists (select from referral.report p where p.referral_id = r.id))))::integer,
        (count(*) filter (where w.at >= first))::integer,
        percentile_cont(0.5) within group (order by greatest(r.contact_on - (r.created_at at time zone 'Europe/Berlin')::date, 0))
            filter (where r.contact_on is not null and r.created_at >= first and r.created_at < following)
    from reached r left join without_place w on w.referral_id = r.id
    where (r.created_at >= first and r.created_at < following) or w.at >= first
    group by r.service_id
$$;

-- How many referrals to a service have failed for want of a place since then.
create function referral.no_place_since(service uuid, since timestamptz) returns integer language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select count(distinct p.referral_id)::integer from referral.report p join referral.referral r on r.id = p.referral_id
    where r.service_id = service and p.outcome = 'NoPlace' and p.at >= since
$$;

revoke execute on all functions in schema referral from public;
grant usage on schema referral to portal_public, portal_staff, portal_jobs;
grant execute on function referral.take_attempt, referral.return_attempt, referral.service_of, referral.report_back to portal_public;
grant execute on function referral.is_mine, referral.needs, referral.no_place_since to portal_staff;
grant select, insert on referral.referral, referral.step to portal_staff;
grant update (state, reason, follow_up_on, contact_on) on referral.referral to portal_staff;
grant select on referral.report to portal_staff;
grant select (id, code_expires_on, code_sealed), update (code_sealed) on referral.referral to portal_jobs;
grant select, delete on referral.attempt to portal_jobs;
