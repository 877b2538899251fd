-- Schließtage: days on which nobody of an office, a municipality or a county is there, e.g. 24 December. One row for all of them, because
-- cancelling each hour by hand forgets one.
create table directory.closing_day (
    id uuid primary key,
    county_key text references directory.county (key) deferrable initially immediate,
    ags text references directory.municipality (ags) deferrable initially immediate,
    organisation_id uuid references directory.organisation (id) deferrable initially immediate,
    reason text not null,
    first_day date not null,
    last_day date not null,
    constraint closing_day_of_one_house check (num_nonnulls(county_key, ags, organisation_id) = 1),
    constraint closing_day_period check (last_day >= first_day)
);
-- Read with every set of contacts: few rows are still to come.
create index closing_day_last on directory.closing_day (last_day);
create index closing_day_organisation on directory.closing_day (organisation_id);

create trigger record_created after insert on directory.closing_day referencing new table as after_rows
    for each statement execute function directory.record_created();
create trigger record_changed after update on directory.closing_day referencing old table as before_rows new table as after_rows
    for each statement execute function directory.record_changed();
create trigger record_removed after delete on directory.closing_day referencing old table as before_rows
    for each statement execute function directory.record_removed();

-- The services that a process keeps in memory know their closing days as they know school holidays: by the nil id.
create trigger revise_created after insert on directory.closing_day referencing new table as changed_rows
    for each statement execute function directory.revise_changed();
create trigger revise_changed after update on directory.closing_day referencing new table as changed_rows
    for each statement execute function directory.revise_changed();
create trigger revise_removed after delete on directory.closing_day referencing old table as changed_rows
    for each statement execute function directory.revise_changed();

create view public_directory.closing_day as
    select id, county_key, ags, organisation_id, reason, first_day, last_day from directory.closing_day;

grant select, insert, update, delete on directory.closing_day to portal_staff;
grant select on directory.closing_day to portal_jobs;
grant select on public_directory.closing_day to portal_public, portal_staff, portal_jobs;
