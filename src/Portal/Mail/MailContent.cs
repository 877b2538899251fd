using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace IntMan.Portal.Mail;

/// <summary>What a mail says; in the outbox it is compressed, then encrypted, because it may hold links that open an account.</summary>
public sealed record MailContent(string Text, string? Html, Uri? UnsubscribeUrl)
{
    public byte[] Seal(IDataProtector protector)
    {
        using var packed = new MemoryStream();
        using (var zip = new DeflateStream(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(zip, this);
        }

        return protector.Protect(packed.ToArray());
    }

    /// <exception cref="System.Security.Cryptography.CryptographicException">Sealed with keys that are no longer there.</exception>
    public static MailContent Open(IDataProtector protector, byte[] sealedContent)
    {
        using var unzip = new DeflateStream(new MemoryStream(protector.Unprotect(sealedContent)), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<MailContent>(unzip)!;
    }
}
