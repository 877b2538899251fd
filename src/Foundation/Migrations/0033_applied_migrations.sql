-- The web service works with the zones alone and must see whether the schema is that of its version.
create function foundation.applied_migrations() returns table (name text, checksum text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select m.name, m.checksum from portal.schema_migration m
$$;
revoke execute on function foundation.applied_migrations from public;
grant execute on function foundation.applied_migrations to portal_jobs;
