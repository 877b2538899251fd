-- The history keeps what was changed; who did it leaves it with the audit log's entry of the change, after three years.
grant update (actor_id, actor_name, session_id, network) on directory.change_set to portal_jobs;
