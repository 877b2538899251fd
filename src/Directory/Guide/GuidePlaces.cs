using Dapper;
using IntMan.Directory.Contacts;
using IntMan.Directory.Search;
using IntMan.Foundation.Database;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Guide;

/// <summary>The municipality that somebody types in the guide.</summary>
public sealed class GuidePlaces(PublicSource source)
{
    private const string Sql = """
        select m.ags, m.name from public_directory.municipality m
        where m.ags = @typed or m.search_key = @key or m.search_key like @key || '%'
        order by (m.ags = @typed) desc, (m.search_key = @key) desc, m.population desc nulls last, m.ags limit 1
        """;

    // Where services are, people ask.
    private const string NamesSql = """
        select m.name from public_directory.municipality m
        where m.county_key in (select distinct left(key, 5) from public_directory.service s, unnest(s.served_keys) key)
        order by m.name collate "de-x-icu" limit 300
        """;

    public async Task<GuidePlace?> FindAsync(string typed, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var key = SearchText.Fold(typed);
        return key.Length == 0 ? null
            : await connection.QueryFirstOrDefaultAsync<GuidePlace>(new CommandDefinition(Sql, new { typed, key },
            cancellationToken: cancellation));
    }

    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<string>(new CommandDefinition(NamesSql, cancellationToken: cancellation))).AsList();
    }
}

/// <summary>A municipality.</summary>
public sealed class GuidePlace
{
    public string Ags { get; init; } = "";
    public string Name { get; init; } = "";
}
