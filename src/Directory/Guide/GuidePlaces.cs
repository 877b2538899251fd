using Dapper;
using IntMan.Directory.Services;
using IntMan.Foundation.Database;

namespace IntMan.Directory.Guide;

/// <summary>The municipality that somebody types in the guide.</summary>
public sealed class GuidePlaces(PublicSource source, ServiceIndex services)
{
    // Where services are, people ask.
    private const string NamesSql = """
        select m.name from public_directory.municipality m
        where m.county_key in (select distinct left(key, 5) from public_directory.service s, unnest(s.served_keys) key)
        order by m.name collate "de-x-icu" limit 300
        """;

    public async Task<(ServedPlace? Place, IReadOnlyList<ServedPlace> Offered)> FindAsync(string typed, CancellationToken cancellation) =>
        (await services.ReadAsync(cancellation)).Territory.Read(typed);

    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<string>(new CommandDefinition(NamesSql, cancellationToken: cancellation))).AsList();
    }
}
