using Dapper;
using IntMan.Portal.Tests.Support;
using Npgsql;

namespace IntMan.Portal.Tests.Storage;

/// <summary>What the public zone is there for; what it must not do is tried in ZoneAttackTests.</summary>
public sealed class ZoneTests(TestCluster cluster)
{
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
    public async Task Portal_AnswersPagesAsThePublicRole()
    {
        await using var database = await cluster.OpenAsync("demo");
        await using var connection = await database.Public.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal("portal_public", await connection.ExecuteScalarAsync<string>("select current_user::text"));
        Assert.Equal("5s", await connection.ExecuteScalarAsync<string>("show statement_timeout"));
    }

    private async Task<List<string>> ListAsync(string sql)
    {
        await using var connection = await cluster.ConnectAsync("demo");
        return (await connection.QueryAsync<string>(sql)).AsList();
    }
}
