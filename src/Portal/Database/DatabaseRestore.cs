using System.Diagnostics.CodeAnalysis;
using IntMan.Foundation.Mail;
using Dapper;
using IntMan.Caseload.Retention;
using IntMan.Directory.Infomails;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;
using IntMan.Portal.Mail;
using Npgsql;

namespace IntMan.Portal.Database;

// Brings a backup back. An empty database is filled in one transaction. With replacement a new database is filled and migrated first and
// then takes the name of the old one, both in one transaction: whenever it stops, there is either the old or the new state, whole.
[SuppressMessage("ApiDesign", "RS0030", Justification = "A command: restores a whole database.")]
public sealed class DatabaseRestore
{
    private const int Looks = 20;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private readonly string _connectionString;
    private readonly string _name;

    public DatabaseRestore(string connectionString)
    {
        _connectionString = connectionString;
        _name = new NpgsqlConnectionStringBuilder(connectionString).Database ?? "portal";
    }

    public async Task<RestoreReport> ExecuteAsync(string path, bool replace, IProgress<int>? progress, CancellationToken cancellation)
    {
        var backup = new BackupFile(path);
        var isVerified = await backup.VerifyAsync(cancellation);
        RefuseOtherVersions(await backup.MigrationsAsync(cancellation));
        await using var server = NpgsqlDataSource.Create(To("postgres"));
        await RefuseSessionsAsync(server, cancellation);
        var isEmpty = await IsEmptyAsync(cancellation);
        if (!isEmpty && !replace)
        {
            throw new PortalStartRefused(
                $"Die Datenbank „{_name}“ enthält schon Daten. Sichern Sie diese mit „backup“ und ersetzen Sie sie dann mit „restore "
                + "--replace“.");
        }

        try
        {
            return await (isEmpty ? FillAsync(_name, path, progress, cancellation)
                : SwapInAsync(server, path, progress, cancellation)) with { IsVerified = isVerified, HasReplaced = !isEmpty };
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new PortalStartRefused($"Der Benutzer der Datenbank darf das nicht: {e.MessageText}. Er braucht CREATEDB und CREATEROLE.",
                e);
        }
    }

    private async Task<RestoreReport> SwapInAsync(NpgsqlDataSource server, string path, IProgress<int>? progress,
        CancellationToken cancellation)
    {
        var (fresh, old) = ($"{_name}_restoring", $"{_name}_replaced");
        await using var connection = await server.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync($"drop database if exists {Quote(fresh)}");
        await connection.ExecuteAsync($"create database {Quote(fresh)} template template0");
        try
        {
            var report = await FillAsync(fresh, path, progress, cancellation);
            report = report with { ErasedAgain = await EraseAgainAsync(fresh, cancellation) };
            await using (var names = await connection.BeginTransactionAsync(cancellation))
            {
                await connection.ExecuteAsync($"alter database {Quote(_name)} rename to {Quote(old)}");
                await connection.ExecuteAsync($"alter database {Quote(fresh)} rename to {Quote(_name)}");
                await names.CommitAsync(cancellation);
            }

            await connection.ExecuteAsync($"drop database {Quote(old)}");
            return report;
        }
        finally
        {
            // After the swap there is no database of this name any more.
            await connection.ExecuteAsync($"drop database if exists {Quote(fresh)}");
        }
    }

    // What was erased since the backup is known only to the database that is replaced.
    private async Task<int> EraseAgainAsync(string fresh, CancellationToken cancellation)
    {
        IReadOnlyList<Tombstone> tombstones;
        await using (var old = new NpgsqlConnection(To(_name)))
        {
            await old.OpenAsync(cancellation);
            tombstones = await EraseAgain.ReadAsync(old);
        }

        await using var restored = new NpgsqlConnection(To(fresh));
        await restored.OpenAsync(cancellation);
        return await EraseAgain.ExecuteAsync(restored, tombstones, new MunicipalCalendar(TimeProvider.System).Today);
    }

    private async Task<RestoreReport> FillAsync(string database, string path, IProgress<int>? progress, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(To(database));

        foreach (var zones in PortalDatabase.ZoneMigrations)
        {
            await using var command = source.CreateCommand(zones.Sql);
            await command.ExecuteNonQueryAsync(cancellation);
        }

        var tables = 0;
        await new PostgresProgram("pg_restore", To(database)).RunAsync(
            ["--no-owner", "--exit-on-error", "--single-transaction", "--verbose", "--no-password", "--dbname", database, path], line =>
        {
            if (line.Contains("processing data for table", StringComparison.Ordinal))
            {
                progress?.Report(++tables);
            }
        }, cancellation);
        var migrated = await MigrationRunner.RunAsync(source, PortalDatabase.Migrations, cancellation);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await MailClaims.HoldRestoredAsync(connection);
        await SendInfomails.HoldRestoredAsync(connection);
        await connection.ExecuteAsync("analyze", commandTimeout: 0, commandType: System.Data.CommandType.Text);
        var rows = await connection.ExecuteScalarAsync<long>("""
            select sum((xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I.%I', schemaname, tablename), false, true,
              '')))[1]::text::bigint)::bigint
            from pg_tables where schemaname not in ('pg_catalog', 'information_schema')
            """, commandTimeout: 0);
        return new RestoreReport(database, tables, rows, migrated);
    }

    private static void RefuseOtherVersions(IReadOnlyDictionary<string, string> migrations)
    {
        var known = PortalDatabase.Migrations.ToDictionary(m => m.Name, m => m.Checksum);
        if (migrations.Keys.Where(name => !known.ContainsKey(name)).Max(StringComparer.Ordinal) is { } newer)
        {
            throw new PortalStartRefused(
                $"Die Sicherung stammt von einer neueren Version des Portals ({newer}). Installieren Sie zuerst diese Version.");
        }

        if (migrations.FirstOrDefault(m => known[m.Key] != m.Value).Key is { } changed)
        {
            throw new PortalStartRefused($"Die Sicherung stammt von einer anderen Ausgabe des Portals: {changed} lautet dort anders.");
        }
    }

    private async Task RefuseSessionsAsync(NpgsqlDataSource server, CancellationToken cancellation)
    {
        await using var connection = await server.OpenConnectionAsync(cancellation);
        var sessions = 1L;

        // A session that its client has closed stays in the list for a moment; one that is in use stays longer. PostgreSQL's own workers
        // (autovacuum) give way by themselves.
        for (var look = 0; look < Looks && sessions > 0; look++)
        {
            await Task.Delay(look == 0 ? TimeSpan.Zero : BetweenLooks, cancellation);
            sessions = await connection.ExecuteScalarAsync<long>(
                "select count(*) from pg_stat_activity where datname = @_name and backend_type = 'client backend'", new { _name });
        }

        if (sessions > 0)
        {
            throw new PortalStartRefused(
                $"Mit der Datenbank „{_name}“ arbeitet noch jemand. Beenden Sie das Portal und alle anderen Sitzungen, dann spielen Sie "
                + "die Sicherung ein.");
        }
    }

    private async Task<bool> IsEmptyAsync(CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(To(_name));
        await using var tables = source.CreateCommand(
            "select not exists (select from pg_tables where schemaname not in ('pg_catalog', 'information_schema'))");
        return (bool)(await tables.ExecuteScalarAsync(cancellation))!;
    }

    private string To(string database) => new NpgsqlConnectionStringBuilder(_connectionString) { Database = database, Pooling = false,
        CommandTimeout = 0 }.ConnectionString;

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

public sealed record RestoreReport(string Database, int Tables, long Rows, int Migrated)
{
    public bool IsVerified { get; init; }

    public bool HasReplaced { get; init; }

    public int ErasedAgain { get; init; }
}
