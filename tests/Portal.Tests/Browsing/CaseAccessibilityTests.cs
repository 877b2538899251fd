using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Browsing;

/// <summary>Pages of cases: axe without violations in light and dark, nothing wider than a narrow phone, no errors in the console.</summary>
[Collection(BrowserHost.Collection)]
public sealed class CaseAccessibilityTests(BrowserHost browser)
{
    internal const string Case = "0197a000-0000-7000-8000-0000000000aa";

    // A plan with something in every part, as the portal would have stored it; and one that is offered to a colleague.
    internal const string Sql = $"""
        insert into caseload.case (id, ags, manager_number, sequence, alias, manager_id, kind, first_contact_on, access, part_a, part_b,
            last_contact_on, next_contact_on, points, points_max, greens, yellows, reds, greys, created_at)
        select '{Case}', '08435034', '77', 1, 'Zeder', a.person_id, 'Managed', '2026-01-12', 'Own', true, true, '2026-11-04', '2026-11-18',
            3, 10, 0, 1, 1, 10, now() from accounts.account a where a.email = 'im3@demo.example' on conflict do nothing;
        insert into caseload.consent (id, case_id, kind, text_version, language, signed_on, valid_until, purposes, categories, covers_health,
            paper_at)
        select md5('{Case}' || k)::uuid, '{Case}', k, '3', 'de', '2026-01-12', case k when 'Release' then date '2026-12-31' end, array[]::text[],
            array[]::text[], k <> 'Agreement', 'Office' from unnest(array['Agreement', 'Privacy', 'HandOver']) k on conflict do nothing;
        insert into caseload.answer (case_id, question, value, answered_on)
        select '{Case}', q, array[v], '2026-01-20' from (values ('geschlecht', 'w'), ('haushalt', '3'), ('kinder-zahl', '1'),
            ('niveau', 'a2'), ('schulbesuch', 'ja')) as t (q, v) on conflict do nothing;
        insert into caseload.assessment (id, case_id, assessed_on, catalogue, points)
        select md5('{Case}' || d)::uuid, '{Case}', d::date, 'karlsruhe-2018-1', 3 from unnest(array['2026-02-02', '2026-08-03']) d
            on conflict do nothing;
        insert into caseload.score (assessment_id, case_id, row_key, steps, points)
        select a.id, '{Case}', 'finanzen', array['unterstuetzt'], 3 from caseload.assessment a where a.case_id = '{Case}' on conflict do nothing;
        insert into caseload.goal (id, case_id, area, goal, agreed_on, planned_until, reached, created_at)
        values (md5('{Case}goal')::uuid, '{Case}', 'schulden', 'ueberblick', '2026-03-02', '2026-12-18', 'Open', now()) on conflict do nothing;
        insert into caseload.step (id, goal_id, case_id, position, row_key, step_key, who, due_on, is_done)
        values (md5('{Case}step')::uuid, md5('{Case}goal')::uuid, '{Case}', 0, 'schulden', 'beratung', 'Client', '2026-11-20', false)
            on conflict do nothing;
        insert into caseload.consultation (id, case_id, manager_id, county_key, held_on, channel, setting, topics, subtopics, created_at)
        select md5('{Case}talk')::uuid, '{Case}', a.person_id, '08435', '2026-11-04', 'OfficeHour', 'Family', array['finanzen'],
            array['schulden'], now() from accounts.account a where a.email = 'im3@demo.example' on conflict do nothing;
        insert into caseload.free_text (subject_id, place, case_id, content)
        values (md5('{Case}talk')::uuid, 'note', '{Case}', 'Bescheide sortiert') on conflict do nothing;
        """;

    private const string Offer = $"""
        insert into caseload.hand_over (id, case_id, from_id, to_id, ags, with_data, state, proposed_on)
        select '{Case}', '{Case}', i.person_id, j.person_id, '08435036', false, 'Accepted', '2026-11-16' from accounts.account i,
            accounts.account j where i.email = 'im3@demo.example' and j.email = 'im2@demo.example' on conflict do nothing
        """;

    [Theory]
    [InlineData("im3", "/faelle", "/faelle?q=gibt-es-nicht", "/faelle/neu", "/faelle/anfrage", "/faelle/uebergaben",
        "/faelle/tage", "/faelle/aufbewahrung", "/faelle/{fall}", "/faelle/{fall}/teil-a/person", "/faelle/{fall}/teil-a/kinder")]
    [InlineData("im3", "/faelle/{fall}/teil-a/gesundheit", "/faelle/{fall}/punkte", "/faelle/{fall}/ziele", "/faelle/{fall}/gespraech",
        "/faelle/{fall}/gespraeche", "/faelle/{fall}/einwilligung", "/faelle/{fall}/einwilligung/neu?art=Release", "/faelle/{fall}/rahmen",
        "/faelle/{fall}/stichtag", "/faelle/{fall}/ende")]
    [InlineData("im3", "/faelle/{fall}/uebergabe", "/faelle/{fall}/tandem", "/faelle/{fall}/loeschen", "/faelle/{fall}/zielvereinbarung",
        "/faelle/{fall}/zielvereinbarung?sprache=ar", "/faelle/{fall}/zielvereinbarung?sprache=fa&als=auftrag", "/heute")]
    [InlineData("leitung", "/faelle", "/faelle/aufbewahrung", "/faelle/zugriffe", "/faelle/zugriffe?nur=fremd")]
    public async Task Pages_OnANarrowPhone_HaveNoBarrierThatAxeFinds(string role, params string[] addresses)
    {
        await browser.Cluster.ExecuteAsync(browser.Database, Sql);
        await using var window = await browser.OpenAsync(320);
        await window.SignInAsync(role);
        foreach (var address in addresses.Select(named => named.Replace("{fall}", Case, StringComparison.Ordinal)))
        {
            var response = await window.Page.GotoAsync(address);
            Assert.Equal(200, response!.Status);
            await Barriers.AssertNoneInBothSchemesAsync(window.Page, $"{role} {address}", 320);
        }

        Assert.Empty(window.Troubles);
    }

    [Fact]
    public async Task HandOver_ForBothSides_HasNoBarrierThatAxeFinds()
    {
        await browser.Cluster.ExecuteAsync(browser.Database, Sql + Offer);
        foreach (var role in new[] { "im3", "im2" })
        {
            await using var window = await browser.OpenAsync(320);
            await window.SignInAsync(role);
            Assert.Equal(200, (await window.Page.GotoAsync($"/faelle/uebergaben/{Case}"))!.Status);
            await Barriers.AssertNoneInBothSchemesAsync(window.Page, $"{role} hand-over", 320);
            Assert.Empty(window.Troubles);
        }

        await browser.Cluster.ExecuteAsync(browser.Database, $"delete from caseload.hand_over where id = '{Case}'");
    }
}
