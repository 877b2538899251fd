-- Cases without names. No column can hold a name, an address, a birth date, a phone number or a file number: what is written down is a key
-- of a
-- catalogue (its form is checked), a number, a day of the counselling, or a short free text that has passed the guard. Who a case is, the
-- manager keeps on paper.
create schema caseload;

-- The form of a key of content/caseload/*.yaml: no spaces, no capital letters, so that nothing told by people fits.
create function caseload.is_key(text) returns boolean language sql immutable parallel safe as $$ select $1 ~ '^[a-z0-9][a-z0-9+-]{0,39}$'
    $$;
create function caseload.are_keys(text[]) returns boolean language sql immutable parallel safe as $$
    select cardinality($1) <= 40 and coalesce(bool_and(k ~ '^[a-z0-9][a-z0-9+-]{0,39}$'), true) from unnest($1) k
$$;

-- Words that a case may be called by (Merkwort). A word of people's own could be a name.
create table caseload.alias_word (
    word text primary key,
    rank integer not null constraint one_word_per_rank unique
);
insert into caseload.alias_word (word, rank)
select word, row_number() over (order by length, md5(word))::integer from (
    with noun (word) as (select unnest(array['Ahorn', 'Amboss', 'Amsel', 'Anker', 'Bach', 'Balken', 'Bernstein', 'Biber', 'Birke', 'Blatt',
        'Brise', 'Brunnen',
        'Buche', 'Dachs', 'Delfin', 'Distel', 'Drossel', 'Eiche', 'Eichel', 'Erle', 'Esche', 'Eule', 'Falter', 'Farn', 'Feder', 'Felsen',
            'Fichte', 'Flieder',
        'Flocke', 'Forelle', 'Fuchs', 'Garbe', 'Ginster', 'Glocke', 'Granit', 'Hafen', 'Hagel', 'Halm', 'Hase', 'Heide', 'Hirsch',
            'Hummel', 'Igel', 'Insel',
        'Kamille', 'Karre', 'Kiesel', 'Klee', 'Kompass', 'Koralle', 'Kranich', 'Krokus', 'Kuckuck', 'Lampe', 'Lerche', 'Libelle',
            'Lichtung', 'Luchs', 'Malve',
        'Marder', 'Meise', 'Mohn', 'Moos', 'Mulde', 'Nebel', 'Nelke', 'Otter', 'Pappel', 'Perle', 'Pinie', 'Quarz', 'Quelle', 'Rabe',
            'Raps', 'Regen', 'Reiher',
        'Ried', 'Rinde', 'Robbe', 'Roggen', 'Salbei', 'Sand', 'Schiefer', 'Schilf', 'Schwalbe', 'Segel', 'Specht', 'Spindel', 'Steg',
            'Storch', 'Strand',
        'Tanne', 'Teich', 'Tenne', 'Thymian', 'Topas', 'Tulpe', 'Ufer', 'Ulme', 'Wacholder', 'Wachtel', 'Waage', 'Weide', 'Weizen',
            'Wiesel', 'Wimpel', 'Wolke',
        'Zander', 'Zeder', 'Ziegel'])),
    front (word) as (select unnest(array['Abend', 'Berg', 'Feld', 'Garten', 'Herbst', 'Morgen', 'Nord', 'See', 'Silber', 'Sommer', 'Stern',
        'Süd', 'Tal', 'Ufer',
        'Wald', 'Wasser', 'Winter', 'Zwerg', 'Kupfer', 'Hoch']))
    select word, 1 as length from noun union select f.word || lower(n.word), 2 from front f, noun n where f.word <> n.word) words;

-- The number of a manager inside case numbers (IntMan-Nr).
create table caseload.manager_number (
    person_id uuid not null constraint numbered_person references directory.person,
    county_key text not null constraint county_key_format check (county_key ~ '^[0-9]{5}$'),
    number text not null constraint manager_number_format check (number ~ '^[0-9]{2,3}$'),
    primary key (person_id, county_key),
    constraint one_manager_per_number unique (county_key, number)
);

create table caseload.case (
    id uuid primary key,
    ags text not null constraint case_municipality references directory.municipality,
    manager_number text not null constraint case_manager_number check (manager_number ~ '^[0-9]{2,3}$'),
    sequence integer not null constraint case_sequence check (sequence between 1 and 9999),
    number text not null generated always as (ags || '-' || manager_number || '-' || lpad(sequence::text, 4, '0')) stored constraint
        one_case_per_number unique,
    alias text not null constraint alias_is_a_word references caseload.alias_word,
    county_key text not null generated always as (left(ags, 5)) stored,
    manager_id uuid not null constraint case_manager references directory.person,
    tandem_id uuid constraint case_tandem references directory.person constraint nobody_is_their_own_tandem check (tandem_id <> manager_id),
    -- What was chosen, and beside it what Anhang 4 recommends, with the criteria that it was asked by.
    kind text not null constraint case_kind check (kind in ('Inquiry', 'Simple', 'Managed')),
    recommended text constraint case_recommended check (recommended in ('Inquiry', 'Simple', 'Managed')),
    criteria text[] not null default '{}' constraint criteria_are_keys check (caseload.are_keys(criteria)),
    first_contact_on date not null,
    access text not null constraint case_access check (access in ('Authority', 'HandOver', 'Own', 'Other')),
    -- R1: only a hand-over comes with or without a plan.
    came_with_plan boolean constraint only_hand_over_comes_with_plan check ((access = 'HandOver') = (came_with_plan is not null)),
    -- "Integrationsplan erstellt?": null is not yet decided; a no has its reason (R2).
    part_a boolean,
    part_a_reason text constraint part_a_reason_is_key check (caseload.is_key(part_a_reason)),
    part_b boolean,
    part_b_reason text constraint part_b_reason_is_key check (caseload.is_key(part_b_reason)),
    ended_on date,
    end_reason text constraint case_end_reason check (end_reason in ('Reached', 'BrokenOff', 'SelfProtection', 'Moved',
        'LittleCooperation', 'LeftCountry', 'HandedOver', 'Answered')),
    predecessor_id uuid constraint case_predecessor references caseload.case on delete set null,
    -- Set by a withdrawn consent (R17): nothing of Teil A and B may be written or read until it is erased.
    locked_on date,
    -- For lists, kept by the use cases that write talks, steps and points.
    last_contact_on date,
    next_contact_on date,
    points numeric(5, 1),
    points_max numeric(5, 1),
    greens smallint not null default 0,
    yellows smallint not null default 0,
    reds smallint not null default 0,
    greys smallint not null default 0,
    created_at timestamptz not null,
    constraint part_a_no_has_a_reason check ((part_a is false) = (part_a_reason is not null)),
    constraint part_b_no_has_a_reason check ((part_b is false) = (part_b_reason is not null)),
    constraint end_has_a_reason check ((ended_on is null) = (end_reason is null)),
    constraint end_after_first_contact check (ended_on >= first_contact_on)
);
create unique index one_case_per_alias on caseload.case (county_key, alias) where ended_on is null;
create index case_of_manager on caseload.case (manager_id, next_contact_on);
create index case_of_tandem on caseload.case (tandem_id) where tandem_id is not null;
create index case_of_county on caseload.case (county_key, ended_on);
create index case_of_predecessor on caseload.case (predecessor_id) where predecessor_id is not null;
create index case_to_erase on caseload.case (ended_on) where ended_on is not null;

-- What is signed on paper: no scan, no signature.
create table caseload.consent (
    id uuid primary key,
    case_id uuid not null constraint consent_case references caseload.case on delete cascade,
    kind text not null constraint consent_kind check (kind in ('Agreement', 'Privacy', 'Release', 'HandOver')),
    text_version text not null constraint text_version_format check (text_version ~ '^[0-9]{1,3}$'),
    language text not null constraint consent_language check (language ~ '^[a-z]{2}$'),
    signed_on date not null,
    valid_until date,
    withdrawn_on date,
    purposes text[] not null default '{}' constraint purposes_known check (purposes <@ array['part-a', 'part-b', 'statistics', 'referral',
        'hand-over']),
    categories text[] not null default '{}' constraint categories_are_keys check (caseload.are_keys(categories)),
    -- Art. 9: whether health may be recorded.
    covers_health boolean not null default false,
    paper_at text not null constraint paper_at_known check (paper_at in ('Office', 'Provider', 'Authority')),
    constraint consent_period check (valid_until >= signed_on),
    constraint withdrawn_after_signing check (withdrawn_on >= signed_on),
    -- A release for everybody is void.
    constraint release_has_an_end check (kind <> 'Release' or valid_until is not null)
);
create index consent_of_case on caseload.consent (case_id, kind);
create table caseload.consent_recipient (
    consent_id uuid not null constraint recipient_consent references caseload.consent on delete cascade,
    case_id uuid not null constraint recipient_case references caseload.case on delete cascade,
    service_id uuid not null constraint recipient_service references directory.service,
    primary key (consent_id, service_id)
);
create index recipient_of_case on caseload.consent_recipient (case_id);

-- Teil A: one answer to a question of content/caseload/teil-a.yaml, as keys of its options.
create table caseload.answer (
    case_id uuid not null constraint answer_case references caseload.case on delete cascade,
    question text not null constraint question_is_key check (caseload.is_key(question)),
    value text[] not null constraint value_is_keys check (cardinality(value) > 0 and caseload.are_keys(value)),
    answered_on date not null,
    primary key (case_id, question)
);
-- Art. 9: health and disability, apart.
create table caseload.health_answer (like caseload.answer including all);
alter table caseload.health_answer add constraint health_answer_case foreign key (case_id) references caseload.case on delete cascade;
-- The level of German is a series: each level with its day.
create table caseload.language_level (
    case_id uuid not null constraint level_case references caseload.case on delete cascade,
    noted_on date not null,
    level text not null constraint level_known check (level in ('a0', 'a1', 'a2', 'b1', 'b2', 'c1', 'c2')),
    primary key (case_id, noted_on)
);

-- Points: what was assessed on a day by one version of the catalogue.
create table caseload.assessment (
    id uuid primary key,
    case_id uuid not null constraint assessment_case references caseload.case on delete cascade,
    assessed_on date not null,
    catalogue text not null constraint catalogue_is_key check (caseload.is_key(catalogue)),
    points numeric(5, 1) not null,
    constraint one_assessment_per_day unique (case_id, assessed_on)
);
create table caseload.score (
    assessment_id uuid not null constraint score_assessment references caseload.assessment on delete cascade,
    case_id uuid not null constraint score_case references caseload.case on delete cascade,
    row_key text not null constraint row_is_key check (caseload.is_key(row_key)),
    steps text[] not null constraint steps_are_keys check (caseload.are_keys(steps)),
    points numeric(4, 1) not null constraint points_are_halves check (points >= 0 and points * 2 = trunc(points * 2)),
    primary key (assessment_id, row_key)
);
create index score_of_case on caseload.score (case_id);
-- Art. 9: rows of the catalogue about health and pregnancy.
create table caseload.health_score (like caseload.score including all);
alter table caseload.health_score add constraint health_score_assessment foreign key (assessment_id) references caseload.assessment on
    delete cascade,
    add constraint health_score_case foreign key (case_id) references caseload.case on delete cascade;

-- Teil B.
create table caseload.goal (
    id uuid primary key,
    case_id uuid not null constraint goal_case references caseload.case on delete cascade,
    area text not null constraint area_is_key check (caseload.is_key(area)),
    -- Key of the catalogue; null when the goal has a text of its own.
    goal text constraint goal_is_key check (caseload.is_key(goal)),
    agreed_on date not null,
    planned_until date,
    reached text not null constraint goal_reached check (reached in ('Open', 'Yes', 'Partly', 'No')),
    reached_on date constraint reached_has_a_day check ((reached = 'Open') = (reached_on is null)),
    created_at timestamptz not null,
    constraint goal_period check (planned_until >= agreed_on)
);
create index goal_of_case on caseload.goal (case_id, created_at);
create table caseload.goal_service (
    goal_id uuid not null constraint goal_service_goal references caseload.goal on delete cascade,
    case_id uuid not null constraint goal_service_case references caseload.case on delete cascade,
    service_id uuid not null constraint goal_service references directory.service,
    primary key (goal_id, service_id)
);
create index goal_service_of_case on caseload.goal_service (case_id);
create table caseload.step (
    id uuid primary key,
    goal_id uuid not null constraint step_goal references caseload.goal on delete cascade,
    case_id uuid not null constraint step_case references caseload.case on delete cascade,
    position smallint not null,
    -- A step of the catalogue of points, as "row" and "step"; null when it has a text of its own.
    row_key text constraint step_row_is_key check (caseload.is_key(row_key)),
    step_key text constraint step_is_key check (caseload.is_key(step_key)),
    who text not null constraint step_who check (who in ('Client', 'Manager', 'Together', 'Volunteer', 'Service', 'Other')),
    due_on date,
    is_done boolean not null
);
create index step_of_case on caseload.step (case_id) where not is_done;
create index step_of_goal on caseload.step (goal_id, position);
create table caseload.reporting_status (
    case_id uuid not null constraint status_case references caseload.case on delete cascade,
    reported_on date not null,
    status text not null constraint status_known check (status in ('Running', 'BrokenOff', 'LeftCountry', 'NoNeed')),
    primary key (case_id, reported_on)
);

-- Talks, also those without a case (einmalige Anfrage), which are counted where the manager works.
create table caseload.consultation (
    id uuid primary key,
    case_id uuid constraint consultation_case references caseload.case on delete cascade,
    manager_id uuid not null constraint consultation_manager references directory.person,
    county_key text not null constraint consultation_county check (county_key ~ '^[0-9]{5}$'),
    held_on date not null,
    channel text not null constraint consultation_channel check (channel in ('OfficeHour', 'Visit', 'Phone', 'Mail')),
    setting text not null constraint consultation_setting check (setting in ('Person', 'Family')),
    topics text[] not null constraint topics_are_keys check (cardinality(topics) > 0 and caseload.are_keys(topics)),
    subtopics text[] not null constraint subtopics_are_keys check (caseload.are_keys(subtopics)),
    next_contact_on date,
    -- Chosen as "in n weeks", so that the same can be proposed next time.
    next_weeks smallint,
    service_id uuid constraint consultation_service references directory.service,
    -- Class of the Land's statistics that the service belongs to.
    referred_to text constraint referred_to_is_key check (caseload.is_key(referred_to)),
    accompanied boolean,
    created_at timestamptz not null
);
create index consultation_of_case on caseload.consultation (case_id, held_on desc, created_at desc);
create index consultation_of_manager on caseload.consultation (manager_id, held_on desc);
create index answer_of_question on caseload.answer (question, case_id);
create index consultation_of_county on caseload.consultation (county_key, held_on);

-- Every free text of the module: short, passed by the guard, never searched, gone at the end of the case.
create table caseload.free_text (
    subject_id uuid not null,
    place text not null constraint text_place check (place in ('note', 'goal', 'step', 'remark', 'reason')),
    case_id uuid not null constraint text_case references caseload.case on delete cascade,
    content text not null constraint text_is_short check (length(content) between 1 and 300),
    primary key (subject_id, place)
);
create index text_of_case on caseload.free_text (case_id);

-- Who asked which manager to take a case over.
create table caseload.hand_over (
    id uuid primary key,
    case_id uuid not null constraint hand_over_case references caseload.case on delete cascade,
    from_id uuid not null constraint hand_over_from references directory.person,
    to_id uuid not null constraint hand_over_to references directory.person constraint nobody_hands_over_to_themselves check (to_id <>
        from_id),
    ags text not null constraint hand_over_municipality references directory.municipality,
    -- Without the client's consent nothing but the fact passes.
    consent_id uuid constraint hand_over_consent references caseload.consent on delete set null,
    with_data boolean not null,
    passes_health boolean not null default false,
    meeting_on date,
    state text not null constraint hand_over_state check (state in ('Proposed', 'Accepted', 'Declined', 'Withdrawn', 'Done')),
    declined_because text constraint declined_because_known check (declined_because in ('NoCapacity', 'WrongPlace', 'ClarifyFirst',
        'Other')),
    successor_id uuid constraint hand_over_successor references caseload.case on delete set null,
    proposed_on date not null,
    answered_on date,
    constraint declined_has_a_reason check ((state = 'Declined') = (declined_because is not null)),
    constraint health_passes_with_data check (with_data or not passes_health)
);
create unique index one_open_hand_over on caseload.hand_over (case_id) where state in ('Proposed', 'Accepted');
create index hand_over_to on caseload.hand_over (to_id, state);

-- Why a substitute opens a case of somebody who is away; once for each absence and case.
create table caseload.substitute_access (
    case_id uuid not null constraint access_case references caseload.case on delete cascade,
    substitute_id uuid not null constraint access_substitute references directory.person,
    opened_on date not null,
    last_day date not null,
    reason text not null constraint access_reason check (reason in ('Appointment', 'AskedFor', 'Deadline', 'Emergency')),
    primary key (case_id, substitute_id, opened_on)
);

-- What has been erased: enough to erase it again after a restore, and no content.
create table caseload.tombstone (
    id uuid primary key,
    number_hash bytea not null constraint number_hash_is_sha256 check (length(number_hash) = 32),
    rule text not null constraint tombstone_rule check (rule in ('FreeText', 'Plan', 'Consent', 'Withdrawal', 'Manual')),
    erased_on date not null,
    account_id uuid
);
create index tombstone_of_number on caseload.tombstone (number_hash, rule);
create table caseload.erasure (
    id uuid primary key,
    case_id uuid not null constraint erasure_case references caseload.case on delete cascade,
    rule text not null constraint erasure_rule check (rule in ('Withdrawal', 'Manual')),
    reason text constraint erasure_reason check (reason in ('Duplicate', 'Request', 'Mistake')),
    due_on date not null,
    asked_by uuid,
    asked_on date not null,
    confirmed_by uuid constraint two_people_erase check (confirmed_by <> asked_by),
    held_until date,
    constraint one_erasure_per_case unique (case_id, rule)
);

------ Who sees what. app.account, app.person and app.day are set in the transaction of the request.
create function caseload.me() returns uuid language sql stable as $$ select nullif(current_setting('app.person', true), '')::uuid $$;
create function caseload.day() returns date language sql stable as $$
    select coalesce(nullif(current_setting('app.day', true), '')::date, (now() at time zone 'Europe/Berlin')::date)
$$;
-- People for whom the one who asks is the substitute today.
create function caseload.substituted() returns uuid[] language sql stable as $$
    select coalesce(array_agg(a.person_id), '{}') from public_directory.absence a
    where a.substitute_id = caseload.me() and foundation.valid_on(a.first_day, a.last_day, caseload.day())
$$;
-- Counties whose team the account leads today.
create function caseload.led() returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(left(g.scope_key, 5)), '{}') from accounts.role_grant g
    where g.account_id = nullif(current_setting('app.account', true), '')::uuid and g.role = 'SectionHead' and g.scope_kind = 'County'
        and foundation.reaches(g.valid_until, caseload.day())
$$;
-- Cases whose content may be read: own, as tandem, as substitute who has said why. The first two may write everything.
create function caseload.own_cases() returns setof uuid language sql stable as $$
    select id from caseload.case where manager_id = caseload.me() or tandem_id = caseload.me()
$$;
create function caseload.has_reason(seen uuid) returns boolean language sql stable as $$
    select exists (select from caseload.substitute_access a where a.case_id = seen and a.substitute_id = caseload.me()
        and foundation.valid_on(a.opened_on, a.last_day, caseload.day()))
$$;
create function caseload.open_cases() returns setof uuid language sql stable as $$
    select id from caseload.case where manager_id = caseload.me() or tandem_id = caseload.me()
        or manager_id = any (caseload.substituted()) and caseload.has_reason(id)
$$;
-- Why somebody sees a case: own, tandem, substitute, waiting (a substitute who has not said why yet) or team.
create function caseload.purpose_of(seen uuid, manager uuid, tandem uuid) returns text language sql stable as $$
    select case when manager = caseload.me() then 'own' when tandem = caseload.me() then 'tandem'
        when manager = any (caseload.substituted()) then case when caseload.has_reason(seen) then 'substitute' else 'waiting' end
        else 'team' end
$$;

do $$
declare
    entity text;
begin
    foreach entity in array array['case', 'consent', 'consent_recipient', 'answer', 'health_answer', 'language_level', 'assessment',
        'score', 'health_score', 'goal',
        'goal_service', 'step', 'reporting_status', 'consultation', 'free_text', 'hand_over', 'substitute_access', 'erasure'] loop
        execute format('alter table caseload.%I enable row level security', entity);
        execute format('create policy jobs on caseload.%I to portal_jobs using (true) with check (true)', entity);
    end loop;
    -- Content of a case: read by own, tandem and substitute; written too.
    foreach entity in array array['consent', 'consent_recipient', 'answer', 'language_level', 'assessment', 'score', 'goal',
        'goal_service', 'step', 'reporting_status'] loop
        execute format('create policy of_open_cases on caseload.%I to portal_staff using (case_id in (select caseload.open_cases())) with
            check (case_id in (select caseload.open_cases()))', entity);
    end loop;
    -- Art. 9 and free text: a substitute only reads.
    foreach entity in array array['health_answer', 'health_score', 'free_text'] loop
        execute format('create policy of_open_cases on caseload.%I for select to portal_staff using (case_id in (select
            caseload.open_cases()))', entity);
        execute format('create policy of_own_new on caseload.%I for insert to portal_staff with check (case_id in (select
            caseload.own_cases()))', entity);
        execute format('create policy of_own_changed on caseload.%I for update to portal_staff using (case_id in (select
            caseload.own_cases())) with check (case_id in (select caseload.own_cases()))', entity);
        execute format('create policy of_own_gone on caseload.%I for delete to portal_staff using (case_id in (select
            caseload.own_cases()))', entity);
    end loop;
end
$$;
create policy own_and_substituted on caseload.case for select to portal_staff
    using (manager_id = (select caseload.me()) or tandem_id = (select caseload.me()) or manager_id = any ((select
        caseload.substituted())::uuid[])
        or county_key = any ((select caseload.led())::text[]));
create policy own_new on caseload.case for insert to portal_staff with check (manager_id = caseload.me());
-- A hand-over gives a case away: it stays visible to the one who gave it only as what it was before.
create policy own_and_substituted_changed on caseload.case for update to portal_staff
    using (manager_id = (select caseload.me()) or tandem_id = (select caseload.me()) or manager_id = any ((select
        caseload.substituted())::uuid[]))
    with check (manager_id = (select caseload.me()) or tandem_id = (select caseload.me()) or manager_id = any ((select
        caseload.substituted())::uuid[]));
create policy of_open_cases on caseload.consultation to portal_staff
    using (case_id is null and manager_id = (select caseload.me()) or case_id in (select caseload.open_cases()))
    with check (manager_id = caseload.me() and (case_id is null or case_id in (select caseload.open_cases())));
create policy of_both_sides on caseload.hand_over to portal_staff using (from_id = (select caseload.me()) or to_id = (select caseload.me()))
    with check (from_id = caseload.me() or to_id = caseload.me());
create policy of_the_substitute on caseload.substitute_access to portal_staff
    using (substitute_id = (select caseload.me()) or case_id in (select caseload.own_cases())) with check (substitute_id = caseload.me());
create policy of_own_cases on caseload.erasure for select to portal_staff using (case_id in (select caseload.own_cases()));
create policy of_own_cases_new on caseload.erasure for insert to portal_staff with check (case_id in (select caseload.open_cases()));

------ Consent before Teil A and B.
create function caseload.has_consent(id uuid, needed text, today date) returns boolean language sql stable as $$
    select exists (select from caseload.consent c where c.case_id = $1 and c.kind = needed and c.withdrawn_on is null
        and foundation.valid_on(c.signed_on, c.valid_until, today))
$$;
create function caseload.needs_consent() returns trigger language plpgsql as $$
begin
    if not (caseload.has_consent(new.case_id, 'Agreement', caseload.day()) and caseload.has_consent(new.case_id, 'Privacy',
        caseload.day())) then
        raise exception using errcode = '23514', constraint = 'plan_needs_consent', message =
            'Teil A and B need the agreement and the consent.';
    end if;
    return new;
end
$$;
create function caseload.needs_health_consent() returns trigger language plpgsql as $$
begin
    if not exists (select from caseload.consent c where c.case_id = new.case_id and c.kind = 'Privacy' and c.covers_health and
        c.withdrawn_on is null
        and foundation.valid_on(c.signed_on, c.valid_until, caseload.day())) then
        raise exception using errcode = '23514', constraint = 'health_needs_consent', message =
            'Health needs a consent of its own (Art. 9).';
    end if;
    return new;
end
$$;
do $$
declare
    entity text;
begin
    foreach entity in array array['answer', 'health_answer', 'language_level', 'assessment', 'score', 'health_score', 'goal',
        'goal_service', 'step'] loop
        execute format('create trigger plan_needs_consent before insert or update on caseload.%I for each row execute function
            caseload.needs_consent()', entity);
    end loop;
    foreach entity in array array['health_answer', 'health_score'] loop
        execute format('create trigger zz_health_needs_consent before insert or update on caseload.%I for each row execute function
            caseload.needs_health_consent()', entity);
    end loop;
end
$$;

------ Reads and writes of cases are entries of the audit log: who, why, which case, never content.
create function caseload.note(action text, seen uuid, at timestamptz) returns text language plpgsql as $$
declare
    why text;
begin
    select caseload.purpose_of(c.id, c.manager_id, c.tandem_id) into why from caseload.case c where c.id = seen;
    insert into accounts.audit_log (at, actor_id, session_id, action, outcome, subject, network)
    values (note.at, nullif(current_setting('app.account', true), '')::uuid, nullif(current_setting('app.session', true), '')::uuid,
        'case.' || action || coalesce('.' || why, case when seen is null then '' else '.foreign' end), case when seen is null or why is not
            null then 'Done' else 'Refused' end,
        seen::text, nullif(current_setting('app.network', true), ''));
    return why;
end
$$;

-- The smallest free number; two managers of a county never get the same.
create function caseload.number_of(person uuid, county text) returns text language plpgsql security definer set search_path = pg_catalog,
    pg_temp as $$
declare
    found_number text;
begin
    select n.number into found_number from caseload.manager_number n where n.person_id = person and n.county_key = county;
    if found_number is null then
        perform pg_advisory_xact_lock(hashtext('caseload.manager_number' || county));
        select n into found_number from (select lpad(n::text, 2, '0') as n from generate_series(1, 999) n) free
        where not exists (select from caseload.manager_number m where m.county_key = county and m.number = free.n) limit 1;
        insert into caseload.manager_number (person_id, county_key, number) values (person, county, found_number);
    end if;
    return found_number;
end
$$;
-- The last sequence of a manager in a municipality, also of cases that another manager has now.
create function caseload.next_sequence(municipality text, manager text) returns integer language plpgsql security definer set search_path =
    pg_catalog, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtext('caseload.sequence' || municipality || manager));
    return coalesce((select max(c.sequence) from caseload.case c where c.ags = municipality and c.manager_number = manager), 0) + 1;
end
$$;
-- A word that no open case of the county has; cases of colleagues stay hidden, their words are taken all the same.
create function caseload.free_alias(county text, seed integer) returns text language sql stable security definer set search_path =
    pg_catalog, pg_temp as $$
    select w.word from caseload.alias_word w
    where not exists (select from caseload.case c where c.county_key = county and c.alias = w.word and c.ended_on is null)
    order by w.rank > 110, md5(w.word || seed::text) limit 1
$$;
-- How many other open cases of a county have an answer: a country that few people come from is kept as its group.
create function caseload.cases_with(county text, asked text, option text, without uuid) returns integer language sql stable security
    definer set search_path = pg_catalog, pg_temp as $$
    select count(*)::integer from caseload.answer a join caseload.case c on c.id = a.case_id
    where c.county_key = county and c.ended_on is null and a.question = asked and option = any(a.value) and c.id <> without
$$;
create function caseload.is_alias_free(county text, wanted text) returns boolean language sql stable security definer set search_path =
    pg_catalog, pg_temp as $$
    select not exists (select from caseload.case c where c.county_key = county and c.alias = wanted and c.ended_on is null)
$$;

revoke execute on all functions in schema caseload from public;
grant usage on schema caseload to portal_staff, portal_jobs;
grant execute on function caseload.is_key, caseload.are_keys, caseload.me, caseload.day, caseload.substituted, caseload.led,
    caseload.own_cases, caseload.open_cases,
    caseload.has_reason, caseload.purpose_of, caseload.has_consent, caseload.needs_consent, caseload.needs_health_consent, caseload.note,
        caseload.number_of, caseload.next_sequence,
    caseload.free_alias, caseload.is_alias_free, caseload.cases_with to portal_staff;
grant execute on function caseload.is_key, caseload.are_keys, caseload.me, caseload.day, caseload.has_consent to portal_jobs;
grant select on caseload.alias_word to portal_staff, portal_jobs;
grant select on caseload.manager_number to portal_staff;
grant select, insert, update on caseload.case, caseload.consent, caseload.hand_over to portal_staff;
grant select, insert, update, delete on caseload.consent_recipient, caseload.answer, caseload.health_answer, caseload.language_level,
    caseload.assessment, caseload.score,
    caseload.health_score, caseload.goal, caseload.goal_service, caseload.step, caseload.reporting_status, caseload.consultation,
        caseload.free_text to portal_staff;
grant select, insert on caseload.substitute_access, caseload.erasure to portal_staff;
grant select, update, delete on caseload.case to portal_jobs;
grant select, delete on caseload.consent, caseload.consent_recipient, caseload.answer, caseload.health_answer, caseload.language_level,
    caseload.assessment, caseload.score,
    caseload.health_score, caseload.goal, caseload.goal_service, caseload.step, caseload.reporting_status, caseload.consultation,
        caseload.free_text, caseload.hand_over,
    caseload.substitute_access, caseload.erasure to portal_jobs;
grant select, insert on caseload.tombstone to portal_jobs;
