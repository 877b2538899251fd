using Dapper;
using IntMan.Foundation.Database;

namespace IntMan.Directory.Infomails;

/// <summary>Subscriptions that nobody confirmed in time.</summary>
public sealed class ForgetRequests(DatabaseZones database, TimeProvider clock)
{
    public async Task<int> ExecuteAsync(CancellationToken cancellation)
    {
        await using var connection = await database.Jobs.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync("delete from infomail.request where expires_at <= @now", new { now = clock.GetUtcNow() });
    }
}
