using System.Diagnostics;
using Dapper;
using IntMan.Directory.Quality;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Portal.Database;
using IntMan.Portal.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Quality;

/// <summary>An officer's view must not read the rows of all other municipalities; the whole portal is counted in seconds.</summary>
public sealed class LargeQualityTests(LargeCounty portal) : IClassFixture<LargeCounty>
{
    private static readonly DateOnly Day = new(2026, 11, 18);

    [Fact]
    public async Task View_OfOneMunicipality_ReadsNoLargeTableWhole()
    {
        var show = portal.Services.GetRequiredService<ShowQuality>();
        var area = new AccessScope(Day) { Municipalities = ["08215017"] };
        await FlushAsync();
        var before = await ReadAsync();
        for (var time = 0; time < 7; time++)
        {
            await show.CountAsync(area, Day, TestContext.Current.CancellationToken);
        }

        await FlushAsync();
        var after = await ReadAsync();

        // Posts are few and have several ways to belong to an area; that they are read whole shows that reading is measured.
        Assert.True(after["post"] > before["post"], "Nothing was measured.");
        Assert.All(["street", "responsibility", "confirmation", "post_holder"], table =>
            Assert.True(after[table] == before[table], $"{table}: {(after[table] - before[table]) / 7} rows a time"));
    }

    [Fact]
    public async Task Count_OfEverything_TakesSeconds()
    {
        portal.Clock.Set("2026-11-18T05:00");
        var watch = Stopwatch.StartNew();
        Assert.Equal(["snapshot"], await portal.Services.GetRequiredService<QualityJobs>()
            .RunDueAsync(TestContext.Current.CancellationToken));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(25), $"{watch.Elapsed}");
        var all = Stopwatch.StartNew();
        await portal.Services.GetRequiredService<ShowQuality>().CountAsync(AccessScope.Everything(Day), Day,
            TestContext.Current.CancellationToken);
        Assert.True(all.Elapsed < TimeSpan.FromSeconds(3), $"{all.Elapsed}");
    }

    // A server process reports what it has read when it ends.
    private async Task FlushAsync()
    {
        portal.Services.GetRequiredService<PortalDatabase>().Staff.Clear();
        await using var connection = await portal.Cluster.ConnectAsync("postgres");
        var ended =
            (await connection.QueryAsync<int>(
            "select pid from pg_stat_activity where datname = @Database and application_name = 'portal_staff'", new { portal.Database }))
            .ToArray();
        await connection.ExecuteAsync("select pg_terminate_backend(pid) from unnest(@ended) e (pid)", new { ended });
        var waited = Stopwatch.StartNew();
        while (await connection.ExecuteScalarAsync<long>("select count(*) from pg_stat_activity where pid = any(@ended)",
            new { ended }) > 0)
        {
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(20), "The portal's connections do not end.");
        }
    }

    private async Task<Dictionary<string, long>> ReadAsync()
    {
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database);
        return (await connection.QueryAsync<(string Table, long Rows)>(
            "select relname, seq_tup_read from pg_stat_user_tables where schemaname = 'directory'"))
            .ToDictionary(row => row.Table, row => row.Rows);
    }
}
