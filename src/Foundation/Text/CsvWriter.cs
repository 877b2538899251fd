using System.Globalization;
using System.Text;

namespace IntMan.Foundation.Text;

/// <summary> Writes what spreadsheets of German offices open by double click: UTF-8 with byte order mark, semicolons, quotes by RFC 4180,
/// lines that end with CR LF. </summary>
public sealed class CsvWriter(Stream target) : IAsyncDisposable
{
    private readonly StreamWriter _writer = new(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);

    public async Task WriteAsync(IEnumerable<string> fields, CancellationToken cancellation) =>
        await _writer.WriteAsync((string.Join(';', fields.Select(Quote)) + "\r\n").AsMemory(), cancellation);

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private static string Quote(string text)
    {
        var field = FormulaGuard.Add(text);

        // The importer refuses control characters; nothing that people read is lost with them.
        field = string.Create(field.Length, field, (letters, from) =>
        {
            for (var at = 0; at < letters.Length; at++)
            {
                letters[at] = char.IsControl(from[at]) && from[at] is not ('\r' or '\n' or '\t') ? ' ' : from[at];
            }
        });
        return field.AsSpan().ContainsAny(";\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
    }
}
