using Dapper;
using Npgsql;

namespace IntMan.Directory.Seeds;

/// <summary>Who has invented cases: three managers of Ettlingen in the demo, 27 people of the invented county in measurements.</summary>
public static class CaseloadStaff
{
    private const string OfEttlingen = """
        select p.id as person_id, '08215017' as ags, 1.0 as share from directory.person p
        where p.slug in ('mirela-ampelstein', 'tarek-wolkenfeld', 'oksana-birkenzahn') order by p.slug
        """;

    // 27 people over 20 municipalities; the last municipalities have one each.
    private const string OfLoad = """
        select p.id as person_id, substr(p.slug, 8, 8) as ags, p.full_time_equivalent as share from directory.person p
        where p.slug ~ '^person-09900[0-9]{3}-1$' and substr(p.slug, 8, 8) <= '09900020'
            or p.slug ~ '^person-09900[0-9]{3}-2$' and substr(p.slug, 8, 8) <= '09900007' order by ags, p.slug
        """;

    private const string Services = """
        select s.id, s.kind from public_directory.service s where s.serves_everyone or s.served_keys && array['08215017', '08215']
        order by s.slug
        """;

    private const string Shares = """
        update directory.person p set full_time_equivalent = s.share
        from unnest(@people, @shares) s (id, share) where p.id = s.id and p.full_time_equivalent is distinct from s.share
        """;

    public static Task<IReadOnlyList<(Guid Person, string Ags, decimal Share)>> OfDemoAsync(NpgsqlConnection connection) =>
        ReadAsync(connection, OfEttlingen);

    /// <summary>Services that are there for Ettlingen, with their kind.</summary>
    public static async Task<IReadOnlyList<(Guid Id, string Kind)>> ServicesOfDemoAsync(NpgsqlConnection connection) =>
        (await connection.QueryAsync<(Guid, string)>(Services)).AsList();

    /// <summary>The county must be there, see <see cref="SyntheticCounty"/>.</summary>
    public static async Task<IReadOnlyList<(Guid Person, string Ags, decimal Share)>> OfLoadAsync(NpgsqlConnection connection)
    {
        var people = (await ReadAsync(connection, OfLoad)).Select(manager => manager.Person).ToArray();
        await connection.ExecuteAsync(Shares, new { people, shares = Enumerable.Range(0, people.Length).Select(ShareOf).ToArray() });
        return await ReadAsync(connection, OfLoad);
    }

    // 22.1 full positions for 27 people.
    private static decimal ShareOf(int index) => index switch { < 13 => 1m, < 21 => 0.75m, < 26 => 0.5m, _ => 0.6m };

    private static async Task<IReadOnlyList<(Guid Person, string Ags, decimal Share)>> ReadAsync(NpgsqlConnection connection, string sql) =>
        (await connection.QueryAsync<(Guid, string, decimal)>(sql)).AsList();
}
