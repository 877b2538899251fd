-- What whoever uploads a foreign directory says about it; empty: what stands in the file counts.
alter table directory.import_job
    add column source text constraint source_is_short check (length(source) between 1 and 120),
    add column licence text constraint licence_is_short check (length(licence) between 1 and 120);
