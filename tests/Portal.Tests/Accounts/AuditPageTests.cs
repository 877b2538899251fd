using System.Net;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Support;
using Npgsql;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>The log of what was done: who sees it, filters in the address, pages, and what reading it leaves behind (T57, T59).</summary>
public sealed class AuditPageTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Log = "/verwaltung/protokoll";

    [Fact]
    public async Task Log_OfWhatHappened_SaysItInWords()
    {
        using var visitor = new Visitor(portal);
        using var wrong = await visitor.SignInAsync("im2", "falsch-falsch-falsch");
        using var admin = await SignedInAsync();
        var address = $"/verwaltung/konten/{await IdAsync("partner")}/rollen";
        using var given = await admin.SubmitAsync(address, null, ("rolle", "Volunteer"), ("bereich", "County"),
            ("schluessel", "Bodenseekreis"), ("bis", ""));
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        var rows = await RowsAsync(admin, Log);
        Assert.Contains(
            "Mittwoch, 18. November 2026, 14:12 Uhr|Rolle gegeben|Pia Partnach: Ehrenamt (Kreis 08435)|Ada Adlerfarn: nur dieses Konto "
            + "zeigen|local", rows);
        Assert.Contains(
            "Mittwoch, 18. November 2026, 14:12 Uhr|Anmeldung: verweigert|mit Passwort|Nadim Rebstöckl: nur dieses Konto zeigen|local",
            rows);
        Assert.All(await RowsAsync(admin, Log + "?was=role"), row => Assert.Contains("|Rolle ", row, StringComparison.Ordinal));
        Assert.Empty(await RowsAsync(admin, Log + "?bis=30.06.2026"));
        Assert.NotEmpty(await RowsAsync(admin, Log + "?von=18.11.2026&bis=18.11."));
    }

    [Fact]
    public async Task Log_OfOneAccount_ShowsItsDeedsAndNotesWhoAsked()
    {
        using var admin = await SignedInAsync();
        using var other = new Visitor(portal);
        using var signedIn = await other.SignInAsync("leitung");
        var id = await IdAsync("leitung");
        var rows = await RowsAsync(admin, $"{Log}?konto={id}");
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains("|Levin Lindwurm: ", row, StringComparison.Ordinal));
        Assert.Equal(await IdAsync("admin"), await portal.Cluster.ScalarAsync<Guid>(portal.Database,
            $"select actor_id from accounts.audit_log where action = 'audit.read' and subject = '{id}'"));
        Assert.Contains(await RowsAsync(admin, Log + "?was=audit"), row =>
            row.Contains("|Prüfprotokoll eines Kontos gelesen|Levin Lindwurm|Ada Adlerfarn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Log_Long_ComesInPagesThatKeepTheFilter()
    {
        await portal.Cluster.ExecuteAsync(portal.Database,
            "insert into accounts.audit_log (at, action, outcome, subject) select '2026-11-10T12:00Z', 'mail.discard', 'Done', 'm' || "
            + "lpad(n::text, 3, '0') from generate_series(1, 120) n");
        using var admin = await SignedInAsync();
        var (address, seen) = (Log + "?was=mail&von=10.11.2026", new List<string>());
        for (var pages = 0; pages < 5 && address is not null; pages++)
        {
            var page = await admin.PageAsync(address);
            seen.AddRange(page.QuerySelectorAll("tbody tr").Select(row => row.QuerySelector("[data-label=Woran]").Words()));
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Null(address);
        Assert.Equal(Enumerable.Range(1, 120).Reverse().Select(number => $"m{number:D3}"), seen);
    }

    [Theory]
    [InlineData("?von=gestern+vielleicht", "#von-fehler")]
    [InlineData("?bis=31.2.2026", "#bis-fehler")]
    [InlineData("?was=%27%3B--&vor=abc&konto=xyz", null)]
    [InlineData("?vor=99999999999999999999", null)]
    public async Task Filter_Unreadable_IsNamedOrDropped(string query, string? message)
    {
        using var admin = await SignedInAsync();
        var page = await admin.PageAsync(Log + query);
        Assert.NotEmpty(page.QuerySelectorAll("tbody tr"));
        Assert.Equal(message is not null, message is not null && page.QuerySelector(message) is not null);
        Assert.Equal(message is not null, page.Title!.StartsWith("Fehler: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Log_ReadByItsZone_ButNotChanged()
    {
        await using var audit = await portal.Cluster.ConnectAsync(portal.Database, "portal_audit");
        await using var read = new NpgsqlCommand("select count(*) from accounts.read_audit(null, null, null, null, null)", audit);
        Assert.True((long)(await read.ExecuteScalarAsync(TestContext.Current.CancellationToken))! >= 0);
        foreach (var sql in new[] { "select * from accounts.audit_log", "delete from accounts.audit_log",
            "update accounts.audit_log set action = 'x'", "select email from accounts.account" })
        {
            await using var refused = new NpgsqlCommand(sql, audit);
            Assert.Equal("42501",
                (await Assert.ThrowsAsync<PostgresException>(() => refused.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)))
                .SqlState);
        }
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(Visitor visitor, string address) =>
        [.. (await visitor.PageAsync(address)).QuerySelectorAll("tbody tr")
            .Select(row => string.Join('|', row.Children.Select(cell => cell.Words())))];

    private Task<Guid> IdAsync(string name) => portal.Cluster.ScalarAsync<Guid>(portal.Database,
        $"select id from accounts.account where email = '{name}@demo.example'");

    private async Task<Visitor> SignedInAsync()
    {
        var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync("admin");
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return visitor;
    }
}
