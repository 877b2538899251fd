using Dapper;
using IntMan.Foundation.Database;

namespace IntMan.Caseload.Cases;

/// <summary>Reads what the directory publishes, by the zone that can read nothing else.</summary>
public sealed class PublicDirectory(PublicSource source)
{
    public async Task<List<T>> QueryAsync<T>(string sql, object values, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancellation))).AsList();
    }
}
