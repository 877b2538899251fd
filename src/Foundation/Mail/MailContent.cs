using System.IO.Compression;
using System.Text.Json;
using IntMan.Foundation.Access;

namespace IntMan.Foundation.Mail;

/// <summary>What a mail says; in the outbox it is compressed, then encrypted, because it may hold links that open an account.</summary>
public sealed record MailContent(string Text, string? Html, Uri? UnsubscribeUrl)
{
    /// <summary>An invitation to a meeting; null for mails without one, and in mails sealed before there were any.</summary>
    public MailCalendar? Calendar { get; init; }

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

/// <summary>A message for the reader's calendar, shown in the mail and attached to it.</summary>
/// <param name="Method">REQUEST or CANCEL, as METHOD within the text.</param>
public sealed record MailCalendar(string Method, string Text);
