using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Meetings;

/// <summary>An unreleased concern with a word that stands nowhere else: whoever is not in the room finds no trace of it, and every answer
/// has the same bytes with and without it.</summary>
public sealed partial class RoomLeakTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Word = "Quittenbrot";

    // Office of the area, section head, administrator, other places, partner, volunteer.
    private static readonly string[] Outside = ["koordination", "ib", "leitung", "admin", "partner", "ehrenamt"];

    [Fact]
    public async Task Concern_LeavesNoTraceOutsideItsRoom()
    {
        _ = portal.Client;
        var forum = await Forum.OpenAsync(portal);
        var next = await portal.Cluster.ScalarAsync<string>(portal.Database, """
            select held_on::text from meetings.meeting m join meetings.series s on s.id = m.series_id
            where s.slug = 'austauschforum-bodenseekreis' and m.state = 'Invited'
            """);
        var held = await portal.Cluster.ScalarAsync<string>(portal.Database, """
            select max(held_on)::text from meetings.meeting m join meetings.series s on s.id = m.series_id
            where s.slug = 'austauschforum-bodenseekreis' and m.state = 'Closed'
            """);
        var addresses = Addresses(next, held);
        using var speaker = await Visitor.SignedInAsync(portal, "sprecher");
        var visitors = new List<(string Name, Visitor Visitor)> { ("everybody", new Visitor(portal)) };
        foreach (var name in Outside)
        {
            visitors.Add((name, await Visitor.SignedInAsync(portal, name)));
        }

        try
        {
            // The second round counts: what the first one leaves behind, such as refusals in the log, is in both.
            await ReadAsync(visitors, addresses);
            var before = await ReadAsync(visitors, addresses);
            var log = await LogAsync();
            var concern = await PlantAsync(speaker, next);
            Assert.Equal(log, await LogAsync());
            var after = await ReadAsync(visitors, addresses);
            Assert.Empty(after.Where(page => page.Value.Contains(Word, StringComparison.OrdinalIgnoreCase)).Select(page => page.Key));
            // The log itself grows by what was refused while it was read; LogAsync says that planting adds nothing.
            Assert.Empty(before.Where(page => after[page.Key] != page.Value && !page.Key.EndsWith("/protokoll", StringComparison.Ordinal))
                .Select(page => page.Key));

            foreach (var (name, visitor) in visitors)
            {
                await AssertLooksMissingAsync(name, visitor, concern);
            }
        }
        finally
        {
            visitors.ForEach(one => one.Visitor.Dispose());
        }
    }

    /// <summary>The same without pages: no table, view or list of running statements shows it to a role of the application.</summary>
    [Theory]
    [InlineData("portal_public", "")]
    [InlineData("portal_jobs", "")]
    [InlineData("portal_audit", "")]
    [InlineData("portal_accounts", "")]
    [InlineData("portal_staff", "")]
    [InlineData("portal_staff", "koordination")]
    [InlineData("portal_staff", "leitung")]
    [InlineData("portal_staff", "admin")]
    [InlineData("portal_staff", "ib")]
    public async Task Sql_OfAnyRole_FindsTheWordNowhere(string zone, string name)
    {
        _ = portal.Client;
        if (await portal.Cluster.ScalarAsync<long>(portal.Database, $"select count(*) from meetings.concern where title = '{Word}'") == 0)
        {
            await new Forum(portal).RaiseAsync(Word, $"{Word} im Raum", $"{Word} nach außen");
        }

        await using var connection = await portal.Cluster.ConnectAsync(portal.Database, zone);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var person = name.Length == 0 ? "" : await portal.Cluster.ScalarAsync<string>(portal.Database,
            $"select coalesce(person_id::text, '') from accounts.account where email = '{name}@demo.example'");
        await connection.ExecuteAsync("select set_config('app.person', @person, true), set_config('app.day', '2026-11-18', true)",
            new { person });
        var tables = (await connection.QueryAsync<string>("""
            select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'v', 'm', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')
            """)).AsList();

        // The zone of the audit log reads no whole table.
        Assert.True(tables.Count > 0 || zone == "portal_audit");
        foreach (var table in tables.Append("pg_stat_activity"))
        {
            Assert.True(await connection.ExecuteScalarAsync<long>($"select count(*) from {table} t where t::text like '%' || @word || '%'",
                new { word = Word[..5] + "enbrot" }) == 0, $"{zone} {name}: {table}");
        }
    }

    // The word stands in a concern with a vote that is open, and in an item and a task of the protected part.
    private async Task<string> PlantAsync(Visitor speaker, string next)
    {
        await MeetingPathTests.DoAsync(speaker, Forum.Concerns, "main form.ip-form[method=post]", ("titel", Word),
            ("notiz", $"{Word} innen"));
        var id = await portal.Cluster.ScalarAsync<string>(portal.Database,
            $"select id::text from meetings.concern where title = '{Word}' limit 1");
        var concern = $"{Forum.Concerns}/{id}";
        await MeetingPathTests.DoAsync(speaker, concern, "form[action*=Wortlaut]", ("betreff", Word), ("wortlaut", $"{Word} außen"));
        await MeetingPathTests.DoAsync(speaker, concern, "form[action*=Abstimmen]", ("wie", "Deadline"));
        await MeetingPathTests.DoAsync(speaker, concern, "form[action*=Stimme]", ("stimme", "Yes"));
        await portal.Cluster.ExecuteAsync(portal.Database, $"""
            insert into meetings.item (id, series_id, meeting_id, part, is_protected, position, title, manner, minutes, responsible, state,
                source, created_at)
            select gen_random_uuid(), m.series_id, m.id, 1, true, 99, '{Word}', 'Exchange', 5, 'Alle', 'Accepted', 'Member', now()
            from meetings.meeting m join meetings.series s on s.id = m.series_id
            where s.slug = 'austauschforum-bodenseekreis' and m.held_on = '{next}';
            insert into meetings.task (id, series_id, meeting_id, is_protected, text, due_on, state, created_by, created_at, changed_at)
            select gen_random_uuid(), m.series_id, m.id, true, '{Word}', '2026-12-01', 'Open', '{Word}', now(), now()
            from meetings.meeting m join meetings.series s on s.id = m.series_id
            where s.slug = 'austauschforum-bodenseekreis' and m.held_on = '{next}';
            """);
        return concern;
    }

    private static string[] Addresses(string next, string held) =>
    [
        "/", "/heute", "/treffen", "/treffen/aufgaben", $"/treffen/protokolle?q={Word}", $"/suche?q={Word}", "/sitemap.xml", Forum.Series,
        $"{Forum.Series}/themen", $"{Forum.Series}/aufgaben", $"{Forum.Series}/aufgaben?q={Word}", $"{Forum.Series}/mitglieder",
        $"{Forum.Series}/auftrag", $"{Forum.Series}.ics", Forum.Concerns, $"{Forum.Series}/eingang", $"{Forum.Series}/{next}",
        $"{Forum.Series}/{next}/tagesordnung", $"{Forum.Series}/{next}/sitzung", $"{Forum.Series}/{next}/protokoll",
        $"{Forum.Series}/{held}", $"{Forum.Series}/{held}/protokoll", $"{Forum.Series}/{held}/protokoll.md", Forum.Round, Forum.Inbox,
        $"{Forum.Round}/aufgaben", $"/verwaltung?q={Word}", "/verwaltung/mails", "/verwaltung/protokoll", "/verwaltung/export",
        "/entwicklung/mails", "/konto", "/konto/sitzungen", "/api/hsds/services", "/angebote", "/gemeinden",
        "/oparl/v1.1/body/08435/meetings", "/oparl/v1.1/body/08435/agendaItems", "/oparl/v1.1/body/08435/papers",
        "/oparl/v1.1/body/08435/files", $"/treffen/{Word}", $"/weg/{Guid.Empty}",
    ];

    private static async Task<Dictionary<string, string>> ReadAsync(List<(string Name, Visitor Visitor)> visitors, string[] addresses)
    {
        var read = new Dictionary<string, string>();
        foreach (var (name, visitor) in visitors)
        {
            foreach (var address in addresses)
            {
                using var answer = await visitor.GetAsync(address);
                var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

                // What was asked for is no find.
                var whole = $"{(int)answer.StatusCode} {answer.Headers.Location} {Tokens().Replace(text, "")}";
                read[$"{name} {address}"] = address.Split('=', '/')[^1] == Word ? whole.Replace(Word, "", StringComparison.Ordinal) : whole;
            }
        }

        return read;
    }

    private Task<string> LogAsync() => portal.Cluster.ScalarAsync<string>(portal.Database, """
        select concat_ws(' ', (select count(*) from accounts.audit_log), (select count(*) from mail.outbox))
        """);

    private static async Task AssertLooksMissingAsync(string name, Visitor visitor, string concern)
    {
        foreach (var ending in new[] { "", "/weg", "/anlage/1" })
        {
            using var hidden = await visitor.GetAsync(concern + ending);
            using var missing = await visitor.GetAsync($"{Forum.Concerns}/{Guid.NewGuid()}{ending}");
            Assert.True(hidden.StatusCode == missing.StatusCode && hidden.StatusCode != HttpStatusCode.OK,
                string.Create(CultureInfo.InvariantCulture, $"{name} {ending}: {(int)hidden.StatusCode}"));
            var (one, other) = (await hidden.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                await missing.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal(Ids().Replace(Tokens().Replace(other, ""), ""), Ids().Replace(Tokens().Replace(one, ""), ""));
        }
    }

    // Tokens of forms, keys, nonces.
    [GeneratedRegex("""name="(__RequestVerificationToken|formular)"[^>]*>|nonce="[^"]*"|value="[A-Za-z0-9_-]{22}"|CfDJ8[A-Za-z0-9_-]+""")]
    private static partial Regex Tokens();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Ids();
}
