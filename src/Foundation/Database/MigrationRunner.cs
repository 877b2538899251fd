using Dapper;
using Npgsql;

namespace IntMan.Foundation.Database;

/// <summary>Applies SQL files forward only, each once and in one transaction. Instances that start together wait for each other.</summary>
public static class MigrationRunner
{
    private const long LockKey = 0x494E544D414E;

    /// <returns>How many files were applied.</returns>
    /// <exception cref="PortalStartRefused">A file that had been applied was changed afterwards.</exception>
    public static async Task<int> RunAsync(NpgsqlDataSource owner, IReadOnlyList<Migration> migrations, CancellationToken cancellation)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync("select pg_advisory_lock(@LockKey)", new { LockKey });
        try
        {
            await connection.ExecuteAsync("""
                create schema if not exists portal;
                create table if not exists portal.schema_migration (name text primary key, checksum text not null,
                  applied_at timestamptz not null default now())
                """);
            var applied = (await connection.QueryAsync<(string Name, string Checksum)>(
                "select name, checksum from portal.schema_migration")).ToDictionary(m => m.Name, m => m.Checksum);
            var changed = migrations.FirstOrDefault(m => applied.TryGetValue(m.Name, out var checksum) && checksum != m.Checksum);
            if (changed is not null)
            {
                throw new PortalStartRefused(
                    $"Die Migration {changed.Name} wurde nach ihrer Anwendung verändert. Spielen Sie die unveränderte Version ein.");
            }

            var pending = migrations.Where(m => !applied.ContainsKey(m.Name)).ToList();
            foreach (var migration in pending)
            {
                await ApplyAsync(connection, migration, cancellation);
            }

            if (pending.Count > 0)
            {
                await connection.ReloadTypesAsync(cancellation);
            }

            return pending.Count;
        }
        finally
        {
            await connection.ExecuteAsync("select pg_advisory_unlock(@LockKey)", new { LockKey });
        }
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var command = new NpgsqlCommand(migration.Sql, connection, transaction) { CommandTimeout = 0 })
        {
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await connection.ExecuteAsync("insert into portal.schema_migration (name, checksum) values (@Name, @Checksum)", migration,
            transaction);
        await transaction.CommitAsync(cancellation);
    }
}
