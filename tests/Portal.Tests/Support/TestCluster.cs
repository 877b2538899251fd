using System.Globalization;
using IntMan.Accounts;
using IntMan.Portal.Commands;
using IntMan.Portal.Database;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Npgsql;

[assembly: AssemblyFixture(typeof(TestCluster))]

namespace IntMan.Portal.Tests.Support;

/// <summary> One real PostgreSQL server a test process, without durability. Databases are copies of a template, so each test class has its
/// own: <see cref="Template.World"/> holds all that a portal shows at its first start in Development, <see cref="Template.Demo"/> the demo
/// county alone, <see cref="Template.Migrated"/> only the schema, <see cref="Template.Nothing"/> not even that. </summary>
public sealed class TestCluster : IAsyncLifetime
{
    /// <summary>Changes when any row of the portal's own tables changes.</summary>
    public const string FingerprintSql = """
        select md5(string_agg(t.table_schema || t.table_name || query_to_xml(format('select t from %I.%I t order by t::text',
          t.table_schema, t.table_name), true, false, '')::text, '' order by t.table_schema, t.table_name))
        from information_schema.tables t
        where t.table_type = 'BASE TABLE' and t.table_schema not in ('pg_catalog', 'information_schema')
        """;

    private const string Prefix = "imt";
    private readonly string _folder = Path.Combine(Path.GetTempPath(),
        Prefix + Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
    private readonly SemaphoreSlim _copying = new(1);
    private EmbeddedPostgres _server = null!;
    private int _databases;

    public async ValueTask InitializeAsync()
    {
        await SweepDeadAsync();
        _server = new EmbeddedPostgres(_folder, isDurable: false);
        await _server.StartAsync(CancellationToken.None);
        await ExecuteAsync("postgres", "create database migrated");
        await using (var database = await OpenAsync("migrated"))
        {
            await database.MigrateAsync(CancellationToken.None);
        }

        await ExecuteAsync("postgres", "create database demo template migrated");
        await using (var database = await OpenAsync("demo"))
        {
            await DemoCounty.LoadAsync(database, new TestClock(), CancellationToken.None);
        }

        // Tests that only read open "demo" and "migrated"; a database is copied only while nobody is connected with it.
        await ExecuteAsync("postgres", "create database migrated_template template migrated allow_connections false");
        await ExecuteAsync("postgres", "create database demo_template template demo allow_connections false");
        await ExecuteAsync("postgres", "create database world_template template demo_template");
        await using (var database = await OpenAsync("world_template"))
        {
            await DemoWorld.LoadIfEmptyAsync(database, new TestClock(), CancellationToken.None);
        }

        // Hundreds of tests sign in; with the product's rounds that is minutes of processor time. What a hash costs stands in itself.
        await HashDemoPasswordAsync("world_template", 1_000);
        await ExecuteAsync("postgres", "alter database world_template allow_connections false");
    }

    /// <summary>For files of tests; goes with the server.</summary>
    public string Folder => _folder;

    public string ConnectionString(string database) => _server.ConnectionString(database);

    public async Task<string> CreateDatabaseAsync(Template template)
    {
        // PostgreSQL refuses to copy a template twice at the same moment.
        await _copying.WaitAsync();
        try
        {
            var name = $"t{++_databases}";
            var source = template switch
            {
                Template.World => "world_template",
                Template.Demo => "demo_template",
                Template.Migrated => "migrated_template",
                _ => "template1",
            };
            await ExecuteAsync("postgres", $"create database {name} template {source}");
            if (template != Template.Nothing)
            {
                // What roles may do with the database itself is not copied with it.
                await ExecuteAsync(name, string.Join('\n', PortalDatabase.ZoneMigrations.Select(zones => zones.Sql)));
            }

            return name;
        }
        finally
        {
            _copying.Release();
        }
    }

    /// <summary>The database as the portal opens it, with one data source a zone.</summary>
    public Task<PortalDatabase> OpenAsync(string database) =>
        PortalDatabase.OpenAsync(new PortalSettings("", ConnectionString(database), null, IsDevelopment: true), mayShare: true,
            CancellationToken.None);

    /// <summary>A connection of its own, not pooled, as the owner or as the role of a zone.</summary>
    public async Task<NpgsqlConnection> ConnectAsync(string database, string role = "intman")
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString(database)) { Username = role,
            Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = await ConnectAsync(database);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string database, string sql)
    {
        await using var connection = await ConnectAsync(database);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync() ?? throw new InvalidOperationException("The query has no value."));
    }

    public Task<string> FingerprintAsync(string database) => ScalarAsync<string>(database, FingerprintSql);

    /// <param name="rounds">Of PBKDF2; with few of them a sign-in takes no time.</param>
    public Task HashDemoPasswordAsync(string database, int rounds)
    {
        var hasher = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = rounds }));
        var hash = hasher.HashPassword(null!, DemoAccounts.Password);
        return ExecuteAsync(database, $"update accounts.account set password_hash = '{hash}' where email like '%@demo.example'");
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _server.StopAsync();
        System.IO.Directory.Delete(_folder, recursive: true);
        _copying.Dispose();
    }

    // A test process that was killed leaves its server behind; its number in the folder's name says whether it still runs.
    private static async Task SweepDeadAsync()
    {
        foreach (var folder in System.IO.Directory.GetDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            var owner = Path.GetFileName(folder)[Prefix.Length..];
            if (owner.All(char.IsAsciiDigit) && owner.Length > 0 && !System.IO.Directory.Exists($"/proc/{owner}"))
            {
                try
                {
                    await new EmbeddedPostgres(folder, isDurable: false).StopAsync();
                    System.IO.Directory.Delete(folder, recursive: true);
                }
                catch (DirectoryNotFoundException)
                {
                    // Another run sweeps the same folder.
                }
            }
        }
    }
}

/// <summary>What a fresh database holds.</summary>
public enum Template
{
    Nothing,
    Migrated,
    Demo,
    World,
}
