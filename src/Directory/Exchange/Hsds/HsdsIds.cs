using System.Security.Cryptography;
using System.Text;

namespace IntMan.Directory.Exchange.Hsds;

/// <summary> Identifiers of what HSDS numbers and the portal does not: made from our own identifier and the part that it plays there, so
/// that they stay the same for life. UUID version 5 (RFC 9562, 5.5). </summary>
public static class HsdsIds
{
    // Chosen once; another one would give every derived entry a new identity.
    private static readonly Guid Portal = new("3d1f8c52-6b0e-4c55-9a4e-6f2b1f7f0c31");

    public static Guid Of(Guid owner, string role) => Version5(owner, role);

    public static Guid Of(string role) => Version5(Portal, role);

    public static Guid OfForeign(string source, string key) => Version5(Version5(Portal, "source:" + source), key);

    internal static Guid Version5(Guid space, string name)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 9562 prescribes SHA-1; nothing is kept secret by it.
        SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)], hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
