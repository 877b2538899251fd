using IntMan.Foundation.Database;
using IntMan.Portal.Checks;
using IntMan.Portal.Commands;
using IntMan.Portal.Database;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Storage;

/// <summary>What was backed up comes back row by row, or nothing changes.</summary>
public sealed class BackupTests(TestCluster cluster) : IDisposable
{
    private const string Sums = """
        select string_agg(format('%s.%s %s', schemaname, tablename,
          query_to_xml(format('select count(*) as n, md5(string_agg(t::text, '','' order by t::text)) as sum from %I.%I t', schemaname,
          tablename), false, true, '')), E'\n' order by schemaname, tablename)
        from pg_tables where schemaname not in ('pg_catalog', 'information_schema')
        """;

    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("imt-backup").FullName;

    private string File => Path.Combine(_folder, "portal.dump");

    [Fact]
    public async Task Backup_RestoredIntoAnEmptyDatabase_HasEveryRowAndEveryRight()
    {
        var source = await cluster.CreateDatabaseAsync(Template.Demo);
        await BackupAsync(source);
        var target = await cluster.CreateDatabaseAsync(Template.Nothing);
        await RestoreAsync(target);
        var sums = await cluster.ScalarAsync<string>(target, Sums);
        Assert.Contains("directory.person", sums, StringComparison.Ordinal);
        Assert.Equal(await cluster.ScalarAsync<string>(source, Sums), sums);
        await using var restored = await cluster.OpenAsync(target);
        Assert.Equal("in Ordnung: Rechte der Zonen",
            (await DatabaseChecks.GrantsAsync(restored, TestContext.Current.CancellationToken)).ToString());
    }

    [Fact]
    public async Task Restore_OverOtherData_NeedsTheOptionAndThenReplacesAll()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Demo);
        var before = await cluster.ScalarAsync<string>(name, Sums);
        await BackupAsync(name);
        await cluster.ExecuteAsync(name, "update directory.post set title = 'x'; create table directory.left_over (id integer)");
        var changed = await cluster.ScalarAsync<string>(name, Sums);
        var refused = await Assert.ThrowsAsync<PortalStartRefused>(() => RestoreAsync(name));
        Assert.Contains("enthält schon Daten", refused.Message, StringComparison.Ordinal);
        Assert.Equal(changed, await cluster.ScalarAsync<string>(name, Sums));
        await RestoreAsync(name, replace: true);
        Assert.Equal(before, await cluster.ScalarAsync<string>(name, Sums));
        Assert.Equal(0L, await cluster.ScalarAsync<long>("postgres", $"select count(*) from pg_database where datname like '{name}\\_%'"));
    }

    [Theory]
    [InlineData("cut", true)]
    [InlineData("cut", false)]
    [InlineData("flipped", true)]
    [InlineData("text", false)]
    [InlineData("empty", false)]
    public async Task Restore_OfADamagedFile_ChangesNothing(string damage, bool withSum)
    {
        var name = await cluster.CreateDatabaseAsync(Template.Demo);
        await BackupAsync(name);
        var bytes = await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= (byte)(damage == "flipped" ? 0x55 : 0);
        await System.IO.File.WriteAllBytesAsync(File, damage switch { "cut" => bytes[..(bytes.Length * 3 / 4)],
            "text" => "kein Archiv"u8.ToArray(), "empty" => [], _ => bytes }, TestContext.Current.CancellationToken);
        if (!withSum)
        {
            System.IO.File.Delete(File + ".sha256");
        }

        var before = await cluster.ScalarAsync<string>(name, Sums);
        await Assert.ThrowsAsync<PortalStartRefused>(() => RestoreAsync(name, replace: true));
        Assert.Equal(before, await cluster.ScalarAsync<string>(name, Sums));
        var empty = await cluster.CreateDatabaseAsync(Template.Nothing);
        await Assert.ThrowsAsync<PortalStartRefused>(() => RestoreAsync(empty));
        Assert.Equal(0L, await cluster.ScalarAsync<long>(empty,
            "select count(*) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')"));
        Assert.Equal(0L, await cluster.ScalarAsync<long>("postgres", $"select count(*) from pg_database where datname like '{name}\\_%'"));
    }

    [Fact]
    public async Task Restore_OfANewerSchema_IsRefused()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        await cluster.ExecuteAsync(name, "insert into portal.schema_migration (name, checksum) values ('9999_later.sql', 'x')");
        await BackupAsync(name);
        var target = await cluster.CreateDatabaseAsync(Template.Nothing);
        var refused = await Assert.ThrowsAsync<PortalStartRefused>(() => RestoreAsync(target));
        Assert.Equal("Die Sicherung stammt von einer neueren Version des Portals (9999_later.sql). Installieren Sie zuerst diese Version.",
            refused.Message);
    }

    [Fact]
    public async Task Restore_WhileSomebodyIsConnected_IsRefused()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        await BackupAsync(name);
        await using var session = await cluster.ConnectAsync(name, "portal_public");
        Assert.Contains("Beenden Sie das Portal", (await Assert.ThrowsAsync<PortalStartRefused>(() => RestoreAsync(name, replace: true)))
            .Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_WhileAPortalHoldsTheFolder_IsRefused()
    {
        using var held = DataFolderLock.TryTake(_folder);
        var settings = new PortalSettings(_folder, null, null, IsDevelopment: false);
        var refused = await Assert.ThrowsAsync<PortalStartRefused>(() =>
            KeepBackups.RestoreAsync(settings, File, replace: true, TestContext.Current.CancellationToken));
        Assert.StartsWith($"Mit dem Datenordner {_folder} läuft schon ein Portal. Beenden Sie es", refused.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_IsForItsOwnerOnlyAndCarriesItsSum()
    {
        await BackupAsync(await cluster.CreateDatabaseAsync(Template.Migrated));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        Assert.Matches("^[0-9a-f]{64}  portal\\.dump\n$",
            await System.IO.File.ReadAllTextAsync(File + ".sha256", TestContext.Current.CancellationToken));
        Assert.Equal(["portal.dump", "portal.dump.sha256"], System.IO.Directory.GetFiles(_folder).Select(Path.GetFileName)
            .Order(StringComparer.Ordinal));
    }

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    private PortalSettings Settings(string name) => new("", cluster.ConnectionString(name), null, IsDevelopment: false);

    private Task<int> BackupAsync(string name) => KeepBackups.BackupAsync(Settings(name), File, TestContext.Current.CancellationToken);

    private Task<int> RestoreAsync(string name, bool replace = false) =>
        KeepBackups.RestoreAsync(Settings(name), File, replace, TestContext.Current.CancellationToken);
}
