-- Zones: each part of the portal works with a role that can reach only its own data.
-- The owner migrates and is not used at run time. Roles belong to the whole cluster, so another
-- database of the same cluster may have made them already, at the same moment too.
do $$
declare
    zone text;
begin
    foreach zone in array array['portal_public', 'portal_staff', 'portal_jobs', 'portal_audit'] loop
        begin
            if not exists (select from pg_roles where rolname = zone) then
                execute format('create role %I login nosuperuser nobypassrls nocreatedb nocreaterole', zone);
            end if;
        exception when duplicate_object or unique_violation then
            null;
        end;
        -- A managed database has one login: it must be allowed to step down into the zone.
        if not pg_has_role(current_user, zone, 'member') then
            execute format('grant %I to current_user', zone);
        end if;
    end loop;
end
$$;

do $$
begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to portal_public, portal_staff, portal_jobs, portal_audit', current_database());
end
$$;
