using System.Text;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Csv;

/// <summary>Imports of responsibilities and the publish gate wait for each other: what an officer has reviewed is what is saved.</summary>
public sealed class ImportTurnTests(TestCluster cluster)
{
    private const string Waiting =
        "select count(*) from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where "
        + "datname = current_database())";

    [Theory]
    [InlineData(ImportKind.Streets, "AGS;Straße;Stelle;gültig ab\n08215017;Wartegasse;im-ettlingen-sued;2026-01-01\n", true)]
    [InlineData(ImportKind.Places, "Kürzel;Name;AGS\nettlingen-warte;Wartehaus;08215017\n", false)]
    public async Task Import_WhileTheGatePublishes_WaitsOnlyWithResponsibilities(ImportKind kind, string csv, bool waits)
    {
        var name = await cluster.CreateDatabaseAsync(Template.Demo);
        await using var gate = await cluster.ConnectAsync(name, "portal_staff");
        await using var publishing = await gate.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var command = new Npgsql.NpgsqlCommand("select pg_advisory_xact_lock(hashtext('responsibility'), hashtext('08215'))",
            gate, publishing))
        {
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var import = ImportAsync(name, kind, csv);
        for (var tries = 0; tries < 600 && !import.IsCompleted && await cluster.ScalarAsync<long>(name, Waiting) == 0; tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(waits, !import.IsCompleted);
        await publishing.CommitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((1, 0), await import);
    }

    private async Task<(int Created, int Errors)> ImportAsync(string name, ImportKind kind, string csv)
    {
        await using var database = await cluster.OpenAsync(name);
        await using var directory = database.CreateDirectory();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        var report = await new ImportFile(directory, new TestClock())
            .ExecuteAsync(kind, stream, dryRun: false, progress: null, TestContext.Current.CancellationToken);
        return (report.Created, report.ErrorCount);
    }
}
