using Dapper;
using IntMan.Portal.Database;
using Npgsql;

namespace IntMan.Portal.Checks;

public static class DatabaseChecks
{
    public static async Task<CheckResult> SchemaAsync(NpgsqlDataSource owner, CancellationToken cancellation)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellation);
        var applied = await connection.ExecuteScalarAsync<string?>("select to_regclass('portal.schema_migration')::text") is null ? []
            : (await connection.QueryAsync<(string Name, string Checksum)>("select name, checksum from portal.schema_migration"))
                .ToDictionary(m => m.Name, m => m.Checksum);
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

    public static async Task<CheckResult> ZonesAsync(NpgsqlDataSource owner, NpgsqlDataSource zone, CancellationToken cancellation)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellation);
        var findings = (await connection.QueryAsync<string>("""
            select r.name || ' fehlt' from unnest(array['portal_public', 'portal_staff', 'portal_jobs', 'portal_audit']) r (name)
            where not exists (select from pg_roles where rolname = r.name)
            union all
            select rolname || ' hat Rechte des Servers' from pg_roles
            where rolname in ('portal_public', 'portal_staff', 'portal_jobs', 'portal_audit')
              and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
            union all
            select format('portal_public erreicht %I.%I', n.nspname, c.relname) from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\_%'
                and exists (select from pg_roles where rolname = 'portal_public')
                and has_table_privilege((select oid from pg_roles where rolname = 'portal_public'), c.oid,
                  'select, insert, update, delete, truncate')
            union all
            select format('portal_public liest %I.%I nicht', n.nspname, c.relname) from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'v' and n.nspname like 'public\_%' and exists (select from pg_roles where rolname = 'portal_public')
                and not (has_schema_privilege((select oid from pg_roles where rolname = 'portal_public'), n.oid, 'usage')
                    and has_table_privilege((select oid from pg_roles where rolname = 'portal_public'), c.oid, 'select'))
            """)).ToList();
        if (findings.Count == 0 && await TryAsync(zone, cancellation) is { } finding)
        {
            findings.Add(finding);
        }

        return new CheckResult("Rollen und Rechte der Zonen", findings,
            "Die Rechte hat jemand von Hand geändert: Stellen Sie sie wieder her oder spielen Sie eine Sicherung ein.");
    }

    private static async Task<string?> TryAsync(NpgsqlDataSource zone, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await zone.OpenConnectionAsync(cancellation);
            await connection.ExecuteScalarAsync("select count(*) from public_directory.county");
            await connection.ExecuteScalarAsync("select count(*) from directory.person");
            return "die öffentliche Zone liest directory.person";
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege
            && e.MessageText.Contains("directory", StringComparison.Ordinal)
            && !e.MessageText.Contains("public_directory", StringComparison.Ordinal))
        {
            return null;
        }
        catch (NpgsqlException e)
        {
            return $"die öffentliche Zone arbeitet nicht ({e.Message})";
        }
    }
}
