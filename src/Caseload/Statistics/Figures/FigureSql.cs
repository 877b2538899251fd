namespace IntMan.Caseload.Statistics.Figures;

/// <summary>
/// The one statement of a report. "person" holds everybody who is counted, once: a case that was handed over within the county is counted
/// where it went. "value" holds one property of one person a row; "line" holds talks, referrals and goals as what somebody has many of.
/// </summary>
internal static class FigureSql
{
    private const string People = """
        with person as materialized (
            select c.id, c.ags, c.manager_id, c.kind, c.access, c.part_a, c.part_b, c.ended_on, c.end_reason, c.first_contact_on
            from caseload.case c
            where c.county_key = left(@area, 5) and (@isCounty or c.ags = @area) and c.first_contact_on <= @to
                and coalesce(c.ended_on, 'infinity') >= case when @atDate then @to else @from end
                and (not @isOwn or c.manager_id = @manager)
                and (not @isUnit or c.manager_id in (select u.person_id from unit u))
                and not exists (select from caseload.case s where s.predecessor_id = c.id and s.county_key = c.county_key
                    and s.first_contact_on <= @to)),
        answer as materialized (
            select a.case_id, a.question, a.value, a.answered_on from caseload.answer a join person p on p.id = a.case_id
            where a.question = any(@questions) or a.question = any(@indicatorQuestions)
                or a.question in ('kurse', 'kurs-zertifikate', 'qualifizierung')
                or a.question like 'kind-_-alter' or a.question like 'kind-_-besucht'),
        first_assessment as materialized (
            select a.case_id, min(a.assessed_on) as assessed_on, max(a.assessed_on) as last_on from caseload.assessment a
            join person p on p.id = a.case_id where a.assessed_on <= @to group by a.case_id),
        assessed as materialized (
            select f.case_id, m.months, l.points from first_assessment f join person p on p.id = f.case_id
            cross join unnest(array[0, 6, 12, 18, 24]) m (months)
            cross join lateral (select a.points from caseload.assessment a where a.case_id = f.case_id
                and a.assessed_on <= f.assessed_on + make_interval(months => m.months) order by a.assessed_on desc limit 1) l
            where f.assessed_on + make_interval(months => m.months) <= least(@to, coalesce(p.ended_on, @to))),
        aged as materialized (
            select p.id, case when a.value[1] is null or a.value[1] = 'nicht-erhoben' then 'unknown' when a.value[1] = 'u16' then 'child'
                when a.value[1] = '65+' then 'old' else 'working' end as age
            from person p left join answer a on a.case_id = p.id and a.question = 'altersgruppe'),
        value as materialized (
            select p.id, 'ort' as dim, p.ags as val from person p
            union all select p.id, 'art', p.kind from person p
            union all select p.id, 'zugang', p.access from person p
            union all select p.id, 'plan', case when p.part_b then 'b' when p.part_a then 'a' else 'ohne' end from person p
            union all select p.id, 'neu', case when p.first_contact_on >= @from then 'neu' else 'weiter' end from person p
            union all select p.id, 'stand', case when p.ended_on <= @to then 'beendet' else 'laufend' end from person p
            union all select p.id, 'ende', case when p.ended_on is null or p.ended_on > @to then 'laufend'
                when p.end_reason = 'SelfProtection' then 'weitere' else p.end_reason end from person p
            union all select p.id, 'stichtag', coalesce((select s.status from caseload.reporting_status s where s.case_id = p.id
                and s.reported_on between @from and @to order by s.reported_on desc limit 1), 'offen') from person p
            union all select p.id, q.key, coalesce(a.value[1], 'nicht-erhoben') from person p cross join unnest(@questions) q (key)
                left join answer a on a.case_id = p.id and a.question = q.key where q.key <> 'niveau'
            union all select p.id, 'niveau', coalesce((select l.level from caseload.language_level l where l.case_id = p.id
                and l.noted_on <= @to order by l.noted_on desc limit 1), 'nicht-erhoben') from person p
            union all select p.id, 'behinderung', coalesce(h.value[1], 'nicht-erhoben') from person p
                left join caseload.health_answer h on h.case_id = p.id and h.question = 'behinderung'
            union all select p.id, 'p' || m.months, case when s.case_id is null then 'nicht-erhoben' else 'erhoben' end
                from person p cross join unnest(array[0, 6, 12, 18, 24]) m (months)
                left join assessed s on s.case_id = p.id and s.months = m.months
            union all select g.id, i.key, case when i.ages <> '' and not g.age = any(string_to_array(i.ages, ',')) then 'nicht-gefragt'
                when a.value[1] is null or a.value[1] = 'nicht-erhoben' then 'nicht-erhoben'
                when a.value && string_to_array(i.yes, ',') then 'ja' else 'nein' end
                from aged g cross join unnest(@indicatorKeys, @indicatorQuestions, @indicatorYes, @indicatorAges)
                    i (key, question, yes, ages) left join answer a on a.case_id = g.id and a.question = i.question
            union all select g.id, 'k:sprachkurs', case when g.age not in ('working', 'old') then 'nicht-gefragt'
                when k.value[1] is null or k.value[1] = 'nicht-erhoben' or n.level is null and z.value is not null then 'nicht-erhoben'
                when cardinality(z.value) > 0 and n.level = any(@courseLevels) then 'ja' else 'nein' end
                from aged g left join answer k on k.case_id = g.id and k.question = 'kurse'
                    left join answer z on z.case_id = g.id and z.question = 'kurs-zertifikate'
                    left join lateral (select l.level from caseload.language_level l where l.case_id = g.id and l.noted_on <= @to
                        order by l.noted_on desc limit 1) n on true
            union all select g.id, 'k:massnahme', case when g.age <> 'working' then 'nicht-gefragt'
                when a.value[1] is null or a.value[1] = 'nicht-erhoben' then 'nicht-erhoben'
                when a.value[1] = 'ja' and a.answered_on > @to - interval '3 months' and a.answered_on <= @to then 'ja' else 'nein' end
                from aged g left join answer a on a.case_id = g.id and a.question = 'qualifizierung'),
        talk as materialized (
            select t.id, t.case_id, coalesce(t.case_id, t.id) as who, t.held_on, t.channel, t.setting, t.topics, t.referred_to,
                case when @byYear then to_char(t.held_on, 'YYYY') else 'q' || extract(quarter from t.held_on) end as part
            from caseload.consultation t left join caseload.case c on c.id = t.case_id
            where t.county_key = left(@area, 5) and t.held_on between @from and @to and (@isCounty or c.ags = @area)
                and (not @isOwn or t.manager_id = @manager) and (not @isUnit or t.manager_id in (select u.person_id from unit u))),
        land (key, label) as (select * from unnest(@topicKeys, @topicLands)),
        scored as materialized (
            select s.case_id, s.row_key, s.points, a.assessed_on, f.assessed_on = a.assessed_on as is_first,
                f.last_on = a.assessed_on as is_last, f.last_on > f.assessed_on as has_two, r.minimum
            from (select assessment_id, case_id, row_key, points from caseload.score union all
                select assessment_id, case_id, row_key, points from caseload.health_score) s
            join first_assessment f on f.case_id = s.case_id
            join caseload.assessment a on a.id = s.assessment_id and a.assessed_on in (f.assessed_on, f.last_on)
            join unnest(@pointRows, @pointMinima) r (key, minimum) on r.key = s.row_key),
        risen as (
            select s.case_id, max(s.points) filter (where s.is_first) as before, max(s.points) filter (where s.is_last) as after,
                max(s.minimum) as minimum from scored s where s.has_two group by s.case_id, s.row_key),
        child as (
            select a.case_id, a.value[1] as age, v.value[1] as attends from answer a
            left join answer v on v.case_id = a.case_id and v.question = replace(a.question, '-alter', '-besucht')
            where a.question like 'kind-_-alter'),
        line as (
            select 'gespraeche' as name, t.part as r, t.setting as c, t.who from talk t
            union all select 'kanal', t.channel, null, t.who from talk t
            union all select 'themen', k.topic, null, t.who from talk t cross join unnest(t.topics) k (topic)
            union all select 'land', l.label, null, t.who from talk t cross join lateral (select distinct coalesce(d.label, 'anderes') as
                label from unnest(t.topics) k (topic) left join land d on d.key = k.topic) l
            union all select 'weiterleitungen', t.referred_to, null, t.who from talk t where t.referred_to is not null
            union all select 'ziele', g.reached, null, g.case_id from caseload.goal g join person p on p.id = g.case_id
                where g.agreed_on <= @to
            union all select 'ampeln', case when s.points = 0 then 'rot' when s.points < s.minimum then 'gelb' else 'gruen' end,
                w.moment, s.case_id from scored s cross join lateral (select 'beginn' as moment where s.is_first and s.has_two
                union all select 'stand' where s.is_last and s.has_two) w
            union all select 'gestiegen', case when r.after >= r.minimum then 'ja' else 'nein' end, null, r.case_id
                from risen r where r.before < r.minimum and r.after is not null
            union all select 'schule', case when c.attends is null then 'nicht-erhoben' when c.attends = 'schule' then 'ja' else 'nein' end,
                null, c.case_id from child c where c.age in ('6-9', '10-15', '16-17')
            union all select 'kita-' || case c.age when 'u3' then 'u3' else 'ue3' end, case when c.attends is null then 'nicht-erhoben'
                when c.attends = 'kita' then 'ja' else 'nein' end, null, c.case_id from child c where c.age in ('u3', '3-5')),
        counted as (select name, r, c, who, count(*) as n from line group by name, r, c, who)

        """;

    private const string Common = """
        select 'people' as part, t.name as name, v.val as row, w.val as col, count(*) as value, 0::bigint as cases, 0::bigint as largest
        from unnest(@tables, @rowDims, @colDims) t (name, row_dim, col_dim) join value v on v.dim = t.row_dim
            left join value w on w.dim = t.col_dim and w.id = v.id
        group by t.name, v.val, w.val
        union all
        select 'amount', name, r, c, sum(n)::bigint, count(*), max(n) from counted group by name, r, c
        union all
        select 'sum', 'p' || months, 'erhoben', null, (sum(points) * 10)::bigint, count(*), (max(points) * 10)::bigint from assessed
        group by months
        union all
        select 'hash', 'data', encode(sha256(convert_to(
            coalesce((select string_agg(id::text || dim || val, ',' order by id, dim collate "C") from value), '') || '/' ||
            coalesce((select string_agg(concat(name, r, c, who, n), ',' order by name, r, c, who) from counted), ''), 'UTF8')), 'hex'),
            null, 0, 0, 0
        union all
        select 'fact', 'median-tage', '', null, m.days, m.n, 0 from (
            select percentile_cont(0.5) within group (order by f.held_on - p.first_contact_on)::bigint as days, count(*) as n from person p
            cross join lateral (select min(t.held_on) as held_on from caseload.consultation t where t.case_id = p.id) f
            where f.held_on is not null and p.first_contact_on >= @from) m where m.n >= 10
        """;

    // Only for reports of an area: who works there, what became of referrals, and how often people met.
    private const string Units = """
        posted as (
            select a.person_id, a.ags, a.organisation_id, a.small_team, a.full_time_equivalent, a.valid_from,
                foundation.valid_on(a.valid_from, a.valid_until, @to) as is_current,
                foundation.valid_within(a.valid_from, a.valid_until, @from, @to) as is_within
            from published_directory.assignment a where a.county_key = left(@area, 5) and a.position = 'IntegrationManager'),
        worker as materialized (
            select distinct on (p.person_id) p.* from posted p
            order by p.person_id, p.is_within desc, p.valid_from desc, p.organisation_id),
        unit as materialized (
            select w.* from worker w where (@team::text is null or w.small_team = @team)
                and (@provider::uuid is null or w.organisation_id = @provider)),
        """;

    // Who has the cases, and with how much time: the register of staff may be younger than the cases.
    private const string Staff = """
        , staff as materialized (
            select m.manager_id as person_id, (select w.full_time_equivalent from published_directory.assignment w
                where w.person_id = m.manager_id limit 1) as share from (select distinct p.manager_id from person p) m)

        """;

    private const string Facts = """

        union all
        select 'managers', p.ags, '', null, count(distinct p.manager_id), 0, 0 from person p group by p.ags
        union all
        select 'managers', m.association_key, '', null, count(distinct p.manager_id), 0, 0 from person p
        join public_directory.municipality m on m.ags = p.ags where m.association_key is not null group by m.association_key
        union all
        select 'fact', 'fachkraefte', '', null, count(*), 0, 0 from staff
        union all
        select 'fact', 'vzae', '', null, coalesce(sum(s.share) * 1000, 0)::bigint, 0, 0 from staff s
        union all
        select 'fact', 'vzae-unbekannt', '', null, count(*), 0, 0 from staff s where s.share is null
        union all
        select 'fact', 'besetzt', '', null, count(*), 0, 0 from unit u where u.is_current and (@isCounty or u.ags = @area)
        union all
        select 'fact', 'besetzt-im-zeitraum', '', null, count(*), 0, 0 from unit u where u.is_within and (@isCounty or u.ags = @area)
        union all
        select 'amount', 'verweise', case when o.state = 'Failed' and o.reason = 'NoPlace' then 'ohne-platz' when o.state = 'Failed' then
            'nicht' when o.state = 'Open' then 'offen' else 'angekommen' end, null, count(*), count(*), 1
        from published_directory.referral_outcome o where o.county_key = left(@area, 5) and (@isCounty or o.ags = @area)
            and not @isUnit and o.created_at >= @from::timestamp at time zone 'Europe/Berlin'
            and o.created_at < (@to + 1)::timestamp at time zone 'Europe/Berlin' group by 3
        union all
        select 'fact', 'regelmaessig', '', null, count(*), 0, 0 from staff u
            where not exists (select from generate_series(date_trunc('quarter', @from::timestamp), @to::timestamp, interval '3 months') q
                where not exists (select from published_meetings.presence m where m.person_id = u.person_id
                    and m.format <> 'TeamExchange' and m.held_on >= q::date and m.held_on < (q + interval '3 months')::date))
        union all
        select 'fact', 'protokolle', '', null, count(*), 0, 0 from published_meetings.held h
        where h.county_key = left(@area, 5) and h.held_on between @from and @to and h.has_record
        union all
        select 'fact', 'stabsstelle', '', null, count(*), 0, 0 from published_meetings.held h
        where h.county_key = left(@area, 5) and h.held_on between @from and @to and h.format = 'CoordinationRound'
        """;

    private const string NoUnits = "unit as (select null::uuid as person_id where false),\n";

    public static string WithMeetings { get; } = "with " + Units + People["with ".Length..] + Staff + Common + Facts;

    public static string Own { get; } = "with " + NoUnits + People["with ".Length..] + Common;
}
