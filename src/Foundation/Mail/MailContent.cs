using System.IO.Compression;
using System.Text.Json;
using IntMan.Foundation.Access;

namespace IntMan.Foundation.Mail;

/// <summary>What a mail says; in the outbox it is compressed, then encrypted, because it may hold links that open an account.</summary>
public sealed record MailContent(string Text, string? Html, Uri? UnsubscribeUrl)
{
    public byte[] Seal(ISeal seal)
    {
        using var packed = new MemoryStream();
        using (var zip = new DeflateStream(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(zip, this);
        }

        return seal.Seal(packed.ToArray());
    }

    /// <exception cref="System.Security.Cryptography.CryptographicException">Sealed with keys that are no longer there.</exception>
    public static MailContent Open(ISeal seal, byte[] sealedContent)
    {
        using var unzip = new DeflateStream(new MemoryStream(seal.Open(sealedContent)), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<MailContent>(unzip)!;
    }
}
