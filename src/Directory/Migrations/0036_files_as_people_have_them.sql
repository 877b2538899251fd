-- A file may need answers before it can be checked: which sheet, which column holds what, what holds for all rows.
alter table directory.import_job
    -- Unknown until somebody says; null afterwards: the file holds tables of several kinds.
    alter column kind drop not null,
    add column reading jsonb not null default '{}',
    -- Every single row that was repaired or left out, as a packed CSV file for those who look it up in theirs.
    add column notices bytea constraint notices_are_bounded check (length(notices) <= 20971520),
    -- Since when the server knows how many rows there are: a worker that dies between the import and this must not leave wrong plans.
    add column counted_at timestamptz,
    drop constraint import_state_is_known,
    add constraint import_state_is_known
        check (state in ('Asking', 'Checking', 'Checked', 'Failed', 'Applying', 'Applied', 'Undoing', 'Undone')),
    drop constraint waiting_has_content,
    add constraint waiting_has_content check (state not in ('Asking', 'Checking', 'Checked', 'Applying') or content is not null);
update directory.import_job set counted_at = settled_at where state in ('Applied', 'Undone');
create index import_job_to_count on directory.import_job (id) where counted_at is null and state in ('Applied', 'Undone');

-- What an administration has said about the columns of its own files; the next file of the kind needs no answer.
create table directory.import_reading (
    -- The part of the directory that they keep, e.g. "08215017" or "alle".
    owner text not null constraint owner_is_short check (length(owner) between 1 and 400),
    kind text not null,
    reading jsonb not null constraint reading_is_bounded check (length(reading::text) <= 200000),
    changed_at timestamptz not null,
    primary key (owner, kind)
);
grant select, insert, update on directory.import_reading to portal_staff;
