-- Until the server has counted the rows that an import brought it plans as if they were not there; only the owner may let it count.
create function directory.count_rows() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    counted regclass;
begin
    for counted in select oid from pg_class where relnamespace = 'directory'::regnamespace and relkind = 'r' order by oid loop
        execute format('analyze %s', counted);
    end loop;
end
$$;
revoke execute on function directory.count_rows from public;
grant execute on function directory.count_rows to portal_staff;
