-- Mails wait here: the row is written in the transaction of the business change, sent afterwards, and never sent twice by itself.
create schema mail;

create table mail.outbox (
    id uuid primary key,
    -- What it is for, e.g. "invitation". Kinds that begin with "public." may be caused by people who are not signed in.
    kind text not null constraint kind_is_a_word check (kind ~ '^[a-z][a-z.-]{1,59}$'),
    -- Removed some time after sending; the row stays as proof that there was a mail.
    to_address text constraint to_is_one_address check (to_address ~ '^[^[:space:][:cntrl:],;<>"]+@[^[:space:][:cntrl:],;<>"@]+$' and length(to_address) <= 254),
    to_name text,
    subject text not null,
    -- Text, HTML and links, encrypted with the portal's keys: a copy of the database alone opens no invitation.
    content bytea,
    is_repeat_safe boolean not null,
    -- What was sent together, e.g. one Infomail: everybody gets it once, and it waits behind single mails.
    batch uuid,
    state text not null default 'New' constraint state_is_known check (state in ('New', 'Claimed', 'Sent', 'Uncertain', 'Parked', 'Discarded')),
    attempts integer not null default 0,
    created_at timestamptz not null,
    due_at timestamptz not null,
    -- Until then a worker has it; a lease that has run out belongs to a worker that died.
    lease_until timestamptz,
    -- Written before the text leaves: from here on a crash may have delivered the mail.
    data_begun_at timestamptz,
    settled_at timestamptz,
    reason text,
    constraint once_per_batch unique (batch, to_address),
    constraint claimed_has_lease check ((state = 'Claimed') = (lease_until is not null)),
    constraint waiting_has_content check (state not in ('New', 'Claimed') or (content is not null and to_address is not null))
);

-- The next mail to send: single mails first, then in order of their time.
create index outbox_next on mail.outbox ((batch is not null), due_at, id) where state = 'New';
create index outbox_lease on mail.outbox (lease_until) where state = 'Claimed';
create index outbox_in_trouble on mail.outbox (settled_at desc, id) where state in ('Uncertain', 'Parked');
create index outbox_settled on mail.outbox (settled_at) where to_address is not null;
create index outbox_created on mail.outbox (created_at desc, id desc);
create index outbox_batch on mail.outbox (batch, state) where batch is not null;

-- Arrives with the commit, so a worker that wakes finds the row.
create function mail.announce() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform pg_notify('mail_outbox', '');
    return null;
end
$$;
create trigger announce after insert on mail.outbox for each statement execute function mail.announce();

-- For public forms: they can cause a mail of their kinds, and read or change none.
create function mail.queue_public(
    id uuid, kind text, to_address text, to_name text, subject text, content bytea, is_repeat_safe boolean, created_at timestamptz)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if kind not like 'public.%' then
        raise exception 'Mails of the kind % are not for the public.', kind using errcode = 'insufficient_privilege';
    end if;
    insert into mail.outbox (id, kind, to_address, to_name, subject, content, is_repeat_safe, created_at, due_at)
    values (id, kind, to_address, to_name, subject, content, is_repeat_safe, created_at, created_at);
end
$$;

revoke execute on all functions in schema mail from public;
grant usage on schema mail to portal_public, portal_staff, portal_jobs;
grant execute on function mail.queue_public to portal_public, portal_staff, portal_jobs;
-- Operators see what became of a mail, never what it says.
grant select (id, kind, to_address, to_name, subject, is_repeat_safe, batch, state, attempts, created_at, due_at, settled_at, reason) on mail.outbox to portal_staff;
grant insert (id, kind, to_address, to_name, subject, content, is_repeat_safe, batch, created_at, due_at) on mail.outbox to portal_staff, portal_jobs;
grant update (state, due_at, data_begun_at, settled_at, reason, content) on mail.outbox to portal_staff;
grant select, update on mail.outbox to portal_jobs;
