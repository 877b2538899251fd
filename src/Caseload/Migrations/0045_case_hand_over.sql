-- A case changes hands. The two sides see the offer; until it is done the one who receives sees how much there is, and none of it.
drop policy of_both_sides on caseload.hand_over;
create policy of_both_sides on caseload.hand_over for select to portal_staff
    using (from_id = (select caseload.me()) or to_id = (select caseload.me()));
create policy of_both_sides_answered on caseload.hand_over for update to portal_staff
    using (from_id = (select caseload.me()) or to_id = (select caseload.me()))
    with check (from_id = (select caseload.me()) or to_id = (select caseload.me()));
-- Nobody can write down that somebody else has offered them a case.
create policy of_the_giver on caseload.hand_over for insert to portal_staff
    with check (from_id = caseload.me() and state = 'Proposed'
        and exists (select from caseload.case c where c.id = case_id and c.manager_id = caseload.me() and c.ended_on is null));
revoke update on caseload.hand_over from portal_staff;
grant update (state, declined_because, answered_on, meeting_on) on caseload.hand_over to portal_staff;

-- Who answers: the one who receives accepts and declines, the one who gives withdraws.
create function caseload.keep_sides() returns trigger language plpgsql as $$
begin
    if caseload.me() is not null and (new.state in ('Accepted', 'Declined') and old.to_id <> caseload.me()
        or new.state = 'Withdrawn' and old.from_id <> caseload.me()) then
        raise exception using errcode = '42501', message = 'The other side answers this.';
    end if;
    return new;
end
$$;
create trigger keep_sides before update of state on caseload.hand_over for each row execute function caseload.keep_sides();

create function caseload.hand_over_extent(asked uuid) returns table (alias text, short_number text, municipality text, kind text,
    goals integer,
    assessed integer, talks integer, has_health boolean, covers_health boolean, releases integer) language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    select c.alias, substr(c.number, 10), (select m.name from public_directory.municipality m where m.ags = h.ags), c.kind,
        (select count(*)::integer from caseload.goal g where g.case_id = c.id),
        (c.greens + c.yellows + c.reds)::integer,
        (select count(*)::integer from caseload.consultation k where k.case_id = c.id),
        exists (select from caseload.health_answer a where a.case_id = c.id)
            or exists (select from caseload.health_score s where s.case_id = c.id),
        coalesce((select x.covers_health from caseload.consent x where x.id = h.consent_id), false),
        (select count(*)::integer from caseload.consent x where x.case_id = c.id and x.kind = 'Release' and x.withdrawn_on is null)
    from caseload.hand_over h join caseload.case c on c.id = coalesce(h.successor_id, h.case_id)
    where h.id = asked and (h.from_id = caseload.me() or h.to_id = caseload.me())
$$;

-- Moves a case to the one who has accepted it: a new number, the old case as Vorgänger. With the client's consent the plan and its history
-- move; notes of talks never do, health only where the consent names it, releases are signed again.
create function caseload.take_over(asked uuid, taken uuid, first_contact date, at timestamptz) returns uuid language plpgsql
    security definer set search_path = pg_catalog, pg_temp as $$
declare
    h caseload.hand_over;
    old caseload.case;
    entity text;
begin
    select * into h from caseload.hand_over x where x.id = asked and x.to_id = caseload.me() and x.state = 'Accepted' for update;
    select * into old from caseload.case c where c.id = h.case_id and c.manager_id = h.from_id and c.ended_on is null for update;
    if old.id is null then
        return null;
    end if;
    if h.with_data and (old.locked_on is not null or not caseload.has_consent(old.id, 'HandOver', caseload.day())) then
        raise exception using errcode = '23514', constraint = 'hand_over_needs_consent', message = 'Data move with a valid consent only.';
    end if;
    update caseload.case set ended_on = caseload.day(), end_reason = 'HandedOver', next_contact_on = null where id = old.id;
    insert into caseload.case (id, ags, manager_number, sequence, alias, manager_id, kind, recommended, criteria, first_contact_on, access,
        came_with_plan, part_a, part_a_reason, part_b, part_b_reason, predecessor_id, last_contact_on, next_contact_on, created_at)
    select taken, h.ags, n.number, caseload.next_sequence(h.ags, n.number),
        case when caseload.is_alias_free(left(h.ags, 5), old.alias) then old.alias
            else caseload.free_alias(left(h.ags, 5), hashtext(taken::text)) end,
        h.to_id, old.kind, old.recommended, old.criteria, caseload.day(), 'HandOver', h.with_data and coalesce(old.part_b, false),
        case when h.with_data then old.part_a end, case when h.with_data then old.part_a_reason end,
        case when h.with_data then old.part_b end, case when h.with_data then old.part_b_reason end, old.id,
        case when h.with_data then old.last_contact_on end, first_contact, take_over.at
    from (select caseload.number_of(h.to_id, left(h.ags, 5)) as number) n;
    delete from caseload.free_text t where t.case_id = old.id and t.place = 'note';
    if h.with_data then
        insert into caseload.consent (id, case_id, kind, text_version, language, signed_on, valid_until, purposes, categories,
            covers_health, paper_at)
        select gen_random_uuid(), taken, c.kind, c.text_version, c.language, c.signed_on, c.valid_until, c.purposes, c.categories,
            c.covers_health and h.passes_health, c.paper_at
        from caseload.consent c where c.case_id = old.id and c.kind in ('Agreement', 'Privacy') and c.withdrawn_on is null;
        foreach entity in array array['answer', 'language_level', 'assessment', 'score', 'goal', 'goal_service', 'step',
            'reporting_status', 'consultation', 'free_text'] loop
            execute format('update caseload.%I set case_id = $1 where case_id = $2', entity) using taken, old.id;
        end loop;
        if h.passes_health then
            update caseload.health_answer set case_id = taken where case_id = old.id;
            update caseload.health_score set case_id = taken where case_id = old.id;
        else
            -- What belongs to an assessment that has moved cannot stay behind it.
            delete from caseload.health_score where case_id = old.id;
            update caseload.assessment a set points = (select coalesce(sum(s.points), 0) from caseload.score s where s.assessment_id = a.id)
                where a.case_id = taken;
        end if;
    end if;
    update caseload.hand_over set state = 'Done', successor_id = taken, answered_on = caseload.day() where id = h.id;
    return taken;
end
$$;

-- Who may be asked to take a case over or to work in a tandem: managers whose post is occupied today.
revoke execute on function caseload.hand_over_extent, caseload.take_over, caseload.keep_sides from public;
grant execute on function caseload.hand_over_extent, caseload.take_over, caseload.keep_sides to portal_staff;

------ Erasure. What is due says one function, for the preview and for the job; invented cases of measurements (county 099xx) have no
-- client whose data would have to go.
alter table caseload.tombstone drop constraint tombstone_rule;
alter table caseload.tombstone add constraint tombstone_rule
    check (rule in ('FreeText', 'Plan', 'Consent', 'Withdrawal', 'Manual', 'Inquiry'));

-- What stays of a case for statistics: coarse groups, no number, nobody who wrote it.
create table caseload.statistics_row (
    id uuid primary key,
    county_key text not null constraint statistics_county check (county_key ~ '^[0-9]{5}$'),
    kind text not null constraint statistics_kind check (kind in ('Inquiry', 'Simple', 'Managed')),
    began_in smallint not null constraint statistics_began check (began_in between 2000 and 2200),
    ended_in smallint not null constraint statistics_ended check (ended_in between 2000 and 2200),
    end_reason text not null constraint statistics_end check (end_reason in ('Reached', 'BrokenOff', 'Moved', 'LittleCooperation',
        'LeftCountry', 'HandedOver', 'Answered', 'Other')),
    sex text constraint statistics_sex check (caseload.is_key(sex)),
    age text constraint statistics_age check (caseload.is_key(age)),
    origin text constraint statistics_origin check (origin in ('sy', 'af', 'iq', 'other')),
    stay text constraint statistics_stay check (caseload.is_key(stay)),
    points_first numeric(5, 1),
    points_last numeric(5, 1),
    goals smallint not null,
    goals_reached smallint not null,
    talks integer not null
);
create index statistics_of_county on caseload.statistics_row (county_key, ended_in);

create function caseload.has_plan(seen uuid) returns boolean language sql stable as $$
    select exists (select from caseload.answer a where a.case_id = seen) or exists (select from caseload.goal g where g.case_id = seen)
        or exists (select from caseload.assessment a where a.case_id = seen)
        or exists (select from caseload.health_answer a where a.case_id = seen)
$$;
create function caseload.erasures_due(until date) returns table (case_id uuid, rule text, due_on date) language sql stable as $$
    select c.id, 'FreeText', c.ended_on from caseload.case c where c.ended_on <= until and c.county_key not like '099%'
        and exists (select from caseload.free_text t where t.case_id = c.id)
    union all
    select c.id, 'Plan', (c.ended_on + interval '12 months')::date from caseload.case c
    where c.ended_on + interval '12 months' <= until and c.county_key not like '099%' and caseload.has_plan(c.id)
    union all
    select c.id, 'Consent', (c.ended_on + interval '36 months')::date from caseload.case c
    where c.ended_on + interval '36 months' <= until and c.kind <> 'Inquiry' and c.county_key not like '099%'
    union all
    select c.id, 'Inquiry', make_date(extract(year from c.ended_on)::integer + 1, 1, 1) from caseload.case c
    where c.kind = 'Inquiry' and make_date(extract(year from c.ended_on)::integer + 1, 1, 1) <= until and c.county_key not like '099%'
    union all
    select e.case_id, e.rule, e.due_on from caseload.erasure e join caseload.case c on c.id = e.case_id
    where e.due_on <= until and (e.rule = 'Withdrawal' and c.locked_on is not null or e.rule = 'Manual' and e.confirmed_by is not null)
$$;

create function caseload.erase(seen uuid, why text, on_day date, by_account uuid) returns void language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
declare
    gone caseload.case;
begin
    select * into gone from caseload.case c where c.id = seen for update;
    if gone.id is null then
        return;
    end if;
    insert into caseload.tombstone (id, number_hash, rule, erased_on, account_id)
    values (gen_random_uuid(), sha256(convert_to(gone.number, 'UTF8')), why, on_day, by_account);
    if why in ('FreeText', 'Plan', 'Withdrawal') then
        delete from caseload.free_text t where t.case_id = seen;
    end if;
    if why in ('Plan', 'Inquiry') then
        insert into caseload.statistics_row (id, county_key, kind, began_in, ended_in, end_reason, sex, age, origin, stay, points_first,
            points_last, goals, goals_reached, talks)
        select gen_random_uuid(), gone.county_key, gone.kind, extract(year from gone.first_contact_on), extract(year from gone.ended_on),
            case gone.end_reason when 'SelfProtection' then 'Other' else gone.end_reason end,
            (select a.value[1] from caseload.answer a where a.case_id = seen and a.question = 'geschlecht'),
            (select a.value[1] from caseload.answer a where a.case_id = seen and a.question = 'altersgruppe'),
            (select case when a.value[1] in ('sy', 'af', 'iq') then a.value[1] else 'other' end from caseload.answer a
                where a.case_id = seen and a.question = 'herkunft'),
            (select a.value[1] from caseload.answer a where a.case_id = seen and a.question = 'aufenthaltsdauer'),
            (select a.points from caseload.assessment a where a.case_id = seen order by a.assessed_on limit 1),
            (select a.points from caseload.assessment a where a.case_id = seen order by a.assessed_on desc limit 1),
            (select count(*) from caseload.goal g where g.case_id = seen),
            (select count(*) from caseload.goal g where g.case_id = seen and g.reached = 'Yes'),
            (select count(*) from caseload.consultation k where k.case_id = seen);
    end if;
    if why in ('Plan', 'Withdrawal') then
        delete from caseload.answer a where a.case_id = seen;
        delete from caseload.health_answer a where a.case_id = seen;
        delete from caseload.language_level l where l.case_id = seen;
        delete from caseload.assessment a where a.case_id = seen;
        delete from caseload.goal g where g.case_id = seen;
        update caseload.case set points = null, points_max = null, greens = 0, yellows = 0, reds = 0, greys = 0, criteria = '{}'
        where id = seen;
        delete from caseload.erasure e where e.case_id = seen and e.rule = why;
    end if;
    if why in ('Consent', 'Inquiry') then
        -- Talks stay counted, without the case they belonged to.
        update caseload.consultation k set case_id = null, service_id = null, accompanied = null, next_contact_on = null, next_weeks = null
        where k.case_id = seen;
    end if;
    if why in ('Consent', 'Inquiry', 'Manual') then
        delete from caseload.case c where c.id = seen;
    end if;
end
$$;

-- After a restore: what had been erased since the backup goes again.
create function caseload.erase_again(on_day date) returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
declare
    found_case record;
    again integer := 0;
begin
    for found_case in
        select distinct on (c.id, t.rule) c.id, t.rule, t.erased_on from caseload.tombstone t
            join caseload.case c on sha256(convert_to(c.number, 'UTF8')) = t.number_hash
        -- A plan that was written again after the case was opened anew is another one.
        where t.rule in ('Consent', 'Inquiry', 'Manual')
            or t.rule in ('Plan', 'Withdrawal') and caseload.has_plan(c.id)
                and not exists (select from caseload.answer a where a.case_id = c.id and a.answered_on > t.erased_on)
                and not exists (select from caseload.assessment a where a.case_id = c.id and a.assessed_on > t.erased_on)
                and not exists (select from caseload.goal g where g.case_id = c.id and g.agreed_on > t.erased_on)
            or t.rule = 'FreeText' and c.ended_on is not null and exists (select from caseload.free_text x where x.case_id = c.id)
        order by c.id, t.rule, t.erased_on desc
    loop
        perform caseload.erase(found_case.id, found_case.rule, on_day, null);
        again := again + 1;
    end loop;
    return again;
end
$$;

-- The night's work: everything that is due, and what was done.
create table caseload.erasure_report (
    ran_on date not null,
    rule text not null constraint report_rule check (rule in ('FreeText', 'Plan', 'Consent', 'Withdrawal', 'Manual', 'Inquiry')),
    cases integer not null,
    primary key (ran_on, rule)
);
create function caseload.erase_due(on_day date) returns integer language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
declare
    due record;
    erased integer := 0;
begin
    for due in select d.case_id, d.rule from caseload.erasures_due(on_day) d
        order by d.case_id, d.rule = 'FreeText' desc, d.rule = 'Plan' desc
    loop
        if exists (select from caseload.case c where c.id = due.case_id) then
            perform caseload.erase(due.case_id, due.rule, on_day, (select e.confirmed_by from caseload.erasure e
                where e.case_id = due.case_id and e.rule = due.rule));
            insert into caseload.erasure_report (ran_on, rule, cases) values (on_day, due.rule, 1)
            on conflict (ran_on, rule) do update set cases = erasure_report.cases + 1;
            erased := erased + 1;
        end if;
    end loop;
    return erased;
end
$$;

-- What a preview may tell: number, rule and how much, never what it says. Own cases, and those of the team that somebody leads.
create function caseload.erasure_list(until date) returns table (case_id uuid, number text, alias text, rule text, due_on date,
    goals integer, talks integer, texts integer, is_own boolean, total integer) language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    select c.id, c.number, c.alias, d.rule, d.due_on, (select count(*)::integer from caseload.goal g where g.case_id = c.id),
        (select count(*)::integer from caseload.consultation k where k.case_id = c.id),
        (select count(*)::integer from caseload.free_text t where t.case_id = c.id), c.manager_id = caseload.me(),
        count(*) over ()::integer
    from caseload.erasures_due(until) d join caseload.case c on c.id = d.case_id
    where c.manager_id = caseload.me() or c.county_key = any (caseload.led())
    order by d.due_on, c.number limit 200
$$;

-- A second person confirms: whoever leads the team; nobody confirms what they asked for themselves.
create policy of_led_counties on caseload.erasure for select to portal_staff
    using (case_id in (select c.id from caseload.case c where c.county_key = any ((select caseload.led())::text[])));
create policy of_led_counties_confirmed on caseload.erasure for update to portal_staff
    using (case_id in (select c.id from caseload.case c where c.county_key = any ((select caseload.led())::text[])))
    with check (confirmed_by is null or confirmed_by = nullif(current_setting('app.account', true), '')::uuid);
grant update (confirmed_by, held_until, due_on) on caseload.erasure to portal_staff;
create policy of_own_cases_gone on caseload.erasure for delete to portal_staff
    using (rule = 'Manual' and confirmed_by is null and case_id in (select caseload.own_cases()));
grant delete on caseload.erasure to portal_staff;

-- A number is never given twice, not even when the case that had it is gone.
create or replace function caseload.next_sequence(municipality text, manager text) returns integer language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
declare
    given integer;
begin
    perform pg_advisory_xact_lock(hashtext('caseload.sequence' || municipality || manager));
    given := coalesce((select max(c.sequence) from caseload.case c where c.ags = municipality and c.manager_number = manager), 0) + 1;
    while exists (select from caseload.tombstone t where t.number_hash
        = sha256(convert_to(municipality || '-' || manager || '-' || lpad(given::text, 4, '0'), 'UTF8'))) loop
        given := given + 1;
    end loop;
    return given;
end
$$;

revoke execute on function caseload.has_plan, caseload.erasures_due, caseload.erase, caseload.erase_due, caseload.erase_again,
    caseload.erasure_list from public;
grant execute on function caseload.erasure_list to portal_staff;
grant select on caseload.erasure_report to portal_staff;
grant execute on function caseload.erase_due to portal_jobs;

------ Who looked at which case of the team, why and with what result: for whoever leads it. What a case says is not in the log.
create function caseload.reads(since timestamptz, only_others boolean, most integer) returns table (at timestamptz, reader text,
    action text, why text, is_refused boolean, number text, alias text, total integer) language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    select l.at, a.display_name, split_part(l.action, '.', 2), split_part(l.action, '.', 3), l.outcome = 'Refused', c.number, c.alias,
        count(*) over ()::integer
    from accounts.audit_log l join caseload.case c on c.id::text = l.subject left join accounts.account a on a.id = l.actor_id
    where l.at >= since and starts_with(l.action, 'case.') and c.county_key = any (caseload.led())
        and (not only_others or split_part(l.action, '.', 3) in ('foreign', 'substitute', 'waiting'))
    order by l.id desc limit most
$$;
revoke execute on function caseload.reads from public;
grant execute on function caseload.reads to portal_staff;
