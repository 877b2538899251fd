using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Directory.Infomails;

/// <summary>The link of the mail: looking at it changes nothing, the button on its page subscribes, once.</summary>
public sealed class ConfirmSubscription(PublicSource source, PublicChanges changes, TimeProvider clock)
{
    public async Task<string?> FindAsync(string? code, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<string?>(
            "select infomail.asked(@digest, @now)", new { digest = AskSubscription.DigestOf(code), now = clock.GetUtcNow() });
    }

    public Task<string?> ExecuteAsync(Caller stranger, string? code, CancellationToken cancellation) => changes.WriteAsync(
        stranger,
        change => change.ScalarAsync<string>(
            "select infomail.confirm(@digest, @id, @At)",
            new { digest = AskSubscription.DigestOf(code), id = Guid.CreateVersion7(change.At), change.At }),
        cancellation);
}
