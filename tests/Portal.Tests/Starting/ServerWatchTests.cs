using System.Net;
using IntMan.Portal.Database;
using IntMan.Portal.Tests.Support;
using Npgsql;

namespace IntMan.Portal.Tests.Starting;

/// <summary>The portal starts its own database server again, says so meanwhile, and never puts an empty one in its place.</summary>
public sealed class ServerWatchTests : IAsyncLifetime
{
    private const string Away = "The database server is away";
    private const string AuditAway = "The audit log is not joined or watched at the moment.";
    private const string Back = "The database server runs again";
    private static readonly HttpClient Client = new();

    // Short: the path of the database's socket has a limit.
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("imw").FullName;

    private string Cluster => Path.Combine(_folder, "postgres", "cluster");

    public ValueTask InitializeAsync()
    {
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        System.IO.Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task ServerKilled_ComesBackWithWhatWasSaved()
    {
        await using var portal = PortalProcess.Start(_folder);
        var address = await portal.AddressAsync();
        await RenameOfficeAsync("Amt vor dem Absturz");

        portal.KillDatabase();
        await portal.SaysAsync(Back);
        Assert.Equal((HttpStatusCode.OK, "ok"), await AskAsync(address, "/health/ready"));
        Assert.Contains("Amt vor dem Absturz", (await AskAsync(address, "/gemeinden/08335075.json")).Text, StringComparison.Ordinal);

        // While its folder looks empty the server cannot be started, and what stands in it must stay as it is.
        var version = Path.Combine(Cluster, "PG_VERSION");
        File.Move(version, version + ".away");
        portal.KillDatabase();
        await portal.SaysAsync($"In {Cluster} liegt keine Datenbank.");
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "Der Datenordner der Datenbank fehlt oder ist beschädigt."),
            await AskAsync(address, "/health/ready"));
        Assert.Equal((HttpStatusCode.OK, "ok"), await AskAsync(address, "/health/live"));
        using (var page = await Client.GetAsync(new Uri(address, "/gemeinden/08335075"), TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(10), page.Headers.RetryAfter?.Delta);
        }

        await using (var second = PortalProcess.Start(_folder))
        {
            Assert.Equal(1, await second.ExitCodeAsync());
            Assert.Contains($"Mit dem Datenordner {_folder} läuft schon ein Portal.", second.Output, StringComparison.Ordinal);
        }

        File.Move(version + ".away", version);
        await portal.SaysAsync(Back, times: 2);
        Assert.Equal((HttpStatusCode.OK, "ok"), await AskAsync(address, "/health/ready"));
        Assert.Contains("Amt vor dem Absturz", (await AskAsync(address, "/gemeinden/08335075.json")).Text, StringComparison.Ordinal);

        // Each outage is told once by whoever needs the database every second, and its end.
        var begun = portal.Count(AuditAway) - portal.Count("Over: " + AuditAway);
        await portal.SaysAsync("Over: " + AuditAway, times: begun);
        Assert.Equal(2 * begun, portal.Count(AuditAway));

        var told = portal.Count(Away);
        Assert.Equal(0, await portal.StopAsync());
        Assert.Equal(told, portal.Count(Away));
        Assert.False(File.Exists(Path.Combine(Cluster, "postmaster.pid")));
    }

    [Fact]
    public async Task PortalStopped_WhileItsServerIsAway_StopsInOrder()
    {
        await using var portal = PortalProcess.Start(_folder);
        await portal.AddressAsync();
        File.Delete(Path.Combine(Cluster, "PG_VERSION"));
        portal.KillDatabase();
        await portal.SaysAsync("liegt keine Datenbank");
        Assert.Equal(0, await portal.StopAsync());
    }

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(Uri portal, string path)
    {
        using var answer = await Client.GetAsync(new Uri(portal, path), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task RenameOfficeAsync(string name)
    {
        var server = new EmbeddedPostgres(Path.Combine(_folder, "postgres"));
        await using var connection = new NpgsqlConnection(server.ConnectionString("portal") + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("update directory.county set office_name = @name where key = '08335'", connection);
        command.Parameters.AddWithValue("name", name);
        Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}
