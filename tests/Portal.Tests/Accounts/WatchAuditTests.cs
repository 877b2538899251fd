using IntMan.Accounts;
using IntMan.Foundation.Database;
using IntMan.Portal.Database;
using IntMan.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>What leaves the audit log for the log host.</summary>
public sealed class WatchAuditTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Ada = "(select id from accounts.account where email = 'admin@demo.example')";

    [Fact]
    public async Task Entries_ThatSomebodyShouldLookAt_AreToldOnceWithoutNames()
    {
        await LookAsync();
        await portal.Cluster.ExecuteAsync(portal.Database, $"""
            insert into accounts.audit_log (at, actor_id, action, outcome, subject, network)
            select timestamptz '2026-11-18T13:12Z', {Ada}, 'role.grant', 'Done', 'Pia Partnach', '192.0.2.0' from generate_series(1, 2)
            union all select timestamptz '2026-11-18T13:12Z', {Ada}, 'directory.export', 'Done', 'alles', '192.0.2.0'
            union all select timestamptz '2026-11-18T13:12Z', {Ada}, 'account.close', 'Refused', null, '192.0.2.0'
              from generate_series(1, 9)
            union all select timestamptz '2026-11-18T13:12Z', null, 'sign-in', 'Refused', 'password', '192.0.2.0'
              from generate_series(1, 20)
            """);
        var ada = await portal.Cluster.ScalarAsync<Guid>(portal.Database, $"select {Ada}");
        Assert.Equal(
            ["Warning: Audit log, rule export: 1 entries of account " + ada + " since the last look.",
            "Warning: Audit log, rule roles: 2 entries of account " + ada + " since the last look.",
                "Warning: Audit log, rule sign-ins: 20 entries of account unknown since the last look."],
            (await LookAsync()).Order(StringComparer.Ordinal));
        Assert.Empty(await LookAsync());

        await portal.Cluster.ExecuteAsync(portal.Database,
            $"insert into accounts.audit_log (at, actor_id, action, outcome) select timestamptz '2026-11-18T13:12Z', {Ada}, "
            + "'account.close', 'Refused' from generate_series(1, 10)");
        Assert.Equal(["Warning: Audit log, rule denials: 10 entries of account " + ada + " since the last look."], await LookAsync());
    }

    [Fact]
    public async Task Day_ThatIsOver_IsAnchoredByItsHeadAndTellsWhenItWasChanged()
    {
        await portal.Cluster.ExecuteAsync(portal.Database, """
            insert into accounts.audit_log (at, action, outcome) select timestamptz '2027-01-04T09:00Z', 'session.end', 'Done'
              from generate_series(1, 3)
            """);
        Assert.DoesNotContain(await LookAsync("2027-01-05T00:59"), line => line.Contains("of 2027-", StringComparison.Ordinal));
        Assert.Equal($"Information: Audit log of 2027-01-04: 3 entries up to link {await HeadAsync()}.",
            (await LookAsync("2027-01-05T01:00"))[^1]);
        Assert.Empty(await LookAsync("2027-01-05T01:00"));

        // A transaction that began before midnight and ended after it: the day has grown.
        await portal.Cluster.ExecuteAsync(portal.Database,
            "insert into accounts.audit_log (at, action, outcome) values (timestamptz '2027-01-04T23:59Z', 'session.end', 'Done')");
        Assert.Equal([$"Information: Audit log of 2027-01-04: 4 entries up to link {await HeadAsync()}."],
            await LookAsync("2027-01-05T01:00"));

        await portal.Cluster.ExecuteAsync(portal.Database, """
            alter table accounts.audit_log disable trigger user;
            update accounts.audit_log set action = 'session.start Full' where id = (select min(id) from accounts.audit_log where day = '2027-01-04');
            alter table accounts.audit_log enable trigger user;
            update accounts.audit_head set told_number = null where day = '2027-01-04'
            """);
        Assert.Equal("Critical: The audit log of 2027-01-04 has been changed: 1 entries do not fit the chain. Run check.",
            (await LookAsync("2027-01-05T01:00"))[^1]);
    }

    private async Task<string> HeadAsync()
    {
        await JoinAsync();
        return await portal.Cluster.ScalarAsync<string>(portal.Database,
            "select number || ', head ' || encode(hash, 'hex') from accounts.audit_link where day = '2027-01-04' order by number desc "
            + "limit 1");
    }

    private Task JoinAsync() => portal.Services.GetRequiredService<JoinAudit>().ExecuteAsync(TestContext.Current.CancellationToken);

    private async Task<List<string>> LookAsync(string at = TestClock.Usual)
    {
        var (log, clock) = (new Lines(), new TestClock());
        clock.Set(at);
        await JoinAsync();
        await new WatchAudit(portal.Services.GetRequiredService<DatabaseZones>(), clock, log)
            .ExecuteAsync(TestContext.Current.CancellationToken);
        return log.Written;
    }

    private sealed class Lines : ILogger<WatchAudit>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => Written.Add($"{logLevel}: {formatter(state, exception)}");
    }
}
