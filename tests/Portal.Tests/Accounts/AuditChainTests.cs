using Dapper;
using IntMan.Accounts;
using IntMan.Foundation.Database;
using IntMan.Portal.Checks;
using IntMan.Portal.Commands;
using IntMan.Portal.Database;
using IntMan.Portal.Tests.Support;
using Npgsql;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>The chain of the audit log: nobody waits for another writer, and whatever is changed afterwards is found (T59).</summary>
public sealed class AuditChainTests(TestCluster cluster)
{
    private const string Insert =
        "insert into accounts.audit_log (at, action, outcome, subject) values (timestamptz '2026-11-18T12:00Z', 'mail.resend', 'Done', "
        + "@subject)";
    private const string AsServer =
        "alter table accounts.audit_log disable trigger user; alter table accounts.audit_link disable trigger user; alter table "
        + "accounts.audit_head disable trigger user; ";
    private const string OldInsert =
        "insert into accounts.audit_log (at, action, outcome, subject) select timestamptz '2026-11-17T22:30Z' + n * interval '1 hour', "
        + "'session.end', 'Done', 'ä' from generate_series(1, 3) n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Transaction_ThatStaysOpen_KeepsNoOtherWriterWaiting()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        await using var slow = await cluster.ConnectAsync(name, "portal_staff");
        await using var open = await slow.BeginTransactionAsync(Cancellation);
        await slow.ExecuteAsync(Insert, new { subject = "first" }, open);

        await using var quick = await cluster.ConnectAsync(name, "portal_staff");
        await quick.ExecuteAsync("set lock_timeout = '1ms'");
        await quick.ExecuteAsync(Insert, new { subject = "second" });
        await JoinAsync(name);
        Assert.Equal(["1 second"], await LinksAsync(name));

        await open.CommitAsync(Cancellation);
        await JoinAsync(name);
        Assert.Equal(["1 second", "2 first"], await LinksAsync(name));
        Assert.StartsWith("in Ordnung: Prüfprotokoll", await CheckAsync(name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Joiner_WhileAnotherOneIsAtIt_GoesAway()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        await using var staff = await cluster.ConnectAsync(name, "portal_staff");
        await staff.ExecuteAsync(Insert, new { subject = "first" });
        await using var jobs = await cluster.ConnectAsync(name, "portal_jobs");
        await using var open = await jobs.BeginTransactionAsync(Cancellation);
        Assert.Equal(1, await jobs.ExecuteScalarAsync<int>("select accounts.join_audit(10)", transaction: open));

        await staff.ExecuteAsync(Insert, new { subject = "second" });
        await JoinAsync(name);
        Assert.Empty(await LinksAsync(name));
        await open.CommitAsync(Cancellation);
        await JoinAsync(name);
        Assert.Equal(["1 first", "2 second"], await LinksAsync(name));
    }

    [Fact]
    public async Task Joiners_BesideWriters_LinkEveryEntryOnce()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        await using var database = await cluster.OpenAsync(name);
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            await using var staff = await cluster.ConnectAsync(name, "portal_staff");
            for (var i = 0; i < 50; i++)
            {
                await staff.ExecuteAsync(Insert, new { subject = $"{writer} {i}" });
            }
        })).ToList();
        var joiners = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!writers.TrueForAll(writer => writer.IsCompleted))
            {
                await new JoinAudit(database.Zones).ExecuteAsync(Cancellation);
            }
        }));
        await Task.WhenAll([.. writers, .. joiners]);
        await JoinAsync(name);
        Assert.Equal("200 200 200", await cluster.ScalarAsync<string>(name,
            "select concat_ws(' ', count(*), count(distinct entry_id), max(number)) from accounts.audit_link"));
        Assert.Equal("in Ordnung: Prüfprotokoll", await CheckAsync(name));
    }

    [Theory]
    [InlineData("update accounts.audit_log set action = 'x' where subject = '2'", "Eintrag 2 vom 18.11.2026 passt nicht zur Kette")]
    [InlineData("update accounts.audit_log set times = 2 where subject = '2'", "Eintrag 2 vom 18.11.2026 passt nicht zur Kette")]
    [InlineData("update accounts.audit_log set day = '2026-11-19' where subject = '2'", "Eintrag 2 vom 18.11.2026 passt nicht zur Kette")]
    [InlineData("delete from accounts.audit_log where subject = '2'", "Eintrag 2 vom 18.11.2026 fehlt")]
    [InlineData("delete from accounts.audit_log where subject = '2'; delete from accounts.audit_link where entry_id = 2",
        "vor Eintrag 3 vom 18.11.2026 fehlen Einträge")]
    [InlineData("insert into accounts.audit_log (id, at, day, action, outcome) values (99, '2026-11-18T12:00Z', '2026-11-18', 'x', 'Done')",
        "Eintrag 99 vom 18.11.2026 gehört zu keiner Kette")]
    [InlineData("delete from accounts.audit_log where subject = '4'; delete from accounts.audit_link where entry_id = 4",
        "Einträge am Ende des Tages fehlen (18.11.2026)")]
    [InlineData("delete from accounts.audit_log where day = '2026-11-18'; delete from accounts.audit_link where day = '2026-11-18'",
        "Einträge am Ende des Tages fehlen (18.11.2026)")]
    [InlineData(
        "delete from accounts.audit_log where day = '2026-11-18'; delete from accounts.audit_link where day = '2026-11-18'; delete from "
        + "accounts.audit_head where day = '2026-11-18'", "vor Eintrag 5 vom 19.11.2026 fehlen Einträge")]
    [InlineData("update accounts.audit_log set action = 'x' where subject = '6'", "Eintrag 6 vom 19.11.2026 passt nicht zur Kette")]
    [InlineData("delete from accounts.audit_log where subject = '6'", "Eintrag 6 vom 19.11.2026 fehlt")]
    [InlineData("delete from accounts.audit_receipt where entry_id = 6", "Eintrag 6 vom 19.11.2026 gehört zu keiner Kette")]
    public async Task Log_ChangedWithTheRightsOfTheServer_NamesWhat(string change, string finding)
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        await cluster.ExecuteAsync(name, Six(1, 5));
        await JoinAsync(name);
        await cluster.ExecuteAsync(name, Six(6, 6));
        Assert.Matches(@"^in Ordnung: Prüfprotokoll \(1 Einträge noch nicht verkettet, der älteste seit \d+ Sekunden\)$",
            await CheckAsync(name));

        await cluster.ExecuteAsync(name, AsServer + change);
        Assert.Contains(finding, await CheckAsync(name), StringComparison.Ordinal);

        // What was not joined yet is found afterwards too: the chain is made of the receipts.
        await JoinAsync(name);
        Assert.Contains(finding, await CheckAsync(name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_ThatNobodyJoins_AreToldByCheck()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        await cluster.ExecuteAsync(name,
            Six(1, 2) + "; update accounts.audit_receipt set received_at = now() - interval '61 minutes' where entry_id = 1");
        Assert.Matches(
            @"^FEHLER: Prüfprotokoll \(2 Einträge noch nicht verkettet, der älteste seit 36\d\d Sekunden\): seit mehr als einer Stunde wird nichts verkettet\.",
            await CheckAsync(name));
    }

    [Fact]
    public async Task Chain_OfAnEarlierVersion_GoesOn()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Nothing);
        await using (var owner = NpgsqlDataSource.Create(cluster.ConnectionString(name)))
        {
            await MigrationRunner.RunAsync(owner,
                [.. PortalDatabase.Migrations.Where(file => string.CompareOrdinal(file.Name, "0020") < 0)], Cancellation);
            await cluster.ExecuteAsync(name, OldInsert);
            var last = await cluster.ScalarAsync<byte[]>(name, "select hash from accounts.audit_log order by id desc limit 1");
            await MigrationRunner.RunAsync(owner, PortalDatabase.Migrations, Cancellation);
            Assert.Equal(last, await cluster.ScalarAsync<byte[]>(name, "select hash from accounts.audit_head where day = '2026-11-18'"));
        }

        await cluster.ExecuteAsync(name, Six(4, 4));
        await JoinAsync(name);
        Assert.Equal("in Ordnung: Prüfprotokoll", await CheckAsync(name));
        Assert.Equal("4 4", await cluster.ScalarAsync<string>(name,
            "select concat_ws(' ', sum(entries), max(last_number)) from accounts.audit_head"));
        await cluster.ExecuteAsync(name, AsServer + "update accounts.audit_log set subject = 'x' where id = 2");
        Assert.Contains("Eintrag 2 vom 18.11.2026 passt nicht zur Kette", await CheckAsync(name), StringComparison.Ordinal);
    }

    /// <summary>Entries whose ids are their subjects, four of them on the first day.</summary>
    private static string Six(int first, int last) => FormattableString.Invariant($"""
        insert into accounts.audit_log (at, action, outcome, subject)
        select timestamptz '2026-11-18T12:00Z' + (n / 5) * interval '1 day', 'session.end', 'Done', n::text
          from generate_series({first}, {last}) n
        """);

    private async Task JoinAsync(string name)
    {
        await using var database = await cluster.OpenAsync(name);
        await new JoinAudit(database.Zones).ExecuteAsync(Cancellation);
    }

    private async Task<string> CheckAsync(string name)
    {
        await using var database = await cluster.OpenAsync(name);
        var results = await DataChecks.OfAsync(database.Owner, new DateOnly(2026, 11, 18), Cancellation);
        return Assert.Single(results, result => result.Subject.StartsWith("Prüfprotokoll", StringComparison.Ordinal)).ToString();
    }

    private async Task<List<string>> LinksAsync(string name)
    {
        await using var owner = await cluster.ConnectAsync(name);
        return (await owner.QueryAsync<string>(
            "select l.number || ' ' || e.subject from accounts.audit_link l join accounts.audit_log e on e.id = l.entry_id order by "
            + "l.number")).AsList();
    }
}
