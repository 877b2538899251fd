using IntMan.Accounts;
using IntMan.Portal.Commands;
using IntMan.Portal.Database;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Zones;

/// <summary>
/// The second wall: what a zone reads and writes is decided by the database, not by the program (ASVS 8.3.1), whoever sends the statements
/// and whichever server holds the data. Every right is a line of src/Portal/Checks/zones.txt.
/// </summary>
public sealed class ZoneAttackTests(TestCluster cluster, ExternalServer server) : IClassFixture<ExternalServer>
{
    [Fact]
    public async Task OwnCluster_RefusesEverythingBeyondTheList()
    {
        await using var database = await cluster.OpenAsync(await cluster.CreateDatabaseAsync(Template.Demo));
        await AddAccountsAsync(database);
        Assert.Empty(await ZoneAttack.RunAsync(database));
    }

    [Fact]
    public async Task ExternalServer_RefusesEverythingBeyondTheList()
    {
        await using var database = await MigratedAsync("attacked");
        await DemoCounty.LoadAsync(database, new TestClock(), TestContext.Current.CancellationToken);
        await AddAccountsAsync(database);
        Assert.Empty(await ZoneAttack.RunAsync(database));
    }

    [Theory]
    [InlineData("column", "grant select (password_hash) on accounts.account to portal_staff", "portal_staff: select \"password_hash\"")]
    [InlineData("table", "grant delete on infomail.request to portal_public", "portal_public: delete from infomail.request")]
    [InlineData("function", "grant execute on function accounts.join_audit to portal_staff", "portal_staff: select accounts.join_audit(")]
    [InlineData("temporary", "grant temporary on database planted_temporary to portal_jobs", "portal_jobs: create temporary table")]
    [InlineData("member", "grant pg_read_all_data to portal_public", "portal_public: set role pg_read_all_data")]
    public async Task OneGrantTooMany_IsFound(string name, string planted, string found)
    {
        await using var database = await MigratedAsync($"planted_{name}");
        await server.ExecuteAsync($"planted_{name}", planted);
        try
        {
            var all = await ZoneAttack.RunAsync(database);
            Assert.Contains(all, line => line.StartsWith(found, StringComparison.Ordinal));
        }
        finally
        {
            await server.ExecuteAsync($"planted_{name}", "revoke pg_read_all_data from portal_public");
        }
    }

    private static async Task AddAccountsAsync(PortalDatabase database)
    {
        await DemoAccounts.LoadIfEmptyAsync(database.Zones, new TestClock(), TestContext.Current.CancellationToken);
        await DemoCounty.LoadReferralsAsync(database, new TestClock(), TestContext.Current.CancellationToken);
        await database.CountRowsAsync(TestContext.Current.CancellationToken);
    }

    private async Task<PortalDatabase> MigratedAsync(string name)
    {
        var database = await server.CreateAsync(name);
        await database.MigrateAsync(TestContext.Current.CancellationToken);
        await ZoneLogins.RenewAsync(database, TestContext.Current.CancellationToken);
        return database;
    }
}
