using Dapper;
using IntMan.Accounts;
using IntMan.Portal.Checks;
using IntMan.Portal.Tests.Support;
using Npgsql;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>Refusals leave the audit log after 90 days, sign-ins after a year, everything else after three; whole addresses of former
/// versions are shortened; the chain stays verifiable (T62, D19).</summary>
public sealed class AuditRetentionTests(TestCluster cluster)
{
    // 18 November less 90 days is 20 August.
    private const string Entries = """
        insert into accounts.audit_log (at, action, outcome, subject, network) values
            ('2026-08-18T12:00Z', 'session.end', 'Done', 'done', '198.51.100.0/24'),
            ('2026-08-18T12:01Z', 'request.denied', 'Refused', 'old', '198.51.100.0/24'),
            ('2026-08-19T12:00Z', 'sign-in', 'Refused', 'last day', '198.51.100.0/24'),
            ('2026-08-20T12:00Z', 'sign-in', 'Refused', 'kept', '198.51.100.0/24')
        """;

    // As versions before November 2026 have left them.
    private const string Addresses = """
        insert into accounts.audit_log (at, action, outcome, network) values
            ('2026-11-18T12:00Z', 'role.grant', 'Done', '198.51.100.7'), ('2026-11-18T12:00Z', 'role.grant', 'Done', '::ffff:203.0.113.9'),
            ('2026-11-18T12:00Z', 'role.grant', 'Done', '2001:db8:1:2::5'), ('2026-11-18T12:00Z', 'role.grant', 'Done', '198.51.100.0/24'),
            ('2026-11-18T12:00Z', 'role.grant', 'Done', 'local'), ('2026-11-18T12:00Z', 'role.grant', 'Done', null)
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refusals_AfterTheirTime_AreGoneAndTheChainIsWhole()
    {
        var name = await FilledAsync();
        await ForgetAsync(name);
        Assert.Equal(["done", "kept", "audit.forget 2"], await EntriesAsync(name));
        Assert.StartsWith("in Ordnung: Prüfprotokoll", await CheckAsync(name), StringComparison.Ordinal);

        await ForgetAsync(name);
        await JoinAsync(name);
        Assert.Equal(["done", "kept", "audit.forget 2"], await EntriesAsync(name));
        Assert.Equal("in Ordnung: Prüfprotokoll", await CheckAsync(name));
    }

    [Fact]
    public async Task Refusal_ThatIsNotInTheChainYet_StaysUntilItIs()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        await cluster.ExecuteAsync(name, Entries);
        await ForgetAsync(name);
        Assert.Equal(["done", "old", "last day", "kept"], await EntriesAsync(name));
    }

    [Theory]
    [InlineData("delete from accounts.audit_log where subject = 'old'", "Eintrag 2 vom 18.08.2026 fehlt")]
    [InlineData("delete from accounts.audit_log where subject = 'old'; insert into accounts.audit_forgotten values (2)",
        "mehr Einträge fehlen, als nach Ablauf der Frist gelöscht wurden")]
    [InlineData("update accounts.audit_log set outcome = 'Refused' where subject = 'done'",
        "Eintrag 1 vom 18.08.2026 passt nicht zur Kette")]
    public async Task Entry_RemovedByHand_IsFound(string change, string finding)
    {
        var name = await FilledAsync();
        await cluster.ExecuteAsync(name, "alter table accounts.audit_log disable trigger user; " + change);
        Assert.Contains(finding, await CheckAsync(name), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("subject = 'done'")]
    [InlineData("subject = 'kept'")]
    public async Task Table_LetsNothingElseGo(string which)
    {
        var name = await FilledAsync();
        await using var owner = await cluster.ConnectAsync(name);
        await using var transaction = await owner.BeginTransactionAsync(Cancellation);
        await owner.ExecuteAsync("select set_config('accounts.forget_on', '2026-11-18', true)", transaction: transaction);
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() =>
            owner.ExecuteAsync($"delete from accounts.audit_log where {which}", transaction: transaction))).SqlState);
    }

    // 18 November 2026 less 365 days is 18 November 2025, less 1,095 days 19 November 2023.
    [Fact]
    public async Task Entries_LeaveAfterTheTimeOfTheirKind()
    {
        var name = await FilledAsync("""
            insert into accounts.audit_log (at, action, outcome, subject) values
                ('2023-11-18T12:00Z', 'role.grant', 'Done', 'old role'), ('2023-11-18T12:00Z', 'audit.forget', 'Done', 'own'),
                ('2023-11-19T12:00Z', 'role.grant', 'Done', 'role'), ('2025-11-17T12:00Z', 'session.start', 'Done', 'old session'),
                ('2025-11-17T12:00Z', 'sign-in', 'Done', 'old sign-in'), ('2025-11-18T12:00Z', 'session.start', 'Done', 'session'),
                ('2025-11-17T12:00Z', 'directory.export', 'Done', 'export')
            """);
        await ForgetAsync(name);
        await JoinAsync(name);
        Assert.Equal(["own", "role", "session", "export", "audit.forget 3"], await EntriesAsync(name));
        Assert.Equal("in Ordnung: Prüfprotokoll", await CheckAsync(name));
    }

    [Fact]
    public async Task Addresses_OfFormerVersions_AreShortenedAndTheChainIsWhole()
    {
        var name = await FilledAsync(Addresses);
        await ForgetAsync(name);
        await JoinAsync(name);
        Assert.Equal(
            ["198.51.100.0/24", "203.0.113.0/24", "2001:db8:1::/48", "198.51.100.0/24", "local", "-", "-"],
            await ColumnAsync(name, "coalesce(network, '-')"));
        Assert.Equal(
            "audit.shorten 3", (await ColumnAsync(name, "concat_ws(' ', action, nullif(times, 1))"))[^1]);
        Assert.Equal("in Ordnung: Prüfprotokoll", await CheckAsync(name));
    }

    [Theory]
    [InlineData("update accounts.audit_log set subject = 'other' where id = 1", "Eintrag 1 vom 18.11.2026 passt nicht zur Kette")]
    [InlineData("update accounts.audit_log set subject = 'other' where id = 5; insert into accounts.audit_shortened "
        + "select id, sha256(convert_to(accounts.audit_content(e), 'UTF8')) from accounts.audit_log e where id = 5",
        "mehr Einträge sind gekürzt, als das Protokoll sagt")]
    public async Task Entry_ChangedBesideItsAddress_IsFound(string change, string finding)
    {
        var name = await FilledAsync(Addresses);
        await ForgetAsync(name);
        await cluster.ExecuteAsync(name, "alter table accounts.audit_log disable trigger user; " + change);
        Assert.Contains(finding, await CheckAsync(name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_ThatNoLongerFits_IsNotShortenedIntoOneThatDoes()
    {
        var name = await FilledAsync(Addresses);
        await cluster.ExecuteAsync(name, """
            alter table accounts.audit_log disable trigger user;
            update accounts.audit_log set action = 'session.start' where id = 1;
            alter table accounts.audit_log enable trigger user
            """);
        await ForgetAsync(name);
        Assert.Equal("198.51.100.7", (await ColumnAsync(name, "coalesce(network, '-')"))[0]);
        Assert.Contains("Eintrag 1 vom 18.11.2026 passt nicht zur Kette", await CheckAsync(name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_LetsNothingButAShorterAddressBeWritten()
    {
        var name = await FilledAsync(Addresses);
        await using var owner = await cluster.ConnectAsync(name);
        foreach (var change in new[] { "network = '203.0.113.0/24'", "network = accounts.shortened(network), subject = 'x'", "times = 2" })
        {
            Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() =>
                owner.ExecuteAsync($"update accounts.audit_log set {change} where id = 1"))).SqlState);
        }
    }

    [Fact]
    public async Task Privacy_NamesTheTimesInTheWordsOfTheGuide()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        Assert.Equal("90 365 1095 1095", await cluster.ScalarAsync<string>(name, """
            select concat_ws(' ', accounts.audit_days('sign-in', 'Refused'), accounts.audit_days('session.start', 'Done'),
                accounts.audit_days('role.grant', 'Done'), accounts.audit_days('directory.edit', 'Done'),
                accounts.audit_days('audit.forget', 'Done'))
            """));
        Assert.Equal(1095, IntMan.Directory.History.ForgetActors.KeepDays);
        string[] files = ["content/pages/datenschutz.md", "docs/operation.md"];
        string[] sentences = ["nach 90 Tagen gelöscht", "nach einem Jahr gelöscht", "nach drei Jahren gelöscht"];
        foreach (var file in files)
        {
            var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, file), Cancellation);
            Assert.All(sentences, sentence => Assert.Contains(sentence, text, StringComparison.Ordinal));
        }
    }

    private async Task<string> FilledAsync(string entries = Entries)
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        await cluster.ExecuteAsync(name, entries);
        await JoinAsync(name);
        return name;
    }

    private async Task ForgetAsync(string name)
    {
        await using var database = await cluster.OpenAsync(name);
        await new ForgetAudit(database.Zones, new TestClock()).ExecuteAsync(Cancellation);
    }

    private async Task JoinAsync(string name)
    {
        await using var database = await cluster.OpenAsync(name);
        await new JoinAudit(database.Zones).ExecuteAsync(Cancellation);
    }

    private Task<List<string>> EntriesAsync(string name) => ColumnAsync(name, "coalesce(subject, action || ' ' || times)");

    private async Task<List<string>> ColumnAsync(string name, string column)
    {
        await using var owner = await cluster.ConnectAsync(name);
        return (await owner.QueryAsync<string>($"select {column} from accounts.audit_log order by id")).AsList();
    }

    private async Task<string> CheckAsync(string name)
    {
        await using var database = await cluster.OpenAsync(name);
        var results = await DataChecks.OfAsync(database.Owner, new DateOnly(2026, 11, 18), Cancellation);
        return Assert.Single(results, result => result.Subject.StartsWith("Prüfprotokoll", StringComparison.Ordinal)).ToString();
    }
}
