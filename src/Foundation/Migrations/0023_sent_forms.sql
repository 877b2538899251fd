-- What is sent twice (double click, Back and again, reload) is done once: the key of a form is stored in the transaction of what it did.
create table foundation.sent_form (
    -- Hash of the random key in the form, of the account and of everything that was typed: neither can be read here.
    key bytea primary key,
    sent_at timestamptz not null,
    -- What the first one answered, as JSON: an id, never a text of a form.
    answer text
);
create index sent_form_old on foundation.sent_form (sent_at);

-- Functions, so that no zone can read the table. A second one waits here until the first has ended.
create function foundation.claim_form(form bytea, at timestamptz) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into foundation.sent_form (key, sent_at) values (form, at) on conflict do nothing;
    return found;
end
$$;
create function foundation.answer_of_form(form bytea) returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select answer from foundation.sent_form where key = form
$$;
create function foundation.keep_answer(form bytea, told text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
    update foundation.sent_form set answer = told where key = form
$$;

revoke execute on function foundation.claim_form, foundation.answer_of_form, foundation.keep_answer from public;
grant execute on function foundation.claim_form, foundation.answer_of_form, foundation.keep_answer to portal_public, portal_staff, portal_jobs;
grant select (sent_at), delete on foundation.sent_form to portal_jobs;
