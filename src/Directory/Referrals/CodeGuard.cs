using System.Security.Cryptography;
using System.Text;
using Dapper;
using IntMan.Directory.Contacts;
using IntMan.Foundation.Database;

namespace IntMan.Directory.Referrals;

/// <summary> Counts tries of codes in the database, before they are looked at, so that all replicas and parallel requests share one count.
/// Right codes are given back: an accommodation or an advice centre shares one address. </summary>
public sealed class CodeGuard(PublicSource source, TimeProvider clock)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    public const int OfNetwork = 30;

    public const int OfAll = 3000;

    private static readonly byte[] Everybody = SHA256.HashData("all"u8);

    public async Task<bool> TryTakeAsync(string network, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<bool>(
            "select referral.take_attempt(@network, @Everybody, @now, @ends, @OfNetwork, @OfAll)",
            new { network = Digest(network), Everybody, now, ends = now + Window, OfNetwork, OfAll });
    }

    public async Task ReturnAsync(string network, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync("select referral.return_attempt(@network, @Everybody)", new { network = Digest(network), Everybody });
    }

    private static byte[] Digest(string network) => SHA256.HashData(Encoding.UTF8.GetBytes("network " + network));
}
