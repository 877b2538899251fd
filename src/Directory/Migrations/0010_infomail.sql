-- Infomail: officers write to people who have subscribed to the news of a municipality, and confirmed it by a link.
create schema infomail;

-- Whoever is here has confirmed. Who unsubscribes is deleted; there is no other list.
create table infomail.subscription (
    id uuid primary key,
    ags text not null constraint subscription_municipality references directory.municipality on delete cascade,
    email text not null constraint subscription_email_length check (length(email) between 3 and 254),
    language text not null constraint subscription_language check (language ~ '^[a-z]{2}$'),
    confirmed_at timestamptz not null
);
create unique index one_subscription_per_address on infomail.subscription (ags, lower(email));
create index subscription_of_address on infomail.subscription (lower(email));

-- Asked for and not confirmed. The mail holds 256 random bits, the table their SHA-256: who reads the table cannot confirm.
create table infomail.request (
    digest bytea primary key constraint request_digest_is_sha256 check (length(digest) = 32),
    ags text not null constraint request_municipality references directory.municipality on delete cascade,
    email text not null constraint request_email_length check (length(email) between 3 and 254),
    language text not null constraint request_language check (language ~ '^[a-z]{2}$'),
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index request_of_address on infomail.request (lower(email), created_at);
create index request_expires on infomail.request (expires_at);

create table infomail.message (
    id uuid primary key,
    county_key text not null constraint message_county references directory.county,
    -- Without one it goes to all municipalities of the county.
    ags text constraint message_municipality references directory.municipality on delete cascade,
    subject text not null constraint message_subject_length check (length(subject) between 1 and 150),
    body text not null constraint message_body_length check (length(body) between 1 and 20000),
    state text not null default 'Draft' constraint message_state check (state in ('Draft', 'Sending', 'Sent')),
    changed_at timestamptz not null,
    released_at timestamptz,
    -- How far the mails have been queued: everybody up to this address, in small letters.
    queued_to text not null default '',
    recipients integer not null default 0,
    constraint message_municipality_in_county check (left(ags, 5) = county_key),
    constraint message_released check ((state = 'Draft') = (released_at is null))
);
create index message_to_send on infomail.message (released_at) where state = 'Sending';
create index message_of_county on infomail.message (county_key, released_at desc, id);

-- Arrives with the commit, so a sender that wakes finds the row.
create function infomail.announce() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform pg_notify('infomail', '');
    return null;
end
$$;
create trigger announce after update of state on infomail.message for each row when (new.state = 'Sending') execute function infomail.announce();

-- What has been sent stands on the public pages too.
create schema public_infomail;
create view public_infomail.message as
    select id, county_key, ags, subject, body, released_at from infomail.message where state <> 'Draft';

-- For the public form. Three links a day for one address, so that nobody can fill somebody's mailbox; the form answers the same.
create function infomail.ask(link bytea, municipality text, address text, spoken text, at timestamptz, expires timestamptz)
returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    -- Requests at the same moment must see each other.
    perform pg_advisory_xact_lock(hashtextextended(lower(address), 10));
    if (select count(*) from infomail.request r where lower(r.email) = lower(address) and r.created_at > at - interval '1 day') >= 3 then
        return false;
    end if;
    insert into infomail.request (digest, ags, email, language, created_at, expires_at) values (link, municipality, address, spoken, at, expires);
    return true;
end
$$;

-- The municipality a link is about; null when it is used, too old or invented.
create function infomail.asked(link bytea, at timestamptz)
returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select r.ags from infomail.request r where r.digest = link and r.expires_at > at
$$;

create function infomail.confirm(link bytea, new_id uuid, at timestamptz)
returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    asked infomail.request;
begin
    delete from infomail.request r where r.digest = link and r.expires_at > at returning * into asked;
    if not found then
        return null;
    end if;
    insert into infomail.subscription (id, ags, email, language, confirmed_at) values (new_id, asked.ags, asked.email, asked.language, at)
    on conflict (ags, lower(email)) do update set language = excluded.language;
    delete from infomail.request r where r.ags = asked.ags and lower(r.email) = lower(asked.email);
    return asked.ags;
end
$$;

create function infomail.subscribed_to(subscription uuid)
returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select s.ags from infomail.subscription s where s.id = subscription
$$;

-- With whole_county for mails to all municipalities of a county: who has had enough of them has had enough in all of them.
create function infomail.unsubscribe(subscription uuid, whole_county boolean, at timestamptz)
returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    gone infomail.subscription;
begin
    delete from infomail.subscription s where s.id = subscription returning * into gone;
    if not found then
        return null;
    end if;
    if whole_county then
        delete from infomail.subscription s where lower(s.email) = lower(gone.email) and left(s.ags, 5) = left(gone.ags, 5);
    end if;
    -- What still waits does not go out any more.
    update mail.outbox o set state = 'Discarded', content = null, settled_at = at
    where o.kind = 'infomail' and o.state = 'New' and lower(o.to_address) = lower(gone.email) and o.batch in (
        select m.id from infomail.message m
        where m.county_key = left(gone.ags, 5) and m.released_at > at - interval '7 days'
            and (m.ags = gone.ags or (m.ags is null and not exists (
                select from infomail.subscription s where lower(s.email) = lower(gone.email) and left(s.ags, 5) = m.county_key))));
    return gone.ags;
end
$$;

-- Staff learn how many people read an Infomail, never who.
create function infomail.count_recipients(county text, municipality text)
returns integer language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select count(distinct lower(s.email))::integer from infomail.subscription s
    where s.ags between coalesce(municipality, county || '000') and coalesce(municipality, county || '999')
$$;

revoke execute on all functions in schema infomail from public;
grant usage on schema infomail to portal_public, portal_staff, portal_jobs;
grant execute on function infomail.ask, infomail.asked, infomail.confirm, infomail.subscribed_to, infomail.unsubscribe to portal_public;
grant execute on function infomail.count_recipients to portal_staff;
grant usage on schema public_infomail to portal_public;
grant select on public_infomail.message to portal_public;
grant select, delete on infomail.message to portal_staff;
grant insert (id, county_key, ags, subject, body, changed_at) on infomail.message to portal_staff;
grant update (county_key, ags, subject, body, changed_at, state, released_at) on infomail.message to portal_staff;
grant select on infomail.subscription to portal_jobs;
grant select, delete on infomail.request to portal_jobs;
grant select, update (state, queued_to, recipients) on infomail.message to portal_jobs;
