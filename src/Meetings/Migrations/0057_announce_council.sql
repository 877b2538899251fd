-- Tables that came with papers and council information: what the public sees of them is announced, and nothing else.
create trigger announce_page after insert or update or delete on meetings.agenda_change for each statement
    execute function foundation.announce('meetings');
create trigger announce_page after insert or update or delete on meetings.charter for each statement
    execute function foundation.announce('meetings');
create trigger announce_page_of_new after insert or update on meetings.decision for each row when (not new.is_protected)
    execute function foundation.announce('meetings');
create trigger announce_page_of_old after delete on meetings.decision for each row when (not old.is_protected)
    execute function foundation.announce('meetings');
create trigger announce_page_of_new after insert or update on meetings.paper for each row when (new.is_public)
    execute function foundation.announce('meetings');
create trigger announce_page_of_old after update or delete on meetings.paper for each row when (old.is_public)
    execute function foundation.announce('meetings');

-- A copy is nobody's business until a paper about it is public.
create function meetings.announce_hand_off() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if exists (select from meetings.paper p where p.hand_off_id = new.id and p.is_public) then
        perform pg_notify('pages', 'meetings');
    end if;
    return null;
end
$$;
revoke execute on function meetings.announce_hand_off from public;
create trigger announce_page after update on meetings.hand_off for each row execute function meetings.announce_hand_off();
