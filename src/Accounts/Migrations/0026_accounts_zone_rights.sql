-- Passwords, second factors, sessions and keys leave the zone of staff: whoever finds a hole in a page of staff reaches none of them.
revoke all on all tables in schema accounts from portal_staff;
grant usage on schema accounts, directory, mail, foundation to portal_accounts;
grant select, insert, update, delete on
    accounts.account, accounts.account_passkey, accounts.role_grant, accounts.recovery_code, accounts.session, accounts.used_once,
    accounts.sign_in_attempt, accounts.known_network, accounts.account_link, accounts.factor_recovery, accounts.external_login
    to portal_accounts;
-- Changed only when a certificate is there for the first time and wraps what lies open.
grant select, insert, update (xml) on accounts.data_protection_key to portal_accounts;
grant insert (at, actor_id, session_id, action, outcome, subject, network, times) on accounts.audit_log to portal_accounts, portal_staff;
-- A link that confirms services asks whether its account still has the role.
grant select (id, disabled_at) on accounts.account to portal_staff;
grant select (account_id, role, scope_kind, scope_key, valid_until) on accounts.role_grant to portal_staff;

-- How far a role reaches and whose entry an account keeps.
grant select (key, name) on directory.county to portal_accounts;
grant select (ags, name, county_key) on directory.municipality to portal_accounts;
grant select (id, slug, name, town) on directory.organisation to portal_accounts;
grant select (id, slug, given_name, family_name) on directory.person to portal_accounts;
grant select (person_id, post_id, valid_from, valid_until) on directory.post_holder to portal_accounts;
grant select (id, ags, county_key, organisation_id) on directory.post to portal_accounts;
grant select (organisation_id, served_keys) on directory.service to portal_accounts;
grant execute on function foundation.reaches, foundation.valid_on, foundation.claim_form, foundation.answer_of_form, foundation.keep_answer to portal_accounts;
grant insert (id, kind, to_address, to_name, subject, content, is_repeat_safe, batch, created_at, due_at) on mail.outbox to portal_accounts;

-- What every role may do unless it is taken away: call functions, some of which act as the owner, and store large objects.
revoke create on schema public from public;
do $$
declare
    callable regprocedure;
begin
    -- Constructors of a range type belong to the server and only put two values together.
    for callable in
        select p.oid from pg_proc p where p.pronamespace in ('directory'::regnamespace, 'public_directory'::regnamespace)
            and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'i')
    loop
        execute format('revoke execute on function %s from public', callable);
    end loop;
end
$$;
grant execute on function
    directory.check_references, directory.current_change_set, directory.home_of_service, directory.key_condition, directory.key_of,
    directory.label_of, directory.now_of_change, directory.put_state, directory.readable, directory.spoken, directory.state_of,
    directory.take_back to portal_staff;
grant execute on function directory.home_of_service to portal_jobs;
do $$
begin
    -- Only a superuser can; docs/operation.md has the line for a server of your own, and "check" tells.
    if has_function_privilege(current_user, 'lo_create(oid)', 'execute with grant option') then
        revoke execute on function lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) from public;
    end if;
end
$$;
