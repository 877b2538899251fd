using System.Security.Cryptography;
using System.Text;
using Dapper;
using IntMan.Foundation.Database;

namespace IntMan.Accounts;

/// <summary>Counts guesses in the database, before they are looked at, so that all replicas and parallel requests share one
/// count.</summary>
public sealed class AttemptLimit(DatabaseZones database, TimeProvider clock)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan NetworkIsKnownFor = TimeSpan.FromDays(90);

    public async Task<bool> TryTakeAsync(string key, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        var now = clock.GetUtcNow();
        return await connection.ExecuteScalarAsync<int>("""
            insert into accounts.sign_in_attempt as counted (key, attempts, window_ends_at) values (@digest, 1, @ends)
            on conflict (key) do update set
                attempts = case when counted.window_ends_at <= @now then 1 else least(counted.attempts + 1, 1000) end,
                window_ends_at = case when counted.window_ends_at <= @now then @ends else counted.window_ends_at end
            returning attempts
            """, new { digest = Digest(key), now, ends = now + Window }) <= limit;
    }

    public async Task ReturnAsync(string key, CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync("update accounts.sign_in_attempt set attempts = greatest(attempts - 1, 0) where key = @digest",
            new { digest = Digest(key) });
    }

    // After success, so that people who mistype now and then are never stopped.
    public async Task<int> ForgetAsync(string key, CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<int>("""
            with gone as (delete from accounts.sign_in_attempt where key = @digest or window_ends_at < @old
              returning key, attempts, window_ends_at)
            select coalesce(max(attempts), 0) from gone where key = @digest and window_ends_at >= @old
            """, new { digest = Digest(key), old = clock.GetUtcNow() });
    }

    // The key under which guesses for an account count. From a network where its owner has signed in before they count apart from all
    // others: strangers cannot lock the owner out (ASVS 6.1.1).
    public async Task<string> KeyAsync(string kind, string name, Guid? accountId, string network, CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        var isKnown = await connection.ExecuteScalarAsync<bool>(
            "select exists (select from accounts.known_network where account_id = @account and digest = @digest and last_used_at > @since)",
            new { account = accountId ?? Guid.Empty, digest = Digest(network), since = clock.GetUtcNow() - NetworkIsKnownFor });
        return isKnown ? $"{kind}:{name}:{network}" : $"{kind}:{name}";
    }

    public async Task RememberNetworkAsync(Guid accountId, string network, CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync("""
            insert into accounts.known_network (account_id, digest, last_used_at) values (@accountId, @digest, @now)
            on conflict (account_id, digest) do update set last_used_at = @now
            """, new { accountId, digest = Digest(network), now = clock.GetUtcNow() });
    }

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
