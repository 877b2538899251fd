using Dapper;
using IntMan.Portal.Tests.Support;
using Npgsql;

namespace IntMan.Portal.Tests.Storage;

/// <summary>The second wall: what public pages may read is decided by the database, not by the program (ASVS 8.3.1).</summary>
public sealed class ZoneTests(TestCluster cluster)
{
    private static readonly string[] Zones = ["portal_public", "portal_staff", "portal_jobs", "portal_audit"];

    [Fact]
    public async Task Public_ReadingAnyTable_IsDenied()
    {
        var tables = await ListAsync(
            "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')");
        Assert.Contains("directory.person", tables);
        Assert.Contains("portal.schema_migration", tables);
        foreach (var table in tables)
        {
            Assert.Equal("42501", await RefusalAsync($"select 1 from {table} limit 1"));
        }
    }

    [Fact]
    public async Task Public_ReadingEveryView_Works()
    {
        var views = await ListAsync("select viewname from pg_views where schemaname = 'public_directory'");
        Assert.Superset(new HashSet<string> { "county", "municipality", "street", "post", "holder", "named_person", "office_hour",
            "responsibility" }, views.ToHashSet());
        await using var connection = await cluster.ConnectAsync("demo", "portal_public");
        foreach (var view in views)
        {
            await connection.ExecuteScalarAsync($"select count(*) from public_directory.{view}");
        }
    }

    [Fact]
    public async Task Public_Writing_IsDenied()
    {
        foreach (var view in await ListAsync("select viewname from pg_views where schemaname = 'public_directory'"))
        {
            // 55000: a view over several tables, through which nobody can write.
            Assert.Contains(await RefusalAsync($"delete from public_directory.{view}"), new[] { "42501", "55000" });
        }

        Assert.Equal("42501", await RefusalAsync("update public_directory.county set name = 'x'"));
        Assert.Equal("42501",
            await RefusalAsync("insert into public_directory.county (key, name, kind, state) values ('09999', 'x', 'Rural', 'BW')"));
        Assert.Equal("42501", await RefusalAsync("create table public.x (id integer)"));
        Assert.Equal("42501", await RefusalAsync("create schema x"));
        Assert.Equal("42501", await RefusalAsync("copy public_directory.county to program 'cat'"));
        Assert.Equal("42501", await RefusalAsync("select pg_read_file('/etc/passwd')"));
    }

    [Fact]
    public async Task Public_TemporaryTables_AreDenied() =>
        // Privileges of a database are not copied with it: this one was migrated itself.
        Assert.Equal("42501", await RefusalAsync("create temporary table x (id integer)", "migrated"));

    [Fact]
    public async Task Public_BecomingAnotherRole_IsDenied()
    {
        foreach (var role in new[] { "intman", "portal_staff", "portal_jobs", "portal_audit" })
        {
            Assert.Equal("42501", await RefusalAsync($"set role {role}"));
        }
    }

    [Fact]
    public async Task Views_HideNamesWithoutConsentAndWhatIsInternal()
    {
        await using var connection = await cluster.ConnectAsync("demo", "portal_public");
        Assert.Equal(0,
            await connection.ExecuteScalarAsync<long>(
            "select count(*) from public_directory.named_person where family_name = 'Hopfenblatt'"));
        Assert.Equal(1,
            await connection.ExecuteScalarAsync<long>(
            "select count(*) from public_directory.holder where num_nonnulls(family_name, given_name, slug, phone, email) = 0"));
        var columns = await ListAsync("select column_name from information_schema.columns where table_schema = 'public_directory'");
        Assert.DoesNotContain("full_time_equivalent", columns);
        Assert.DoesNotContain("small_team", columns);
    }

    [Fact]
    public async Task Zones_AreNeitherSuperuserNorBypassRowSecurity()
    {
        var names = $"rolname = any(array['{string.Join("','", Zones)}'])";
        Assert.Empty(
            await ListAsync(
            $"select rolname from pg_roles where {names} and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or not "
            + "rolcanlogin)"));
        Assert.Equal(Zones.Length, (await ListAsync($"select rolname from pg_roles where {names}")).Count);
    }

    [Fact]
    public async Task Portal_AnswersPagesAsThePublicRole()
    {
        await using var database = await cluster.OpenAsync("demo");
        await using var connection = await database.Public.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal("portal_public", await connection.ExecuteScalarAsync<string>("select current_user::text"));
        Assert.Equal("5s", await connection.ExecuteScalarAsync<string>("show statement_timeout"));
    }

    private async Task<string?> RefusalAsync(string sql, string database = "demo")
    {
        await using var connection = await cluster.ConnectAsync(database, "portal_public");
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        return (await Record.ExceptionAsync(() => connection.ExecuteAsync(sql, transaction: transaction)) as PostgresException)?.SqlState
            ?? $"not refused: {sql}";
    }

    private async Task<List<string>> ListAsync(string sql)
    {
        await using var connection = await cluster.ConnectAsync("demo");
        return (await connection.QueryAsync<string>(sql)).AsList();
    }
}
