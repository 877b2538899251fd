-- Accounts of staff, their sessions and the log of what they did. Reached only by the zone portal_staff, never by public pages.
create schema accounts;

create table accounts.account (
    id uuid primary key,
    user_name varchar(256) not null,
    normalized_user_name varchar(256) not null constraint one_account_per_name unique,
    email varchar(256) not null,
    normalized_email varchar(256) not null constraint one_account_per_email unique,
    email_confirmed boolean not null,
    password_hash text,
    security_stamp text not null,
    concurrency_stamp text not null,
    display_name text not null,
    -- Encrypted with the portal's keys: a copy of the database alone must not be enough to make codes (ASVS 6.5.2).
    totp_secret text,
    -- Whose entry in the directory this account keeps up to date; one account a person.
    person_id uuid constraint one_account_per_person unique constraint account_person references directory.person on delete set null,
    created_at timestamptz not null,
    disabled_at timestamptz
);

create table accounts.account_passkey (
    credential_id bytea primary key,
    user_id uuid not null references accounts.account on delete cascade,
    data jsonb not null
);
create index account_passkey_user on accounts.account_passkey (user_id);

create table accounts.role_grant (
    id uuid primary key,
    account_id uuid not null references accounts.account on delete cascade,
    role text not null constraint role_is_known
        check (role in ('Volunteer', 'IntegrationManager', 'IntegrationOfficer', 'SectionHead', 'Coordinator', 'Partner', 'Administrator')),
    scope_kind text not null constraint scope_kind_is_known check (scope_kind in ('Portal', 'County', 'Municipality', 'Organisation')),
    scope_key text not null,
    valid_until date,
    constraint one_grant_per_role_and_scope unique (account_id, role, scope_kind, scope_key),
    constraint scope_key_fits_kind check (case scope_kind
        when 'Portal' then scope_key = ''
        when 'County' then scope_key ~ '^[0-9]{5}$'
        when 'Municipality' then scope_key ~ '^[0-9]{8}$'
        else scope_key <> '' end),
    -- Partners leave without telling us: their access ends by itself.
    constraint partner_access_ends check (role <> 'Partner' or valid_until is not null)
);

create table accounts.recovery_code (
    account_id uuid not null references accounts.account on delete cascade,
    digest bytea not null,
    primary key (account_id, digest)
);

-- The cookie holds 256 random bits, the table their SHA-256: who reads the table cannot take over a session.
create table accounts.session (
    id uuid primary key,
    digest bytea not null constraint one_session_per_digest unique,
    account_id uuid not null references accounts.account on delete cascade,
    stage text not null constraint stage_is_known check (stage in ('AwaitsSecondFactor', 'Enrolment', 'Full')),
    method text not null,
    device text not null,
    network text not null,
    started_at timestamptz not null,
    seen_at timestamptz not null,
    expires_at timestamptz not null,
    -- When the person last proved who they are; sensitive actions ask again after ten minutes.
    confirmed_at timestamptz not null
);
create index session_account on accounts.session (account_id);
create index session_expires on accounts.session (expires_at);

-- What may happen once: the insert that succeeds is the use (ASVS 6.5.1), also when twenty arrive together.
create table accounts.used_once (
    kind text not null,
    digest bytea not null,
    expires_at timestamptz not null,
    primary key (kind, digest)
);
create index used_once_expires on accounts.used_once (expires_at);

create table accounts.sign_in_attempt (
    key bytea primary key,
    attempts integer not null,
    window_ends_at timestamptz not null
);

-- Networks from which an account has signed in: guesses from elsewhere do not use up the owner's attempts.
create table accounts.known_network (
    account_id uuid not null references accounts.account on delete cascade,
    digest bytea not null,
    last_used_at timestamptz not null,
    primary key (account_id, digest)
);

-- Links that were sent: whoever deletes the row has used the link, also when two arrive together. One of a kind: a new one replaces the old.
create table accounts.account_link (
    id uuid primary key,
    account_id uuid not null references accounts.account on delete cascade,
    kind text not null constraint link_kind_is_known check (kind in ('Invitation', 'Password', 'Enrolment', 'Address')),
    digest bytea not null constraint one_link_per_digest unique,
    email varchar(256),
    created_at timestamptz not null,
    -- A link after a lost factor waits a day, so that somebody can object.
    valid_from timestamptz not null,
    expires_at timestamptz not null,
    constraint one_link_per_kind unique (account_id, kind),
    constraint address_links_name_the_address check ((kind = 'Address') = (email is not null))
);

-- A lost second factor takes two administrators, neither of them the owner of the account.
create table accounts.factor_recovery (
    account_id uuid primary key references accounts.account on delete cascade,
    requested_by uuid not null references accounts.account on delete cascade,
    requested_at timestamptz not null,
    constraint nobody_recovers_alone check (requested_by <> account_id)
);

-- Who signs in at the identity provider; known by issuer and subject, never by the address.
create table accounts.external_login (
    issuer text not null,
    subject text not null,
    account_id uuid not null references accounts.account on delete cascade,
    linked_at timestamptz not null,
    primary key (issuer, subject),
    constraint one_login_per_issuer unique (account_id, issuer)
);

create table accounts.data_protection_key (
    id bigint generated always as identity primary key,
    friendly_name text not null,
    xml text not null
);

-- Who did what, when, from where, with what outcome. The chain begins anew each day (UTC), so that a day can be archived.
create sequence accounts.audit_log_id;
create table accounts.audit_log (
    id bigint primary key,
    at timestamptz not null,
    day date not null,
    actor_id uuid,
    session_id uuid,
    action text not null,
    outcome text not null constraint outcome_is_known check (outcome in ('Done', 'Refused')),
    subject text,
    network text,
    hash bytea not null
);
create index audit_log_day on accounts.audit_log (day, id);
create index audit_log_actor on accounts.audit_log (actor_id, id);

create function accounts.audit_hash(previous bytea, entry accounts.audit_log) returns bytea language sql immutable as $$
    select sha256(previous || convert_to(jsonb_build_array(
        entry.id, extract(epoch from entry.at), entry.actor_id, entry.session_id, entry.action, entry.outcome, entry.subject, entry.network)::text, 'UTF8'))
$$;

-- The writer may insert but not read, so the chain is continued by the owner. One writer at a time: the order of ids is the order of the chain.
create function accounts.continue_audit_chain() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform pg_advisory_xact_lock(4711000005);
    new.day := (new.at at time zone 'UTC')::date;
    new.id := nextval('accounts.audit_log_id');
    new.hash := accounts.audit_hash(
        coalesce((select hash from accounts.audit_log where day = new.day order by id desc limit 1), convert_to(new.day::text, 'UTF8')), new);
    return new;
end
$$;

create function accounts.refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'The audit log is append only.' using errcode = 'insufficient_privilege';
end
$$;

create trigger continue_audit_chain before insert on accounts.audit_log for each row execute function accounts.continue_audit_chain();
create trigger audit_log_is_append_only before update or delete or truncate on accounts.audit_log for each statement execute function accounts.refuse_audit_change();

-- Rows whose hash does not follow from the row before: changed, or something before them was removed.
create view accounts.broken_audit_entry as
select entry.id, entry.day
from (select a, lag(a.hash) over (partition by a.day order by a.id) as previous from accounts.audit_log a) chain,
    lateral (select (chain.a).*) entry
where entry.hash is distinct from accounts.audit_hash(coalesce(chain.previous, convert_to(entry.day::text, 'UTF8')), chain.a);

-- What the page for administrators shows: newest first, one page and the entry after it.
create function accounts.read_audit(before_id bigint, of_action text, of_actor uuid, from_moment timestamptz, until_moment timestamptz)
returns table (id bigint, at timestamptz, actor_id uuid, action text, outcome text, subject text, network text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select l.id, l.at, l.actor_id, l.action, l.outcome, l.subject, l.network from accounts.audit_log l
    where (before_id is null or l.id < before_id) and (of_action is null or l.action = of_action or starts_with(l.action, of_action || '.')) and (of_actor is null or l.actor_id = of_actor)
        and (from_moment is null or (l.at >= from_moment and l.day >= (from_moment at time zone 'UTC')::date))
        and (until_moment is null or (l.at < until_moment and l.day <= (until_moment at time zone 'UTC')::date))
    order by l.id desc limit 51
$$;

revoke execute on all functions in schema accounts from public;
grant execute on function accounts.read_audit to portal_audit;
grant usage on schema accounts to portal_staff, portal_audit;
-- Names of people and places, to link an account with an entry and to say how far a role reaches.
grant usage on schema directory to portal_staff;
grant select on directory.county, directory.municipality, directory.organisation, directory.person to portal_staff;
grant select, insert, update, delete on
    accounts.account, accounts.account_passkey, accounts.role_grant, accounts.recovery_code, accounts.session, accounts.used_once,
    accounts.sign_in_attempt, accounts.known_network, accounts.account_link, accounts.factor_recovery, accounts.external_login to portal_staff;
grant select, insert on accounts.data_protection_key to portal_staff;
-- Staff writes its entries in the transaction of the change itself; neither role can read or change them.
grant insert (at, actor_id, session_id, action, outcome, subject, network) on accounts.audit_log to portal_staff, portal_audit;
