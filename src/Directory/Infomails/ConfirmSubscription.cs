using Dapper;
using IntMan.Foundation.Database;

namespace IntMan.Directory.Infomails;

/// <summary>The link of the mail: looking at it changes nothing, the button on its page subscribes, once.</summary>
public sealed class ConfirmSubscription(DatabaseZones database, TimeProvider clock)
{
    public async Task<string?> FindAsync(string? code, CancellationToken cancellation)
    {
        await using var connection = await database.Public.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<string?>("select infomail.asked(@digest, @now)",
            new { digest = AskSubscription.DigestOf(code), now = clock.GetUtcNow() });
    }

    public async Task<string?> ExecuteAsync(string? code, CancellationToken cancellation)
    {
        await using var connection = await database.Public.OpenConnectionAsync(cancellation);
        var now = clock.GetUtcNow();
        return await connection.ExecuteScalarAsync<string?>(
            "select infomail.confirm(@digest, @id, @now)",
            new { digest = AskSubscription.DigestOf(code), id = Guid.CreateVersion7(now), now });
    }
}
