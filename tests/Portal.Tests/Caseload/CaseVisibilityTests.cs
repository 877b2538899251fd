using System.Net;
using Dapper;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Npgsql;

namespace IntMan.Portal.Tests.Caseload;

/// <summary>Who sees a case (C2): as SQL under the role of the zone, whatever a program asks, and through HTTP.</summary>
public sealed class CaseVisibilityTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private static readonly string[] Pages = ["", "/teil-a/person", "/punkte", "/ziele", "/gespraech", "/gespraeche", "/einwilligung",
        "/einwilligung/neu?art=Agreement", "/rahmen", "/stichtag", "/ende",
        "/uebergabe", "/tandem", "/loeschen", "/zielvereinbarung", "/zielvereinbarung?sprache=ar&als=auftrag"];

    [Fact]
    public async Task Content_IsSeenByOwnTandemAndSubstituteWithAReason_AndByNobodyElse()
    {
        var seen = await PrepareAsync();
        Assert.Equal(Seen.Everything, await SeenAsync(seen, "im2"));
        Assert.Equal(Seen.Nothing, await SeenAsync(seen, "im3"));
        Assert.Equal(Seen.Nothing, await SeenAsync(seen, "im1"));
        Assert.Equal(Seen.Nothing, await SeenAsync(seen, "ib"));
        Assert.Equal(Seen.Nothing, await SeenAsync(seen, "admin"));
        Assert.Equal(Seen.Nothing, await SeenAsync(seen, "koordination"));
        // Who leads the team of the county sees that there is a case, and nothing of what is in it.
        Assert.Equal(Seen.Nothing with { Cases = 1 }, await SeenAsync(seen, "leitung"));
        Assert.Equal(Seen.Nothing, await SeenAsync(seen, null));

        await portal.Cluster.ExecuteAsync(portal.Database,
            $"update caseload.case set tandem_id = (select person_id from accounts.account where email = 'im3@demo.example') where id = '{seen}'");
        Assert.Equal(Seen.Everything, await SeenAsync(seen, "im3"));
    }

    [Fact]
    public async Task Substitute_SeesContentInTheAbsenceAfterSayingWhy_AndWritesNeitherHealthNorText()
    {
        var seen = await PrepareAsync();
        await AwayAsync("im2", "im3", "2026-11-17", "2026-11-20");
        Assert.Equal(Seen.Nothing with { Cases = 1 }, await SeenAsync(seen, "im3"));
        using (var substitute = await Visitor.SignedInAsync(portal, "im3"))
        {
            using var first = await substitute.GetAsync($"/faelle/{seen}");
            Assert.Equal($"/faelle/{seen}/vertretung", first.Headers.Location!.OriginalString);
            using var unsaid = await substitute.SendCaseAsync($"/faelle/{seen}", "/vertretung");
            Assert.Equal(["Wählen Sie den Grund."], Casework.Mistakes(await Visitor.ReadAsync(unsaid, HttpStatusCode.UnprocessableEntity)));
            (await substitute.SendCaseAsync($"/faelle/{seen}", "/vertretung", ("grund", "Deadline"))).Dispose();
            Assert.Contains("Sie sehen diesen Fall als Vertretung.", (await substitute.PageAsync($"/faelle/{seen}")).MainText(),
                StringComparison.Ordinal);
        }

        Assert.Equal(Seen.Everything, await SeenAsync(seen, "im3"));
        Assert.Equal("42501", await WriteAsync(seen, "im3",
            $"insert into caseload.free_text values (gen_random_uuid(), 'note', '{seen}', 'x')"));
        Assert.Equal("42501", await WriteAsync(seen, "im3",
            $"insert into caseload.health_answer values ('{seen}', 'behinderung', array['nein'], '2026-11-18')"));
        Assert.Equal("", await WriteAsync(seen, "im3",
            $"insert into caseload.answer values ('{seen}', 'auto', array['nein'], '2026-11-18')"));
        Assert.Equal(Seen.Nothing, await SeenAsync(seen, "im3", "2026-11-21"));
        await portal.Cluster.ExecuteAsync(portal.Database, "delete from directory.absence where recorded_by = 'Fälle'");
    }

    [Fact]
    public async Task ForeignCase_AnswersOnEveryPageLikeAMissingOne()
    {
        var foreign = await PrepareAsync();
        foreach (var name in new[] { "im1", "im3", "sprecher" })
        {
            using var other = await Visitor.SignedInAsync(portal, name);
            foreach (var page in Pages)
            {
                using var hidden = await other.GetAsync($"/faelle/{foreign}{page}");
                using var missing = await other.GetAsync($"/faelle/0197a000-0000-7000-8000-00000000dead{page}");
                Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hidden.StatusCode, missing.StatusCode));
                Assert.Equal(await TextAsync(missing), await TextAsync(hidden));
            }

            Assert.DoesNotContain(foreign.ToString(), (await other.PageAsync("/faelle?stand=All")).Source.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TeamLead_SeesTheListWithoutLinksAndWithoutSteps()
    {
        var seen = await PrepareAsync();
        var alias = await portal.Cluster.ScalarAsync<string>(portal.Database, $"select alias from caseload.case where id = '{seen}'");
        using var lead = await Visitor.SignedInAsync(portal, "leitung");
        var page = await lead.PageAsync($"/faelle?q={Uri.EscapeDataString(alias)}");
        Assert.Contains(alias, page.MainText(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll($"a[href*='{seen}']"));
        Assert.DoesNotContain("Briefe sortieren", page.MainText(), StringComparison.Ordinal);
        using var single = await lead.GetAsync($"/faelle/{seen}");
        Assert.Equal(HttpStatusCode.Forbidden, single.StatusCode);
    }

    [Theory]
    [InlineData("portal_public")]
    [InlineData("portal_audit")]
    [InlineData("portal_accounts")]
    public async Task OtherZones_CannotReachTheSchema(string zone)
    {
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database, zone);
        foreach (var table in new[] { "case", "answer", "health_answer", "consultation", "free_text", "consent", "score", "alias_word" })
        {
            Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() =>
                connection.ExecuteAsync($"select 1 from caseload.{table}"))).SqlState);
        }
    }

    [Fact]
    public async Task EveryLook_IsInTheLog_WithItsReason_AndRefusedOnesToo()
    {
        var seen = await PrepareAsync();
        using var other = await Visitor.SignedInAsync(portal, "im1");
        (await other.GetAsync($"/faelle/{seen}")).Dispose();
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        await manager.PageAsync($"/faelle/{seen}");
        var log = (await ActionsAsync(seen)).ToList();
        Assert.Contains("im1 case.show.foreign Refused", log);
        Assert.Contains("im2 case.show.own Done", log);
        Assert.Contains("im2 case.talk.own Done", log);
        Assert.Contains("im2 case.part-a.own Done", log);
    }

    private static async Task<string> TextAsync(HttpResponseMessage response) =>
        (await Visitor.ReadAsync(response, HttpStatusCode.NotFound)).MainText();

    /// <summary>A case of im2 with something in every part.</summary>
    private async Task<Guid> PrepareAsync()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        var address = await manager.OpenPlanAsync();
        (await manager.SendCaseAsync(address, "/teil-a/person", ("geschlecht", "w"))).Dispose();
        (await manager.SendCaseAsync(address, "/teil-a/gesundheit", ("behinderung", "nein"))).Dispose();
        (await manager.SendCaseAsync(address, "/punkte", ("finanzen", "unterstuetzt"), ("psyche", "termine"))).Dispose();
        (await manager.SendCaseAsync(address, "/ziele", ("bereich", "schulden"), ("ziel", "schulden.ueberblick"), ("vereinbart",
            "18.11.2026"),
            ("erreicht", "Open"), ("was-1", "Briefe sortieren"), ("wer-1", "Client"), ("aktion", "speichern"))).Dispose();
        await manager.TalkAsync(address, ("notiz", "Bescheide sortiert"));
        return Casework.IdOf(address);
    }

    private async Task<Seen> SeenAsync(Guid id, string? account, string day = "2026-11-18") => await AsAsync(account, day, connection =>
        connection.QuerySingleAsync<Seen>($"""
            select (select count(*)::int from caseload.case where id = @id) as cases,
                (select count(*)::int from caseload.answer where case_id = @id) as answers,
                (select count(*)::int from caseload.health_answer where case_id = @id) as health,
                (select count(*)::int from caseload.score where case_id = @id) as scores,
                (select count(*)::int from caseload.health_score where case_id = @id) as health_scores,
                (select count(*)::int from caseload.goal where case_id = @id) as goals,
                (select count(*)::int from caseload.consultation where case_id = @id) as talks,
                (select count(*)::int from caseload.free_text where case_id = @id) as texts,
                (select count(*)::int from caseload.consent where case_id = @id) as consents
            """, new { id }));

    private Task<string> WriteAsync(Guid id, string account, string sql) => AsAsync(account, "2026-11-18", async connection =>
    {
        Assert.NotEqual(Guid.Empty, id);
        try
        {
            await connection.ExecuteAsync(sql);
            return "";
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    });

    private async Task<T> AsAsync<T>(string? account, string day, Func<NpgsqlConnection, Task<T>> ask)
    {
        var (id, person) = account is null ? (null, null) : await PersonAsync(account);
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database, "portal_staff");
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync("""
            select set_config('app.account', coalesce(@id, ''), true), set_config('app.person', coalesce(@person, ''), true),
                set_config('app.day', @day, true)
            """, new { id, person, day });
        return await ask(connection);
    }

    private async Task<(string? Id, string? Person)> PersonAsync(string account)
    {
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database);
        return await connection.QuerySingleAsync<(string?, string?)>(
            "select id::text, person_id::text from accounts.account where email = @email", new { email = $"{account}@demo.example" });
    }

    private async Task AwayAsync(string account, string substitute, string first, string last) =>
        await portal.Cluster.ExecuteAsync(portal.Database, $"""
            insert into directory.absence (id, person_id, first_day, last_day, substitute_id, recorded_on, recorded_by)
            values (gen_random_uuid(), '{(await PersonAsync(account)).Person}', '{first}', '{last}',
                '{(await PersonAsync(substitute)).Person}',
                '2026-11-01', 'Fälle')
            """);

    private async Task<IEnumerable<string>> ActionsAsync(Guid id)
    {
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database);
        return await connection.QueryAsync<string>("""
            select split_part(a.email, '@', 1) || ' ' || l.action || ' ' || l.outcome from accounts.audit_log l
                join accounts.account a on a.id = l.actor_id
            where l.subject = @id order by l.id
            """, new { id = id.ToString() });
    }

    private sealed record Seen(int Cases, int Answers, int Health, int Scores, int HealthScores, int Goals, int Talks, int Texts,
        int Consents)
    {
        public static Seen Everything { get; } = new(1, 1, 1, 1, 1, 1, 1, 2, 2);

        public static Seen Nothing { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
