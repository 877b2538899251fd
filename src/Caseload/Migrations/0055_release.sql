-- Reports of the caseload (Freigaben). What is kept here are counts that have passed disclosure control; the schema of the cases does not
-- know it, and the public zone reads the views alone. A report that was released never changes: what is published again is read again.
create schema release;

create table release.report (
    id uuid primary key,
    -- Kennung, "B-2026-3": printed on everything that leaves the portal.
    code text not null constraint one_report_per_code unique,
    title text not null constraint report_title check (length(title) between 3 and 120),
    -- A county (5 digits) or a municipality (8).
    area text not null constraint report_area check (area ~ '^([0-9]{5}|[0-9]{8})$'),
    area_name text not null,
    -- Of the area only a team or a provider.
    team text,
    provider_id uuid constraint report_provider references directory.organisation,
    unit_name text,
    period_from date not null,
    period_to date not null,
    people text not null constraint report_people check (people in ('Period', 'ReportingDate')),
    recodes jsonb not null,
    threshold integer not null constraint threshold_has_a_floor check (threshold >= 5),
    -- What is printed, with gaps; the figures as later releases must know them; and why each gap is there.
    content jsonb not null,
    figures jsonb not null,
    pattern jsonb not null,
    content_hash text not null,
    input_hash text not null,
    data_hash text not null,
    version text not null,
    is_safe boolean not null,
    state text not null constraint report_state check (state in ('Draft', 'Submitted', 'Released')),
    corrects_id uuid constraint report_corrects references release.report,
    correction text,
    returned_because text,
    prepared_by uuid not null,
    prepared_name text not null,
    prepared_at timestamptz not null,
    released_by uuid,
    released_name text,
    released_at timestamptz,
    constraint report_period check (period_to >= period_from),
    constraint two_people_release check (released_by <> prepared_by),
    constraint released_is_complete check ((state = 'Released') = (released_by is not null) and (state = 'Released') = (released_at is not
        null)),
    constraint only_safe_is_released check (state <> 'Released' or is_safe),
    constraint correction_has_a_reason check ((corrects_id is null) = (correction is null))
);
create index report_of_area on release.report (area, period_to desc);
create index report_released on release.report (released_at desc) where state = 'Released';
create unique index one_correction_each on release.report (corrects_id) where corrects_id is not null and state = 'Released';

-- The counts before hiding: for the copy of the funder (vertraulich), and for the proof that is made again. Nobody reads the table.
create table release.exact (
    report_id uuid primary key constraint exact_report references release.report on delete cascade,
    input text not null,
    content jsonb not null
);

-- Verwendungsnachweis / Sachbericht: texts around the figures of a released report.
create table release.statement (
    id uuid primary key,
    report_id uuid not null constraint statement_report references release.report constraint one_statement_per_report unique,
    area text not null,
    title text not null constraint statement_title check (length(title) between 3 and 120),
    due_on date,
    created_at timestamptz not null,
    closed_by uuid,
    closed_name text,
    closed_at timestamptz,
    -- SHA-256 of all texts at the moment of closing.
    closed_hash text,
    constraint closed_is_complete check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (closed_hash is null))
);
create table release.section (
    statement_id uuid not null constraint section_statement references release.statement on delete cascade,
    key text not null constraint section_key check (key ~ '^[a-z0-9-]{1,40}$'),
    content text not null constraint section_is_short check (length(content) <= 8000),
    revision integer not null default 1,
    written_name text not null,
    written_at timestamptz not null,
    primary key (statement_id, key)
);

-- Where the account has one of the roles today.
create function release.areas(roles text[]) returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(g.scope_key), '{}') from accounts.role_grant g
    where g.account_id = nullif(current_setting('app.account', true), '')::uuid and g.role = any(roles)
        and g.scope_kind in ('County', 'Municipality') and foundation.reaches(g.valid_until, caseload.day())
$$;
-- Who prepares reports of an area, and who may look at them and release them.
create function release.prepares(area text) returns boolean language sql stable as $$
    select array[$1, left($1, 5)] && release.areas(array['Coordinator', 'IntegrationOfficer'])
$$;
create function release.releases(area text) returns boolean language sql stable as $$
    select array[$1, left($1, 5)] && release.areas(array['Coordinator', 'IntegrationOfficer', 'SectionHead'])
$$;

alter table release.report enable row level security;
alter table release.exact enable row level security;
alter table release.statement enable row level security;
alter table release.section enable row level security;
create policy seen on release.report for select to portal_staff using (state = 'Released' or release.releases(area));
create policy prepared on release.report for insert to portal_staff with check (state = 'Draft' and release.prepares(area)
    and prepared_by = nullif(current_setting('app.account', true), '')::uuid);
create policy decided on release.report for update to portal_staff using (release.releases(area)) with check (release.releases(area)
    and (released_by is null or released_by = nullif(current_setting('app.account', true), '')::uuid));
create policy dropped on release.report for delete to portal_staff using (state <> 'Released' and release.prepares(area));
create policy of_report on release.exact for insert to portal_staff with check (exists (select from release.report r where r.id = report_id
    and r.state = 'Draft'));
create policy of_area on release.statement to portal_staff using (release.prepares(area)) with check (release.prepares(area));
create policy of_statement on release.section to portal_staff using (exists (select from release.statement s where s.id = statement_id))
    with check (exists (select from release.statement s where s.id = statement_id));

create function release.keep_released() returns trigger language plpgsql as $$
begin
    if old.state = 'Released' then
        raise exception using errcode = '23514', constraint = 'released_is_kept', message = 'A released report never changes.';
    end if;
    -- What the second person has seen is what is released.
    if new.state = 'Released' and (old.content, old.figures, old.pattern, old.content_hash, old.input_hash, old.prepared_by)
        is distinct from (new.content, new.figures, new.pattern, new.content_hash, new.input_hash, new.prepared_by) then
        raise exception using errcode = '23514', constraint = 'released_as_seen', message = 'A report is released as it was prepared.';
    end if;
    return coalesce(new, old);
end
$$;
create trigger keep_released before update or delete on release.report for each row execute function release.keep_released();
create function release.keep_closed() returns trigger language plpgsql as $$
begin
    if exists (select from release.statement s where s.id = coalesce(new.statement_id, old.statement_id) and s.closed_at is not null) then
        raise exception using errcode = '23514', constraint = 'closed_is_kept', message = 'The texts of a closed statement never change.';
    end if;
    return coalesce(new, old);
end
$$;
create trigger keep_closed before insert or update or delete on release.section for each row execute function release.keep_closed();
create function release.keep_closed_statement() returns trigger language plpgsql as $$
begin
    if old.closed_at is not null then
        raise exception using errcode = '23514', constraint = 'closed_is_kept', message = 'A closed statement never changes.';
    end if;
    return coalesce(new, old);
end
$$;
create trigger keep_closed before update or delete on release.statement for each row execute function release.keep_closed_statement();

-- The copy of the funder: only for those who prepare reports of the area, and every look is in the log.
create function release.exact_of(asked uuid, at timestamptz) returns text language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
    found_content text;
begin
    select e.content::text into found_content from release.exact e join release.report r on r.id = e.report_id
    where e.report_id = asked and r.state = 'Released' and release.prepares(r.area);
    insert into accounts.audit_log (at, actor_id, session_id, action, outcome, subject, network)
    values (exact_of.at, nullif(current_setting('app.account', true), '')::uuid, nullif(current_setting('app.session', true), '')::uuid,
        'report.exact', case when found_content is null then 'Refused' else 'Done' end, asked::text,
        nullif(current_setting('app.network', true), ''));
    return found_content;
end
$$;

-- A draft that is counted again has other counts; those of a released report stay.
create function release.replace_exact(asked uuid, new_input text, new_content text) returns void language sql security definer
set search_path = pg_catalog, pg_temp as $$
    update release.exact e set input = new_input, content = new_content::jsonb from release.report r
    where e.report_id = asked and r.id = asked and r.state = 'Draft' and release.prepares(r.area)
$$;

-- How many cases of a place had a talk about a topic, as a band: for the topic that a manager brings to a round.
create function release.topic_band(areas text[], topic text, since date) returns text language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
    select case when n < 5 then null when n < 10 then '5 bis 9' when n < 20 then '10 bis 19' when n < 50 then '20 bis 49'
        else 'mindestens 50' end
    from (select count(distinct t.case_id) as n from caseload.consultation t join caseload.case c on c.id = t.case_id
        where c.ags = any(areas) and topic_band.topic = any(t.topics) and t.held_on >= since) counted
$$;

-- Pages of released reports are kept until something changes here.
create trigger announce_page after insert or update or delete on release.report for each statement
    execute function foundation.announce('release');

create schema public_release;
create view public_release.report as
select r.id, r.code, r.title, r.area, r.area_name, r.unit_name, r.period_from, r.period_to, r.people, r.threshold, r.content,
    r.content_hash, r.version, r.released_at, r.correction, o.code as corrects, n.code as corrected_by
from release.report r left join release.report o on o.id = r.corrects_id
    left join release.report n on n.corrects_id = r.id and n.state = 'Released'
where r.state = 'Released';

revoke execute on all functions in schema release from public;
grant usage on schema release to portal_staff;
grant usage on schema public_release to portal_public, portal_staff;
grant select on public_release.report to portal_public, portal_staff;
grant execute on function release.areas, release.prepares, release.releases, release.keep_released, release.keep_closed,
    release.keep_closed_statement, release.exact_of, release.replace_exact, release.topic_band to portal_staff;
grant select, insert, delete on release.report to portal_staff;
grant update (state, content, figures, pattern, content_hash, input_hash, data_hash, version, is_safe, recodes, title, returned_because,
    prepared_by, prepared_name, prepared_at, released_by, released_name, released_at) on release.report to portal_staff;
grant insert on release.exact to portal_staff;
grant select, insert, update, delete on release.statement to portal_staff;
grant select, insert, update on release.section to portal_staff;
