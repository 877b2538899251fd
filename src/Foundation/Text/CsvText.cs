using System.Text;

namespace IntMan.Foundation.Text;

/// <summary>From bytes to text: offices send UTF-8 with or without BOM, or Windows-1252 from older Excel versions.</summary>
public static class CsvText
{
    /// <summary>Largest file in bytes.</summary>
    public const int MaxBytes = 50 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <exception cref="TableRefusal">The file is too large or no text.</exception>
    public static async Task<string> ReadAsync(Stream csv, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (int read; (read = await csv.ReadAsync(chunk, cancellation)) > 0;)
        {
            if (buffer.Length + read > MaxBytes)
            {
                throw new TableRefusal(0, null, "Die Datei ist größer als 50 MB. Teilen Sie sie in mehrere Dateien.");
            }

            buffer.Write(chunk, 0, read);
        }

        return Decode(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <exception cref="TableRefusal">The bytes are no text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        // Spreadsheets (.xlsx), pictures and UTF-16 texts all hold zero bytes, no CSV of an office does.
        if (bytes.Contains((byte)0))
        {
            throw new TableRefusal(0, null,
                "Die Datei ist keine CSV-Datei. Speichern Sie die Tabelle als „CSV UTF-8“ und laden Sie sie neu hoch.");
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

    /// <summary>The separator that stands most often in the first line outside quotes; a semicolon when there is none.</summary>
    public static char DelimiterOf(string text)
    {
        var (semicolons, commas, tabs, quoted) = (0, 0, 0, false);
        foreach (var letter in text.AsSpan().TrimStart("\r\n"))
        {
            if (letter is '\r' or '\n' && !quoted)
            {
                break;
            }

            quoted ^= letter == '"';
            semicolons += letter == ';' && !quoted ? 1 : 0;
            commas += letter == ',' && !quoted ? 1 : 0;
            tabs += letter == '\t' && !quoted ? 1 : 0;
        }

        return semicolons >= commas && semicolons >= tabs ? ';' : commas >= tabs ? ',' : '\t';
    }
}
