using System.Globalization;
using System.Text;

namespace IntMan.Foundation.Text;

/// <summary> Writes what spreadsheets of German offices open by double click: UTF-8 with byte order mark, semicolons, quotes by RFC 4180,
/// lines that end with CR LF. </summary>
public sealed class CsvWriter(Stream target) : TableWriter
{
    private readonly StreamWriter _writer = new(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);

    public override async Task WriteAsync(IEnumerable<string> fields, CancellationToken cancellation) =>
        await _writer.WriteAsync((string.Join(';', fields.Select(Quote)) + "\r\n").AsMemory(), cancellation);

    public override ValueTask DisposeAsync() => _writer.DisposeAsync();

    /// <summary>The importer refuses control characters; nothing that people read is lost with them.</summary>
    public static string Plain(string text) => !text.Any(IsNoText) ? text : string.Create(text.Length, text, (letters, from) =>
    {
        for (var at = 0; at < letters.Length; at++)
        {
            letters[at] = IsNoText(from[at]) ? ' ' : from[at];
        }
    });

    internal static bool IsNoText(char letter) => char.IsControl(letter) && letter is not ('\r' or '\n' or '\t');

    private static string Quote(string text)
    {
        var field = Plain(FormulaGuard.Add(text));
        return field.AsSpan().ContainsAny(";\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
    }
}
