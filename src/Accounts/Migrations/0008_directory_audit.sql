-- Each set of changes to the directory is an entry of the audit log, in the same transaction: there is one exactly when there is the other.
create function accounts.audit_change_set() returns trigger language plpgsql as $$
begin
    insert into accounts.audit_log (at, actor_id, session_id, action, outcome, subject, network)
    values (new.at, new.actor_id, new.session_id, 'directory.' || lower(new.kind), 'Done', new.id::text, new.network);
    return null;
end
$$;
create trigger audit_change_set after insert on directory.change_set for each row execute function accounts.audit_change_set();
