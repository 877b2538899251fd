using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Statistics;

/// <summary>The portal with 61 cases of three managers whose figures can be counted by hand: number i of the comments is the sequence.
/// One of them goes on with another, so that 60 people are counted.</summary>
public sealed class StatisticsCounty(TestCluster cluster) : PortalHost(cluster)
{
    public const string County = "08435";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Cluster.ExecuteAsync(Database, Cases + Answers + Work);
    }

    public static string IdOf(int number) => $"0197a000-0000-7000-8000-{number:000000000000}";

    // 1 to 6 began last year; 51 to 60 ended in June, three of them for Eigenschutz; 61 goes on with 1.
    private const string Cases = """
        set session_replication_role = replica;
        insert into caseload.case (id, ags, manager_number, sequence, alias, manager_id, kind, first_contact_on, access, part_a, part_b,
            ended_on, end_reason, predecessor_id, created_at)
        select ('0197a000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, case when i <= 30 then '08435016' else '08435034' end, '0' ||
            (i % 3 + 1), i, (select word from caseload.alias_word where rank = i + 200), (select id from directory.person where slug =
            (array['nadim-rebstoeckl', 'joana-drachenbach', 'ludger-klosterwiese'])[i % 3 + 1]), 'Managed',
            case when i <= 6 then date '2025-06-01' when i = 61 then date '2026-09-01' else date '2026-01-10' + i end, 'Own', true,
            case when i <= 40 or i = 61 then true end, case when i between 51 and 60 then date '2026-06-30' end, case when i between 51 and 57 then 'Reached'
            when i between 58 and 60 then 'SelfProtection' end, case when i = 61 then '0197a000-0000-7000-8000-000000000001'::uuid end, now()
        from generate_series(1, 61) i;

        """;

    private const string Answers = """
        insert into caseload.answer (case_id, question, value, answered_on)
        select ('0197a000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, a.question, array[a.value], '2026-03-20'
        from generate_series(2, 60) i cross join lateral (values
            ('geschlecht', case when i <= 25 then 'w' when i <= 58 then 'm' end),
            ('altersgruppe', case when i <= 12 then 'u16' else '25-34' end),
            ('herkunft', case when i <= 30 then 'sy' when i <= 45 then 'af' when i <= 52 then 'iq' when i <= 55 then 'er' when i = 56 then 'so'
                end),
            ('arbeitsverhaeltnis', case when i between 13 and 30 then 'ja' when i between 31 and 50 then 'nein' when i = 51 then
                'nicht-erhoben' end)) a (question, value) where a.value is not null;
        insert into caseload.goal (id, case_id, area, goal, agreed_on, reached, reached_on, created_at)
        select gen_random_uuid(), ('0197a000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, 'sprache', 'x', '2026-03-01', r.reached,
            case when r.reached <> 'Open' then date '2026-09-01' end, now()
        from generate_series(2, 21) i cross join lateral (select case when i <= 9 then 'Yes' when i <= 13 then 'Partly' when i <= 19 then
            'Open' else 'No' end as reached) r;
        insert into caseload.assessment (id, case_id, assessed_on, catalogue, points)
        select gen_random_uuid(), ('0197a000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, d.day, 'x', d.points
        from generate_series(2, 16) i cross join lateral (values (date '2026-02-01', 10.0), (date '2026-07-20', 16.0)) d (day, points)
        where i <= 11 or d.day < '2026-07-01';
        insert into caseload.score (assessment_id, case_id, row_key, steps, points)
        select a.id, a.case_id, 'finanzen', '{}', case when a.points = 10 then 3 else 5 end from caseload.assessment a;
        insert into caseload.reporting_status (case_id, reported_on, status)
        select ('0197a000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, '2026-10-31', case when i <= 41 then 'Running' else 'NoNeed' end
        from generate_series(2, 50) i;

        """;

    // Each case has two talks, the first 20 a third with the family; 60 alone has 30 mails; five ask once, without a case.
    private const string Work = """
        insert into caseload.consultation (id, case_id, manager_id, county_key, held_on, channel, setting, topics, subtopics, referred_to,
            created_at)
        select gen_random_uuid(), c.id, c.manager_id, '08435', t.held_on, t.channel, t.setting, t.topics, '{}', t.referred, now()
        from caseload.case c cross join lateral (
            select date '2026-02-15' as held_on, 'Phone' as channel, 'Person' as setting, array['kinder'] as topics, null as referred
            union all select '2026-05-15', 'OfficeHour', 'Person', array['gesundheit', 'finanzen'], case when c.sequence <= 50 then
                'arbeitsagentur' end
            union all select '2026-08-15', 'Visit', 'Family', array['finanzen', 'wohnen'], case when c.sequence <= 8 then 'andere' end
                where c.sequence <= 20
            union all select '2026-03-15', 'Mail', 'Person', array['freizeit'], null from generate_series(1, 30) where c.sequence = 60) t
        where c.sequence <= 60;
        insert into caseload.consultation (id, manager_id, county_key, held_on, channel, setting, topics, subtopics, created_at)
        select gen_random_uuid(), (select id from directory.person where slug = 'nadim-rebstoeckl'), '08435', '2026-10-01', 'Phone',
            'Person', array['sprache'], '{}', now() from generate_series(1, 5);
        set session_replication_role = default;
        """;
}
