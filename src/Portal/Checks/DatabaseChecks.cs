using Dapper;
using IntMan.Portal.Database;
using Npgsql;

namespace IntMan.Portal.Checks;

public static class DatabaseChecks
{
    public static Task<CheckResult> SchemaAsync(NpgsqlDataSource owner, CancellationToken cancellation) => SchemaAsync(
        owner,
        "to_regclass('portal.schema_migration')",
        "select name, checksum from portal.schema_migration",
        cancellation);

    // As the zone of jobs may see it.
    public static Task<CheckResult> SchemaOfJobsAsync(NpgsqlDataSource jobs, CancellationToken cancellation) => SchemaAsync(
        jobs,
        "to_regprocedure('foundation.applied_migrations()')",
        "select name, checksum from foundation.applied_migrations()",
        cancellation);

    private static async Task<CheckResult> SchemaAsync(
        NpgsqlDataSource source, string isThere, string sql, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var applied = await connection.ExecuteScalarAsync<string?>($"select {isThere}::text") is null ? []
            : (await connection.QueryAsync<(string Name, string Checksum)>(sql)).ToDictionary(m => m.Name, m => m.Checksum);
        var known = PortalDatabase.Migrations.ToDictionary(m => m.Name, m => m.Checksum);
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

    public static async Task<CheckResult> LoginsAsync(PortalDatabase database, CancellationToken cancellation) =>
        new("Anmeldungen der Zonen", await ZoneLogins.DefectsAsync(database, cancellation), ZoneLogins.Remedy);

    public static async Task<CheckResult> GrantsAsync(PortalDatabase database, CancellationToken cancellation)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(cancellation);
        static IEnumerable<string> Told(string what, IEnumerable<(string Object, string Privilege)> grants) =>
            grants.Select(grant => $"{what}: {grant.Object} {grant.Privilege}").Order(StringComparer.Ordinal);
        var held = await ZoneGrants.HeldAsync(connection, database.ByZone.Select(zone => zone.Zone));
        return new CheckResult(
            "Rechte der Zonen",
            [.. Told("zu viel", held.Except(ZoneGrants.Intended)), .. Told("fehlt", ZoneGrants.Intended.Except(held))],
            "Die Rechte hat jemand von Hand geändert, oder ein Schritt der Einrichtung fehlt: docs/operation.md nennt die Befehle.");
    }
}
