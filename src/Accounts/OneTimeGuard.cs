using System.Security.Cryptography;
using System.Text;
using Dapper;
using IntMan.Foundation.Database;

namespace IntMan.Accounts;

/// <summary>Lets each code or challenge through once, also when twenty arrive together on several replicas (ASVS 6.5.1).</summary>
public sealed class OneTimeGuard(DatabaseZones database, TimeProvider clock)
{
    public async Task<bool> TryUseAsync(string kind, string value, TimeSpan keepFor, CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        var now = clock.GetUtcNow();
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(value));
        await connection.ExecuteAsync("delete from accounts.used_once where expires_at < @now", new { now });
        return await connection.ExecuteAsync(
            "insert into accounts.used_once (kind, digest, expires_at) values (@kind, @digest, @expires) on conflict do nothing",
            new { kind, digest, expires = now + keepFor }) == 1;
    }
}
