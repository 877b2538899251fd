using Dapper;
using Npgsql;

namespace IntMan.Portal.Checks;

// What each zone may do, from the system tables and with everything that every role may do, beside what this version intends (zones.txt).
public static class ZoneGrants
{
    private const string Held = """
        with zone as (select oid, rolname::text as name from pg_roles where rolname = any(@zones)),
        space as (select oid, nspname::text as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'),
        relation as (
            select c.oid, c.relkind, c.oid::regclass::text as name from pg_class c join space s on s.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')),
        callable as (
            select p.oid, p.oid::regprocedure::text as name, p.pronamespace as space from pg_proc p join space s on s.oid = p.pronamespace
            where not exists (
                select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype in ('e', 'i'))
            union all
            select oid, oid::regprocedure::text, pronamespace from pg_proc
            where pronamespace = 'pg_catalog'::regnamespace and proname in ('lo_creat', 'lo_create', 'lo_from_bytea'))
        select z.name || ' database', p from zone z, unnest(array['connect', 'create', 'temporary']) p
        where has_database_privilege(z.oid, current_database(), p)
        union all
        select z.name || ' schema ' || s.name, p from zone z, space s, unnest(array['create', 'usage']) p
        where has_schema_privilege(z.oid, s.oid, p)
        union all
        select z.name || ' table ' || r.name, p
        from zone z, relation r, unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) p
        where r.relkind <> 'S' and has_table_privilege(z.oid, r.oid, p)
        union all
        select z.name || ' column ' || r.name || '.' || a.attname, p
        from zone z, relation r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped,
            unnest(array['select', 'insert', 'update', 'references']) p
        where r.relkind <> 'S' and not has_table_privilege(z.oid, r.oid, p) and has_column_privilege(z.oid, r.oid, a.attnum, p)
        union all
        select z.name || ' sequence ' || r.name, p from zone z, relation r, unnest(array['select', 'update', 'usage']) p
        where r.relkind = 'S' and has_sequence_privilege(z.oid, r.oid, p)
        union all
        select z.name || ' function ' || c.name, 'execute' from zone z, callable c
        where has_function_privilege(z.oid, c.oid, 'execute') and has_schema_privilege(z.oid, c.space, 'usage')
        union all
        select z.name || ' setting', unnest(d.setconfig) from zone z join pg_db_role_setting d on d.setrole = z.oid
        """;

    // Lines "zone kind name: privilege, privilege".
    public static IReadOnlySet<(string Object, string Privilege)> Intended { get; } = Read();

    public static async Task<IReadOnlySet<(string Object, string Privilege)>> HeldAsync(
        NpgsqlConnection owner, IEnumerable<string> zones) =>
        (await owner.QueryAsync<(string Object, string Privilege)>(Held, new { zones = zones.ToArray() })).ToHashSet();

    private static HashSet<(string Object, string Privilege)> Read()
    {
        using var reader = new StreamReader(typeof(ZoneGrants).Assembly.GetManifestResourceStream("zones.txt")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2))
            .SelectMany(parts => parts[1].Split(", ").Select(privilege => (parts[0], privilege)))];
    }
}
