-- Every portal keeps public answers in memory. What changes is announced by topic when the transaction commits, so that none keeps what is
-- out of date: '*' for everything, otherwise the key of a county or a word. One announcement of a topic for each transaction, however many
-- rows it wrote.
create function foundation.announce() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform pg_notify('pages', tg_argv[0]);
    return null;
end
$$;
revoke execute on function foundation.announce from public;
