using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Directory.Infomails;

/// <summary>Unsubscribes: the address is deleted at once, and mails that still wait do not go out. Twice is the same as once.</summary>
public sealed class EndSubscription(PublicSource source, PublicChanges changes)
{
    public async Task<string?> FindAsync(SubscriptionEnd end, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<string?>("select infomail.subscribed_to(@Subscription)", end);
    }

    public Task ExecuteAsync(Caller stranger, SubscriptionEnd end, CancellationToken cancellation) => changes.WriteAsync(
        stranger,
        change => change.ScalarAsync<string>(
            "select infomail.unsubscribe(@Subscription, @InWholeCounty, @At)", new { end.Subscription, end.InWholeCounty, change.At }),
        cancellation);
}
