using Dapper;
using Npgsql;

namespace IntMan.Foundation.Database;

/// <summary>Whether the database has the migrations of this version, unchanged.</summary>
public static class CheckSchema
{
    public static Task<CheckResult> AsOwnerAsync(
        NpgsqlDataSource owner, IReadOnlyList<Migration> migrations, CancellationToken cancellation) => CompareAsync(
        owner,
        "to_regclass('portal.schema_migration')",
        "select name, checksum from portal.schema_migration",
        migrations,
        cancellation);

    /// <summary>As the zone of jobs may see it, where the owner's login is not known.</summary>
    public static Task<CheckResult> AsJobsAsync(
        NpgsqlDataSource jobs, IReadOnlyList<Migration> migrations, CancellationToken cancellation) => CompareAsync(
        jobs,
        "to_regprocedure('foundation.applied_migrations()')",
        "select name, checksum from foundation.applied_migrations()",
        migrations,
        cancellation);

    private static async Task<CheckResult> CompareAsync(
        NpgsqlDataSource source, string isThere, string sql, IReadOnlyList<Migration> migrations, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var applied = await connection.ExecuteScalarAsync<string?>($"select {isThere}::text") is null ? []
            : (await connection.QueryAsync<(string Name, string Checksum)>(sql)).ToDictionary(m => m.Name, m => m.Checksum);
        var known = migrations.ToDictionary(m => m.Name, m => m.Checksum);
        return new CheckResult(
            "Schema der Datenbank",
            [
                .. known.Keys.Where(name => !applied.ContainsKey(name)).Select(name => $"{name} fehlt"),
                .. applied.Keys.Where(name => !known.ContainsKey(name)).Select(name => $"{name} ist dieser Version unbekannt"),
                .. known.Where(m => applied.TryGetValue(m.Key, out var checksum) && checksum != m.Value)
                    .Select(m => $"{m.Key} wurde verändert"),
            ],
            "Fehlt etwas, so bringt „migrate“ das Schema auf den Stand; ist etwas unbekannt, installieren Sie die neuere Version.");
    }
}
