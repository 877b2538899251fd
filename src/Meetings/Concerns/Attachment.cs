using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using IntMan.Foundation.Changes;

namespace IntMan.Meetings.Concerns;

/// <summary>An attachment as it may leave the room: its name is given by the portal, and what programs write into files about people and
/// places is taken out. Formats in which that cannot be done surely are refused.</summary>
public sealed record Attachment(string Name, string MediaType, byte[] Content)
{
    public const int LargestFile = 2_000_000;

    private static readonly byte[] PngStart = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly string[] PngChunks = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND", "sRGB", "gAMA"];

    /// <param name="content">As it was sent.</param>
    /// <param name="position">From 1.</param>
    /// <exception cref="RuleViolation">It is too large or of another format.</exception>
    public static Attachment Clean(byte[] content, int position)
    {
        Require.That(content.Length is > 0 and <= LargestFile, "Die Anlage hat höchstens 2 MB und ist nicht leer.", "Files");
        if (content.AsSpan().StartsWith(PngStart))
        {
            return new Attachment(NameOf(position, "png"), "image/png", CleanPng(content));
        }

        if (content is [0xFF, 0xD8, ..])
        {
            return new Attachment(NameOf(position, "jpg"), "image/jpeg", CleanJpeg(content));
        }

        return TextOf(content) is { } text ? new Attachment(NameOf(position, "txt"), "text/plain", Encoding.UTF8.GetBytes(text))
            : throw Refused();
    }

    private static string NameOf(int position, string ending) => string.Create(CultureInfo.InvariantCulture, $"anlage-{position}.{ending}");

    private static RuleViolation Refused() => new(
        "Als Anlage gehen Bilder (PNG, JPEG) und reiner Text. Andere Dateien tragen Namen in ihren Angaben, die niemand sieht.", "Files");

    private static byte[] CleanPng(byte[] content)
    {
        using var clean = new MemoryStream();
        clean.Write(PngStart);
        var at = PngStart.Length;
        while (at + 12 <= content.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(at));
            var kind = Encoding.ASCII.GetString(content, at + 4, 4);
            if (length > content.Length - at - 12)
            {
                throw Refused();
            }

            if (PngChunks.Contains(kind))
            {
                clean.Write(content, at, (int)length + 12);
            }

            at += (int)length + 12;
            if (kind == "IEND")
            {
                return clean.ToArray();
            }
        }

        throw Refused();
    }

    // Without comments and the segments of applications (EXIF, XMP, thumbnails); JFIF and Adobe's colours stay, they say nothing of people.
    private static byte[] CleanJpeg(byte[] content)
    {
        using var clean = new MemoryStream();
        clean.Write(content, 0, 2);
        var at = 2;
        while (at + 4 <= content.Length && content[at] == 0xFF)
        {
            var marker = content[at + 1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(at + 2));
            if (length < 2 || at + 2 + length > content.Length)
            {
                throw Refused();
            }

            if (marker is not (0xFE or (>= 0xE1 and <= 0xEF and not 0xEE)))
            {
                clean.Write(content, at, length + 2);
            }

            at += length + 2;
            if (marker == 0xDA)
            {
                clean.Write(content.AsSpan(at, EndOf(content, at) - at));
                return clean.ToArray();
            }
        }

        throw Refused();
    }

    // What cameras append behind the end of the picture goes as well.
    private static int EndOf(byte[] content, int from)
    {
        for (var at = from; at + 1 < content.Length; at++)
        {
            if (content[at] == 0xFF && content[at + 1] == 0xD9)
            {
                return at + 2;
            }
        }

        throw Refused();
    }

    private static string? TextOf(byte[] content)
    {
        try
        {
            var text = new UTF8Encoding(false, true).GetString(content);
            return text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
