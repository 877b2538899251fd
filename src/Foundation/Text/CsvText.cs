using System.Text;

namespace IntMan.Foundation.Text;

/// <summary>From bytes to text: offices send UTF-8 with or without BOM, or Windows-1252 from older Excel versions.</summary>
public static class CsvText
{
    /// <summary>Largest file in bytes.</summary>
    public const int MaxBytes = 50 * 1024 * 1024;

    private const string Delimiters = ";,\t";
    private const int LinesToLookAt = 12;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <exception cref="TableRefusal">The file is too large.</exception>
    public static async Task<byte[]> BytesAsync(Stream file, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (int read; (read = await file.ReadAsync(chunk, cancellation)) > 0;)
        {
            if (buffer.Length + read > MaxBytes)
            {
                throw new TableRefusal(0, null, "Die Datei ist größer als 50 MB. Teilen Sie sie in mehrere Dateien.");
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    /// <exception cref="TableRefusal">The bytes are no text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        // "Unicode-Text" of a spreadsheet says so in its first two bytes.
        if (bytes.StartsWith(Encoding.Unicode.Preamble))
        {
            return Encoding.Unicode.GetString(bytes[Encoding.Unicode.Preamble.Length..]);
        }

        // Pictures and other programs' files hold zero bytes, no CSV of an office does.
        if (bytes.Contains((byte)0))
        {
            throw new TableRefusal(0, null,
                "Die Datei ist keine Tabelle. Speichern Sie sie als Excel-Datei (.xlsx) oder als „CSV UTF-8“ und laden Sie sie neu hoch.");
        }

        bytes = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Windows1252.GetString(bytes);
        }
    }

    /// <summary>What a first line "sep=;" names; it is no row.</summary>
    /// <param name="text">The whole file; without that line afterwards, the line breaks stay.</param>
    public static char? TakeNamedDelimiter(ref string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var first = text.AsSpan()[..(end < 0 ? text.Length : end)].Trim().Trim('"');
        if (first.Length != 5 || !first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var named = first[4];
        text = end < 0 ? "" : text[end..];
        return named;
    }

    /// <summary>The separator that stands equally often in most of the first lines, outside quotes: a title above the table or decimal
    /// commas
    /// in it do not. Among equals the one that comes first; a semicolon when there is none.</summary>
    public static char DelimiterOf(string text)
    {
        var lines = FirstLines(text);
        return Delimiters.Select((sign, at) => (Sign: sign, Counts: lines.ConvertAll(line => line[at])))
            .Where(found => found.Counts.Exists(count => count > 1) || found.Counts[0] > 0)
            .OrderByDescending(found => found.Counts.Where(count => count > 0).GroupBy(count => count).Max(group => group.Count()))
            .ThenBy(found => found.Counts.FindIndex(count => count > 0)).Select(found => (char?)found.Sign).FirstOrDefault() ?? ';';
    }

    private static List<int[]> FirstLines(string text)
    {
        var (lines, counts, quoted, isEmpty) = (new List<int[]>(), new int[Delimiters.Length], false, true);
        for (var at = 0; at <= text.Length && lines.Count < LinesToLookAt; at++)
        {
            var letter = at < text.Length ? text[at] : '\n';
            quoted ^= letter == '"';
            if (letter is '\r' or '\n' && (!quoted || at == text.Length))
            {
                lines.AddRange(isEmpty ? [] : [counts]);
                (counts, isEmpty) = (new int[Delimiters.Length], true);
                continue;
            }

            isEmpty = false;
            var sign = quoted ? -1 : Delimiters.IndexOf(letter, StringComparison.Ordinal);
            counts[Math.Max(sign, 0)] += sign < 0 ? 0 : 1;
        }

        return lines.Count > 0 ? lines : [counts];
    }
}
