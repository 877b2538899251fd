using Dapper;
using IntMan.Foundation.Database;

namespace IntMan.Directory.Infomails;

/// <summary>Unsubscribes: the address is deleted at once, and mails that still wait do not go out. Twice is the same as once.</summary>
public sealed class EndSubscription(DatabaseZones database, TimeProvider clock)
{
    public async Task<string?> FindAsync(SubscriptionEnd end, CancellationToken cancellation)
    {
        await using var connection = await database.Public.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<string?>("select infomail.subscribed_to(@Subscription)", end);
    }

    public async Task ExecuteAsync(SubscriptionEnd end, CancellationToken cancellation)
    {
        await using var connection = await database.Public.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync("select infomail.unsubscribe(@Subscription, @InWholeCounty, @now)",
            new { end.Subscription, end.InWholeCounty, now = clock.GetUtcNow() });
    }
}
