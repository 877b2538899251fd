using System.Globalization;
using System.Text;

namespace IntMan.Directory.Import;

/// <summary>
/// Writes what spreadsheets of German offices open by double click: UTF-8 with byte order mark, semicolons, quotes by RFC 4180,
/// lines that end with CR LF.
/// </summary>
internal sealed class CsvWriter(Stream target) : IAsyncDisposable
{
    private readonly StreamWriter _writer = new(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);

    public async Task WriteAsync(IEnumerable<string> fields, CancellationToken cancellation) =>
        await _writer.WriteAsync((string.Join(';', fields.Select(Quote)) + "\r\n").AsMemory(), cancellation);

    /// <summary>A value as the importer reads it.</summary>
    /// <param name="value">A value of the database.</param>
    /// <param name="column">Where it goes.</param>
    public static string Text(object value, Column column) => value switch
    {
        DBNull => "",
        string text => column.Words?.TextOf(text) ?? text,
        string[] list => ImportRow.Join([.. list.Select(item => column.Words?.TextOf(item) ?? item)]),
        bool yes => Words.YesNo.TextOf(yes ? bool.TrueString : bool.FalseString),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),

        // A German spreadsheet takes the point of "47.659" for a separator of thousands.
        decimal number => number.ToString("0.###", CultureInfo.InvariantCulture).Replace('.', ','),
        double number => number.ToString("R", CultureInfo.InvariantCulture).Replace('.', ','),
        _ => throw new ArgumentException($"no text for {value.GetType()}", nameof(value)),
    };

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
