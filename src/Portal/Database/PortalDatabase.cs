using System.Diagnostics.CodeAnalysis;
using IntMan.Accounts;
using IntMan.Caseload;
using IntMan.Directory;
using IntMan.Foundation.Database;
using IntMan.Meetings;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IntMan.Portal.Database;

[SuppressMessage("ApiDesign", "RS0030", Justification = "Names the assemblies with migrations; commands load files as the owner.")]
public sealed class PortalDatabase : IAsyncDisposable
{
    private const int MostConnections = 30;

    private const int MostWaits = 40;
    private const string NoOwner =
        "Dafür braucht es die Anmeldung, der die Datenbank gehört. Nennen Sie sie in ConnectionStrings__Owner.";

    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(250);

    private readonly DataFolderLock? _lock;

    private readonly string? _ownerConnection;

    private readonly NpgsqlDataSource? _owner;

    private PortalDatabase(string connectionString, string? owner, EmbeddedPostgres? cluster, DataFolderLock? held)
    {
        (Server, _lock, _ownerConnection) = (cluster, held, owner);
        Passfile = new NpgsqlConnectionStringBuilder(connectionString).Passfile;
        _owner = owner is null ? null : Named("portal_owner", new(owner) { CommandTimeout = 0, ApplicationName = "portal owner" });
        Public = Zone(connectionString, "portal_public");
        Staff = Zone(connectionString, "portal_staff");
        Accounts = Zone(connectionString, "portal_accounts");
        Jobs = Zone(connectionString, "portal_jobs");
        Audit = Zone(connectionString, "portal_audit");
    }

    public static IReadOnlyList<Migration> Migrations => Migration.From(typeof(DatabaseZones).Assembly, typeof(DirectoryDbContext).Assembly,
        typeof(Account).Assembly, typeof(CaseloadDbContext).Assembly, typeof(MeetingsDbContext).Assembly);

    // Roles, and what they may do with the database itself: no part of a backup, and to be run again on a new database.
    public static IEnumerable<Migration> ZoneMigrations =>
        Migrations.Where(migration => migration.Name.EndsWith("_zones.sql", StringComparison.Ordinal));

    // Where this portal is the one that runs it.
    public EmbeddedPostgres? Server { get; }

    // As the owner signs in, with the password if there is one: for the programs of PostgreSQL, never to be shown.
    public string ConnectionString => _ownerConnection ?? throw new PortalStartRefused(NoOwner);

    // Where the passwords of the zones stand, with a server of one's own.
    public string? Passfile { get; }

    // The web service of a server of one's own goes without.
    public bool HasOwner => _owner is not null;

    // Migrates and imports; never used to answer a request.
    public NpgsqlDataSource Owner => _owner ?? throw new PortalStartRefused(NoOwner);

    public NpgsqlDataSource Public { get; }

    public NpgsqlDataSource Staff { get; }

    public NpgsqlDataSource Accounts { get; }

    public NpgsqlDataSource Jobs { get; }

    public NpgsqlDataSource Audit { get; }

    public DatabaseZones Zones => new(Public, Staff, Accounts, Jobs, Audit);

    public IReadOnlyList<(string Zone, NpgsqlDataSource Source)> ByZone =>
    [
        ("portal_public", Public), ("portal_staff", Staff), ("portal_accounts", Accounts), ("portal_jobs", Jobs), ("portal_audit", Audit),
    ];

    public static async Task<PortalDatabase> OpenAsync(PortalSettings settings, bool mayShare, CancellationToken cancellation)
    {
        if (settings.ConnectionString is { } external)
        {
            var named = new NpgsqlConnectionStringBuilder(external).Username is null ? settings.OwnerConnectionString : external;
            return await ReachedAsync(new PortalDatabase(external, named, null, null), cancellation);
        }

        var folder = Path.GetFullPath(settings.DataDirectory);
        var held = DataFolderLock.TryTake(folder);
        if (held is null && !mayShare)
        {
            throw new PortalStartRefused(
                $"Mit dem Datenordner {folder} läuft schon ein Portal. Beenden Sie es oder nennen Sie in Portal__DataDirectory einen "
                + "anderen Ordner.");
        }

        var cluster = new EmbeddedPostgres(Path.Combine(folder, "postgres"));
        if (held is null)
        {
            // Only who holds the folder starts the server and stops it at the end.
            return await ReachedAsync(Of(cluster, running: null, held: null), cancellation);
        }

        await cluster.StartAsync(cancellation);
        await CreateDatabaseAsync(cluster, cancellation);
        return Of(cluster, running: cluster, held);
    }

    public static bool IsNew(PortalSettings settings) => settings.ConnectionString is null
        && !System.IO.Directory.Exists(Path.Combine(settings.DataDirectory, "postgres"));

    public static void BuildModel()
    {
        using var directory = new DirectoryDbContext(new DbContextOptionsBuilder<DirectoryDbContext>().UseNpgsql().Options);
        _ = directory.Model;
    }

    public DirectoryDbContext CreateDirectory() =>
        new(new DbContextOptionsBuilder<DirectoryDbContext>().UseNpgsql(Owner.CreateConnection(), true).Options);

    public async Task<int> MigrateAsync(CancellationToken cancellation)
    {
        try
        {
            return await MigrationRunner.RunAsync(Owner, Migrations, cancellation);
        }
        catch (NpgsqlException e) when (e is not PostgresException { InvariantSeverity: not ("FATAL" or "PANIC") })
        {
            throw new PortalStartRefused($"Die Datenbank ist nicht erreichbar: {e.Message}", e);
        }
    }

    // Without the owner's login nothing can be migrated here: then the schema must be that of this version already.
    public async Task MigrateOrRefuseAsync(CancellationToken cancellation)
    {
        if (HasOwner)
        {
            await MigrateAsync(cancellation);
            return;
        }

        await ZoneLogins.RefuseDefectsAsync(this, cancellation);
        if (await CheckSchema.AsJobsAsync(Jobs, Migrations, cancellation) is { IsFine: false } schema)
        {
            throw new PortalStartRefused($"{schema} Führen Sie zuerst „migrate“ mit ConnectionStrings__Owner aus.");
        }
    }

    // To be called after loading many rows: until the server has counted them it plans as if the tables were empty.
    public async Task CountRowsAsync(CancellationToken cancellation)
    {
        await using var analyze = Owner.CreateCommand("analyze");
        await analyze.ExecuteNonQueryAsync(cancellation);
    }

    // Connections to a server that has ended: each would fail once more.
    public void ForgetConnections()
    {
        foreach (var (_, source) in ByZone)
        {
            source.Clear();
        }

        _owner?.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await Audit.DisposeAsync();
        await Jobs.DisposeAsync();
        await Accounts.DisposeAsync();
        await Staff.DisposeAsync();
        await Public.DisposeAsync();
        if (_owner is not null)
        {
            await _owner.DisposeAsync();
        }

        if (Server is not null)
        {
            await Server.StopAsync();
        }

        _lock?.Dispose();
    }

    private static PortalDatabase Of(EmbeddedPostgres cluster, EmbeddedPostgres? running, DataFolderLock? held) =>
        new(cluster.ConnectionString("portal"), cluster.ConnectionString("portal"), running, held);

    // A server that is just starting refuses whoever comes: a command that was started in that moment waits. What else is wrong is said by
    // whoever needs the database first.
    private static async Task<PortalDatabase> ReachedAsync(PortalDatabase database, CancellationToken cancellation)
    {
        var source = database._owner ?? database.Jobs;
        for (var waits = 0; waits < MostWaits && await IsStartingAsync(source, cancellation); waits++)
        {
            await Task.Delay(Wait, cancellation);
        }

        // A session kept for later would be in the way of a restore.
        source.Clear();
        return database;
    }

    private static async Task<bool> IsStartingAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            return false;
        }
        catch (NpgsqlException e)
        {
            return e is PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow };
        }
    }

    // Each zone signs in as itself, so that no statement leads back to a role that can do more. Passwords come from the file that the
    // connection string names, one line a zone.
    private static NpgsqlDataSource Zone(string connectionString, string role)
    {
        // The statements of a page go by index whatever is asked for: planning them anew for each set of parameters costs more than
        // running them. The data lies in memory or on solid-state disks, where an index is worth its while from few rows on.
        const string Session = "-c statement_timeout=5s -c lock_timeout=2s -c idle_in_transaction_session_timeout=10s "
            + "-c plan_cache_mode=force_generic_plan -c random_page_cost=1.1 -c jit=off";
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Username = role,
            Password = null,
            ApplicationName = role,
            Timeout = 2,
            CommandTimeout = 3,
            HostRecheckSeconds = 1,
            MaxPoolSize = MostConnections,
            MaxAutoPrepare = 64,
            AutoPrepareMinUsages = 2,
        };
        builder.Options = $"{builder.Options} {Session}".Trim();
        return Named(role, builder);
    }

    // Figures of a source without a name would carry its connection string.
    private static NpgsqlDataSource Named(string name, NpgsqlConnectionStringBuilder connection) =>
        new NpgsqlDataSourceBuilder(connection.ConnectionString) { Name = name }.Build();

    private static async Task CreateDatabaseAsync(EmbeddedPostgres cluster, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString("postgres") + ";Pooling=false");
        await using var exists = source.CreateCommand("select 1 from pg_database where datname = 'portal'");
        if (await exists.ExecuteScalarAsync(cancellation) is null)
        {
            await using var create = source.CreateCommand("create database portal");
            await create.ExecuteNonQueryAsync(cancellation);
        }
    }
}
