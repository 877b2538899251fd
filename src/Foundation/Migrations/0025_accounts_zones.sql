-- A zone for sign-in: accounts, what they prove themselves with, their sessions, and the portal's keys. The role alone, without rights on
-- tables: like 0001 this is run again before a backup is restored.
do $$
begin
    if not exists (select from pg_roles where rolname = 'portal_accounts') then
        create role portal_accounts login nosuperuser nobypassrls nocreatedb nocreaterole;
    end if;
exception when duplicate_object or unique_violation then
    null;
end
$$;

do $$
begin
    execute format('grant connect on database %I to portal_accounts', current_database());
end
$$;
