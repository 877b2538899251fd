using Dapper;
using IntMan.Portal.Checks;
using IntMan.Portal.Database;
using IntMan.Portal.Tests.Support;
using Npgsql;

namespace IntMan.Portal.Tests.Zones;

/// <summary>Sends everything that a zone must not do, on the connections the portal itself would use, and says what was not refused.</summary>
public sealed class ZoneAttack
{
    private const string Refused = PostgresErrorCodes.InsufficientPrivilege;

    // Nobody writes through a view over several tables, or truncates any: the server says so before it looks at rights.
    private static readonly string[] OfViews =
        [Refused, PostgresErrorCodes.ObjectNotInPrerequisiteState, PostgresErrorCodes.WrongObjectType];

    private static readonly string[] OfTables = ["select", "insert", "update", "delete", "truncate"];
    private static readonly string[] OfColumns = ["select", "insert", "update"];

    private readonly List<string> _found = [];

    public static async Task<IReadOnlyList<string>> RunAsync(PortalDatabase database)
    {
        await using var owner = await database.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var ownerName = (await owner.ExecuteScalarAsync<string>("select current_user::text"))!;
        var before = await StateAsync(owner);
        var attack = new ZoneAttack();
        foreach (var (zone, source) in database.ByZone)
        {
            await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await attack.ScriptAsync(connection, zone, ownerName);
            foreach (var (statement, codes) in await BeyondAsync(owner, zone))
            {
                await attack.SendAsync(connection, zone, statement, codes);
            }
        }

        return before == await StateAsync(owner) ? attack._found : [.. attack._found, "Something is stored that was not there before."];
    }

    /// <summary>Rows, objects, rights and roles: what no attack may change.</summary>
    private static Task<string?> StateAsync(NpgsqlConnection owner) => owner.ExecuteScalarAsync<string>($"""
        select md5(concat_ws(' ', ({TestCluster.FingerprintSql}),
            (select string_agg(c::text, '' order by c.oid) from pg_class c where relnamespace::regnamespace::text !~ '^pg_(toast|temp)'),
            (select string_agg(p::text, '' order by p.oid) from pg_proc p), (select string_agg(r::text, '' order by r.oid) from pg_roles r),
            (select string_agg(m::text, '' order by m.roleid, m.member) from pg_auth_members m),
            (select coalesce(d.datacl::text, '') from pg_database d where d.datname = current_database())))
        """);

    /// <summary>What the zone's list does not name, as statements that would do nothing if they were allowed.</summary>
    private static async Task<IReadOnlyList<(string Statement, string[] Codes)>> BeyondAsync(NpgsqlConnection owner, string zone)
    {
        bool Has(string thing, string privilege) => ZoneGrants.Intended.Contains(($"{zone} {thing}", privilege));
        var statements = new List<(string, string[])>();
        var columns = (await owner.QueryAsync<(string Table, string Column, bool IsView)>("""
            select c.oid::regclass::text, a.attname::text, c.relkind = 'v' from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relkind in ('r', 'v') and c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)' and a.attnum > 0
                and not a.attisdropped order by 1, a.attnum
            """)).ToLookup(row => (row.Table, row.IsView), row => row.Column);
        foreach (var table in columns)
        {
            var codes = table.Key.IsView ? OfViews : [Refused];
            foreach (var privilege in OfTables.Where(privilege => !Has($"table {table.Key.Table}", privilege)))
            {
                var inPart = OfColumns.Contains(privilege) && table.Any(column => Has($"column {table.Key.Table}.{column}", privilege));
                statements.AddRange(table.Where(column => !Has($"column {table.Key.Table}.{column}", privilege))
                    .Select(column => (Statement(privilege, table.Key.Table, inPart ? $"\"{column}\"" : null, $"\"{table.First()}\""), codes))
                    .Distinct());
            }
        }

        statements.AddRange((await owner.QueryAsync<string>("""
            select oid::regclass::text from pg_class where relkind = 'S' and relnamespace::regnamespace::text !~ '^pg_'
            """)).SelectMany(sequence => new[] { $"select nextval('{sequence}')", $"select setval('{sequence}', 1)" })
            .Select(statement => (statement, new[] { Refused })));
        statements.AddRange((await owner.QueryAsync<(string Name, string Call)>("""
            select p.oid::regprocedure::text, format('select %s(%s)', p.oid::regproc, (select string_agg('null::' || format_type(t, null), ', ')
                from unnest(p.proargtypes) t))
            from pg_proc p where p.pronamespace::regnamespace::text !~ '^(pg_|information_schema)' and p.prorettype <> 'trigger'::regtype
                and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype in ('e', 'i'))
            """)).Where(function => !Has($"function {function.Name}", "execute")).Select(function => (function.Call, new[] { Refused })));
        return statements;
    }

    private static string Statement(string privilege, string table, string? column, string first) => privilege switch
    {
        "select" => $"select {column ?? "1"} from {table} where false",
        "insert" when column is null => $"insert into {table} default values",
        "insert" => $"insert into {table} ({column}) overriding system value select null where false",
        "update" => $"update {table} set {column ?? first} = default where false",
        "delete" => $"delete from {table} where false",
        _ => $"truncate {table}",
    };

    private async Task ScriptAsync(NpgsqlConnection connection, string zone, string owner)
    {
        var script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Zones", "attack.sql"));
        foreach (var block in script.Replace("{owner}", owner, StringComparison.Ordinal).Split("\n\n").Skip(1))
        {
            var end = block.IndexOf('\n', StringComparison.Ordinal);
            await SendAsync(connection, zone, block[end..].Trim(), [block[..end].Split(' ')[1]]);
        }
    }

    private async Task SendAsync(NpgsqlConnection connection, string zone, string statement, string[] codes)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        var answer = await Record.ExceptionAsync(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        var code = answer is null ? PostgresErrorCodes.SuccessfulCompletion : Assert.IsType<PostgresException>(answer).SqlState;
        if (!codes.Contains(code))
        {
            _found.Add($"{zone}: {statement}: {code}");
        }

        if (code == PostgresErrorCodes.SuccessfulCompletion)
        {
            await connection.ExecuteAsync("reset session authorization; reset role; reset all");
        }
    }
}
