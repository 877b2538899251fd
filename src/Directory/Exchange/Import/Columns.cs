using System.Text;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import;

internal sealed record Column(string Key, string Header, bool IsRequired, params string[] Aliases)
{
    public ILabels? Words { get; init; }

    public bool KeepsLines { get; init; }

    public bool IsOnlyRead { get; init; }

    public static Column Required(string key, string header, params string[] aliases) => new(key, header, true, aliases);

    public static Column Optional(string key, string header, params string[] aliases) => new(key, header, false, aliases);
}

internal sealed class ColumnMap
{
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _keepingLines;
    private readonly string[] _header;

    public ColumnMap(CsvTable table, IReadOnlyList<Column> columns)
    {
        _header = table.Header;
        _keepingLines = [.. columns.Where(c => c.KeepsLines).Select(c => c.Key)];
        var folded = _header.Select(Labels.Fold).ToList();
        var twice = folded.Where(f => f.Length > 0).GroupBy(f => f).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw new TableRefusal(table.HeaderNumber, _header[folded.IndexOf(twice.Key)],
                "Diese Spalte steht zweimal in der Kopfzeile. Löschen Sie eine davon.");
        }

        foreach (var column in columns)
        {
            var position = column.Aliases.Prepend(column.Header).Append(column.Key).Select(alias => folded.IndexOf(Labels.Fold(alias)))
                .FirstOrDefault(p => p >= 0, -1);
            if (position >= 0)
            {
                _positions[column.Key] = position;
            }
            else if (column.IsRequired)
            {
                throw new TableRefusal(table.HeaderNumber, null,
                    $"Die Spalte „{column.Header}“ fehlt in der Kopfzeile. Die Datei hat: {Quote(_header)}.");
            }
        }

        if (_positions.Count == 0)
        {
            throw new TableRefusal(table.HeaderNumber, null,
                $"Keine Spalte ist bekannt. Möglich sind: {string.Join(", ", columns.Select(c => c.Header))}.");
        }

        Unused = [.. _header.Where((h, i) => h.Length > 0 && !_positions.ContainsValue(i))];
    }

    public int Count => _header.Length;

    public IReadOnlyList<string> Unused { get; }

    public int? PositionOf(string key) => _positions.TryGetValue(key, out var position) ? position : null;

    public bool KeepsLines(string key) => _keepingLines.Contains(key);

    public string? HeaderOf(string? key) => key is not null && PositionOf(key) is { } position ? _header[position] : null;

    public string? ValueOf(string? header, CsvLine line) =>
        header is not null && Array.IndexOf(_header, header) is >= 0 and var position && position < line.Fields.Length
            ? line.Fields[position] : null;

    private static string Quote(string[] header)
    {
        var text = string.Join(", ", header.Where(h => h.Length > 0).Take(12));
        return text.Length == 0 ? "keine Spalten" : text.Length <= 200 ? text : text[..200] + " …";
    }
}
