using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace IntMan.Accounts;

/// <summary>Codes of authenticator apps: RFC 6238 with SHA-1, 30 seconds, six digits, which is what the apps can do.</summary>
public static class Totp
{
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(20);

    public static long StepOf(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    public static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238: the apps know SHA-1 only; as HMAC it is not broken.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    public static long? FindStep(byte[] secret, string code, DateTimeOffset now)
    {
        var current = StepOf(now);
        foreach (var step in new[] { current, current - 1, current + 1 })
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(secret, step)),
                System.Text.Encoding.UTF8.GetBytes(code)))
            {
                return step;
            }
        }

        return null;
    }

    // Base 32 (RFC 4648) without padding, as apps take it.
    public static string Base32(byte[] bytes)
    {
        var bits = string.Concat(bytes.Select(b => b.ToString("B8", CultureInfo.InvariantCulture)));
        return string.Concat(bits.Chunk(5).Select(five => Alphabet[Convert.ToInt32(new string(five).PadRight(5, '0'), 2)]));
    }

    public static string Uri(byte[] secret, string email)
    {
        var issuer = System.Uri.EscapeDataString("Wegweiser Integration");
        return $"otpauth://totp/{issuer}:{System.Uri.EscapeDataString(email)}?secret={Base32(secret)}&issuer={issuer}";
    }
}
