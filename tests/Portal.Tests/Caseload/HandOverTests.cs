using System.Net;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Npgsql;

namespace IntMan.Portal.Tests.Caseload;

/// <summary>A case changes hands: proposed, accepted or declined or withdrawn, done. Nobody counts twice, and nothing moves without the
/// client's consent.</summary>
public sealed class HandOverTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Warm_MovesPlanAndTalksUnderANewNumber_ButNeitherNotesNorHealth()
    {
        using var giver = await Visitor.SignedInAsync(portal, "im2");
        using var taker = await Visitor.SignedInAsync(portal, "im3");
        var address = await PlanAsync(giver);
        await giver.SignAsync(address, "HandOver");
        var offer = await OfferAsync(giver, address, "im3", ("mit", "warm"), ("termin", "18.11.2026"));

        // The one who receives sees how much there is, and none of it.
        var seen = (await taker.PageAsync(offer)).MainText();
        Assert.Contains("1 Ziele, 2 Bereiche mit Punkten", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Briefe sortieren", seen, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await taker.GetAsync(address)).StatusCode);

        await AnswerAsync(taker, offer, ("aktion", "annehmen"));
        using var early = await taker.SendCaseAsync(offer, "", ("aktion", "uebernehmen"), ("termin", "nein"), ("einverstanden", "ja"));
        Assert.Equal(["Nehmen Sie den Fall erst nach dem gemeinsamen Termin."],
            Casework.Mistakes(await Visitor.ReadAsync(early, HttpStatusCode.UnprocessableEntity)));
        using var taken = await taker.SendCaseAsync(offer, "", ("aktion", "uebernehmen"), ("termin", "ja"), ("einverstanden", "ja"),
            ("kontakt", "25.11.2026"));
        var successor = taken.Headers.Location!.OriginalString.Split('?')[0];
        var (old, id) = (Casework.IdOf(address), Casework.IdOf(successor));
        Assert.Equal("HandedOver|HandOver|true|0|1|0|1|2|0|0", await portal.Cluster.ScalarAsync<string>(portal.Database, $"""
            select concat_ws('|', o.end_reason, n.access, n.came_with_plan::text,
                (select count(*) from caseload.goal where case_id = o.id), (select count(*) from caseload.goal where case_id = n.id),
                (select count(*) from caseload.consultation where case_id = o.id),
                (select count(*) from caseload.consultation where case_id = n.id),
                (select count(*) from caseload.consent where case_id = n.id),
                (select count(*) from caseload.health_score where case_id = n.id),
                (select count(*) from caseload.free_text where case_id in (o.id, n.id) and place = 'note'))
            from caseload.case o join caseload.case n on n.predecessor_id = o.id where o.id = '{old}' and n.id = '{id}'
            """));
        Assert.Contains("Briefe sortieren", (await taker.PageAsync(successor)).MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await giver.GetAsync(successor)).StatusCode);
        Assert.Contains("Beendet am", (await giver.PageAsync(address)).MainText(), StringComparison.Ordinal);
        using var again = await taker.PostAsync(offer, ("__RequestVerificationToken", await taker.TokenAsync()), ("aktion", "annehmen"));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task WithoutConsent_OnlyTheFactPasses()
    {
        using var giver = await Visitor.SignedInAsync(portal, "im2");
        using var taker = await Visitor.SignedInAsync(portal, "im3");
        var address = await PlanAsync(giver);
        using (var warm = await giver.SendCaseAsync(address, "/uebergabe", ("an", await PersonAsync("im3")), ("mit", "warm"),
            ("termin", "18.11.2026")))
        {
            Assert.Equal(["Für eine warme Übergabe fehlt die Einwilligung zur Übergabe. Tragen Sie sie zuerst ein."],
                Casework.Mistakes(await Visitor.ReadAsync(warm, HttpStatusCode.UnprocessableEntity)));
        }

        var offer = await OfferAsync(giver, address, "im3", ("mit", "leer"));
        await AnswerAsync(taker, offer, ("aktion", "annehmen"));
        using var taken = await taker.SendCaseAsync(offer, "", ("aktion", "uebernehmen"));
        var id = Casework.IdOf(taken.Headers.Location!.OriginalString.Split('?')[0]);
        Assert.Equal("false|0|0|0", await portal.Cluster.ScalarAsync<string>(portal.Database, $"""
            select concat_ws('|', c.came_with_plan::text, (select count(*) from caseload.goal where case_id = c.id),
                (select count(*) from caseload.consultation where case_id = c.id),
                (select count(*) from caseload.consent where case_id = c.id))
            from caseload.case c where c.id = '{id}'
            """));
    }

    [Fact]
    public async Task Declined_SaysWhy_AndWithdrawn_LeavesTheCase()
    {
        using var giver = await Visitor.SignedInAsync(portal, "im2");
        using var taker = await Visitor.SignedInAsync(portal, "im3");
        using var stranger = await Visitor.SignedInAsync(portal, "sprecher");
        var address = await PlanAsync(giver);
        var offer = await OfferAsync(giver, address, "im3", ("mit", "leer"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(offer)).StatusCode);
        using (var unsaid = await taker.SendCaseAsync(offer, "", ("aktion", "ablehnen")))
        {
            Assert.Equal(["Wählen Sie den Grund."],
                Casework.Mistakes(await Visitor.ReadAsync(unsaid, HttpStatusCode.UnprocessableEntity)));
        }

        await AnswerAsync(taker, offer, ("aktion", "ablehnen"), ("grund", "NoCapacity"));
        Assert.Contains("abgelehnt, keine Kapazität", (await giver.PageAsync(offer)).MainText(), StringComparison.Ordinal);

        var second = await OfferAsync(giver, address, "im3", ("mit", "leer"));
        Assert.Equal(second, (await giver.GetAsync($"{address}/uebergabe")).Headers.Location!.OriginalString);
        await AnswerAsync(giver, second, ("aktion", "zurueckziehen"));
        Assert.Contains("zurückgezogen", (await taker.PageAsync("/faelle/uebergaben")).MainText(), StringComparison.Ordinal);
        Assert.Contains("Gespräch eintragen", (await giver.PageAsync(address)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_LetsNobodyOfferThemselvesAForeignCase()
    {
        using var giver = await Visitor.SignedInAsync(portal, "im2");
        var address = await giver.OpenCaseAsync();
        var (im2, im3) = (await PersonAsync("im2"), await PersonAsync("im3"));
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database, "portal_staff");
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var forged = new NpgsqlCommand($"""
            select set_config('app.person', '{im3}', true), set_config('app.day', '2026-11-18', true);
            insert into caseload.hand_over (id, case_id, from_id, to_id, ags, with_data, state, proposed_on)
            values (gen_random_uuid(), '{Casework.IdOf(address)}', '{im2}', '{im3}', '08435034', false, 'Accepted', '2026-11-18')
            """, connection, transaction);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => forged.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        Assert.Equal("42501", refused.SqlState);
    }

    [Fact]
    public async Task Tandem_ReadsAndWrites_UntilItEnds()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        using var partner = await Visitor.SignedInAsync(portal, "im3");
        var address = await PlanAsync(manager);
        (await manager.SendCaseAsync(address, "/tandem", ("tandem", await PersonAsync("im3")))).Dispose();
        await partner.TalkAsync(address);
        using (var second = await partner.GetAsync($"{address}/tandem"))
        {
            Assert.Equal(address, second.Headers.Location!.OriginalString);
        }

        (await manager.SendCaseAsync(address, "/tandem", ("tandem", ""))).Dispose();
        Assert.Equal(HttpStatusCode.NotFound, (await partner.GetAsync(address)).StatusCode);
    }

    private async Task<string> OfferAsync(Visitor giver, string address, string to, params (string Name, string Value)[] fields)
    {
        using var sent = await giver.SendCaseAsync(address, "/uebergabe", [("an", await PersonAsync(to)), .. fields]);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        return sent.Headers.Location!.OriginalString.Split('?')[0];
    }

    private static async Task AnswerAsync(Visitor visitor, string offer, params (string Name, string Value)[] fields)
    {
        using var sent = await visitor.SendCaseAsync(offer, "", fields);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    private static async Task<string> PlanAsync(Visitor manager)
    {
        var address = await manager.OpenPlanAsync();
        (await manager.SendCaseAsync(address, "/punkte", ("finanzen", "unterstuetzt"), ("psyche", "termine"))).Dispose();
        (await manager.SendCaseAsync(address, "/ziele", ("bereich", "schulden"), ("ziel", "schulden.ueberblick"), ("vereinbart",
            "18.11.2026"), ("erreicht", "Open"), ("was-1", "Briefe sortieren"), ("wer-1", "Client"), ("aktion", "speichern"))).Dispose();
        await manager.TalkAsync(address, ("notiz", "Bescheide sortiert"));
        return address;
    }

    private Task<string> PersonAsync(string account) => portal.Cluster.ScalarAsync<string>(portal.Database,
        $"select person_id::text from accounts.account where email = '{account}@demo.example'");
}
