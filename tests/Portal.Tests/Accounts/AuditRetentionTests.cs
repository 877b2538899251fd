using Dapper;
using IntMan.Accounts;
using IntMan.Portal.Checks;
using IntMan.Portal.Tests.Support;
using Npgsql;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>Refusals leave the audit log after 90 days, and nothing else does; the chain stays verifiable (T62).</summary>
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
        await owner.ExecuteAsync("select set_config('accounts.forget_before', '2026-08-20', true)", transaction: transaction);
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() =>
            owner.ExecuteAsync($"delete from accounts.audit_log where {which}", transaction: transaction))).SqlState);
    }

    [Fact]
    public void Privacy_NamesTheTimeInTheWordsOfTheGuide()
    {
        var words = $"nach {ForgetRefusals.KeepDays} Tagen gelöscht";
        string[] files = ["content/pages/datenschutz.md", "docs/operation.md"];
        Assert.All(files, file => Assert.Contains(words, File.ReadAllText(Path.Combine(Repository.Root, file)), StringComparison.Ordinal));
    }

    private async Task<string> FilledAsync()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        await cluster.ExecuteAsync(name, Entries);
        await JoinAsync(name);
        return name;
    }

    private async Task ForgetAsync(string name)
    {
        await using var database = await cluster.OpenAsync(name);
        await new ForgetRefusals(database.Zones, new TestClock()).ExecuteAsync(Cancellation);
    }

    private async Task JoinAsync(string name)
    {
        await using var database = await cluster.OpenAsync(name);
        await new JoinAudit(database.Zones).ExecuteAsync(Cancellation);
    }

    private async Task<List<string>> EntriesAsync(string name)
    {
        await using var owner = await cluster.ConnectAsync(name);
        return (await owner.QueryAsync<string>(
            "select coalesce(subject, action || ' ' || times) from accounts.audit_log order by id")).AsList();
    }

    private async Task<string> CheckAsync(string name)
    {
        await using var database = await cluster.OpenAsync(name);
        var results = await DataChecks.OfAsync(database.Owner, new DateOnly(2026, 11, 18), Cancellation);
        return Assert.Single(results, result => result.Subject.StartsWith("Prüfprotokoll", StringComparison.Ordinal)).ToString();
    }
}
