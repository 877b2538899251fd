using System.Globalization;
using IntMan.Directory;
using IntMan.Foundation.Database;
using IntMan.Portal.Database;
using IntMan.Portal.Tests.Support;
using Npgsql;

namespace IntMan.Portal.Tests.Storage;

/// <summary>Forward only, each file once, whole or not at all.</summary>
public sealed class MigrationRunnerTests(TestCluster cluster)
{
    private static readonly IReadOnlyList<Migration> Files = PortalDatabase.Migrations;

    [Fact]
    public async Task FourInstances_StartingTogether_ApplyEachFileOnce()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Nothing);
        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RunAsync(name, Files))));
        Assert.Equal(Files.Count, applied.Sum());
        Assert.Equal(Files.Count, applied.Max());
        Assert.Equal(Files.Count, await cluster.ScalarAsync<long>(name, "select count(*) from portal.schema_migration"));
        Assert.Equal(0, await RunAsync(name, Files));
    }

    [Fact]
    public async Task FileChangedAfterwards_IsRefusedByName()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        IReadOnlyList<Migration> changed = [new Migration(Files[0].Name, Files[0].Sql + "\n-- later"), .. Files.Skip(1),
            new Migration("9999_next.sql", "create table portal.next (id integer)")];
        var refusal = await Assert.ThrowsAsync<PortalStartRefused>(() => RunAsync(name, changed));
        Assert.Contains(Files[0].Name, refusal.Message, StringComparison.Ordinal);
        Assert.False(await cluster.ScalarAsync<bool>(name, "select to_regclass('portal.next') is not null"));
    }

    [Fact]
    public async Task FileWithOtherLineEnds_IsTheSameFile()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        Assert.Equal(0, await RunAsync(name, [.. Files.Select(file => new Migration(file.Name, file.Sql.ReplaceLineEndings("\r\n")))]));
    }

    [Fact]
    public async Task FailingFile_LeavesNothingAndKeepsTheOnesBefore()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        IReadOnlyList<Migration> files = [.. Files, new Migration("9998_good.sql", "create table portal.good (id integer)"),
            new Migration("9999_bad.sql", "create table portal.half (id integer); select 1 / 0;")];
        Assert.Equal("22012", (await Assert.ThrowsAsync<PostgresException>(() => RunAsync(name, files))).SqlState);
        Assert.True(await cluster.ScalarAsync<bool>(name,
            "select to_regclass('portal.good') is not null and to_regclass('portal.half') is null"));
        Assert.Equal("9998_good.sql", await cluster.ScalarAsync<string>(name, "select max(name) from portal.schema_migration"));

        // The lock is given back: the repaired file goes through.
        Assert.Equal(1,
            await RunAsync(name, [.. files.SkipLast(1), new Migration("9999_bad.sql", "create table portal.half (id integer)")]));
    }

    [Fact]
    public void Files_AreNumberedWithoutGaps() =>
        Assert.Equal(Enumerable.Range(1, Files.Count).Select(number => number.ToString("0000", CultureInfo.InvariantCulture)),
            Files.Select(file => file.Name[..4]));

    private async Task<int> RunAsync(string database, IReadOnlyList<Migration> files)
    {
        await using var owner = NpgsqlDataSource.Create(cluster.ConnectionString(database) + ";Pooling=false");
        return await MigrationRunner.RunAsync(owner, files, TestContext.Current.CancellationToken);
    }
}
