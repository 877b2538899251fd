-- What the public sees of meetings. Nothing of the protected room is announced: when an answer was made anew would tell that somebody wrote
-- there.
create trigger announce_page after insert or update or delete on meetings.series
    for each statement execute function foundation.announce('meetings');
create trigger announce_page after insert or update or delete on meetings.meeting
    for each statement execute function foundation.announce('meetings');
create trigger announce_page_of_new after insert or update on meetings.item for each row when (not new.is_protected)
    execute function foundation.announce('meetings');
create trigger announce_page_of_old after update or delete on meetings.item for each row when (not old.is_protected)
    execute function foundation.announce('meetings');
create trigger announce_page after update on meetings.record for each row when (not new.is_protected)
    execute function foundation.announce('meetings');
create trigger announce_page after insert or update on meetings.record_version for each row when (new.visibility = 'Public')
    execute function foundation.announce('meetings');
