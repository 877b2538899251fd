using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import;

internal sealed record Column(string Key, string Header, bool IsRequired, params string[] Aliases)
{
    public ILabels? Words { get; init; }

    public bool KeepsLines { get; init; }

    public bool IsOnlyRead { get; init; }

    // May be said once for all rows of a file.
    public bool MayHoldForAll { get; init; }

    public IEnumerable<string> Names => Aliases.Prepend(Header).Append(Key).Select(Labels.Fold);

    public static Column Required(string key, string header, params string[] aliases) => new(key, header, true, aliases);

    public static Column Optional(string key, string header, params string[] aliases) => new(key, header, false, aliases);
}

internal sealed class ColumnMap
{
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _forAll = new(StringComparer.Ordinal);
    private readonly HashSet<string> _keepingLines;
    private readonly string[] _header;

    public ColumnMap(CsvTable table, IReadOnlyList<Column> columns, FileReading? reading = null)
    {
        reading ??= FileReading.Nothing;
        _header = table.Header;
        _keepingLines = [.. columns.Where(c => c.KeepsLines).Select(c => c.Key)];
        var folded = _header.Select(Labels.Fold).ToList();
        RefuseTwice(table, folded);
        var said = folded.ConvertAll(header => header.Length == 0 ? null : reading.Columns.GetValueOrDefault(header));
        foreach (var (key, position) in said.Select((key, position) => (key, position)))
        {
            Put(table, columns, key, position);
        }

        foreach (var column in columns.Where(column => !_positions.ContainsKey(column.Key)))
        {
            var position = column.Names.Select(name => folded.IndexOf(name)).FirstOrDefault(p => p >= 0 && said[p] is null, -1);
            if (position >= 0)
            {
                _positions[column.Key] = position;
            }
            else if (column.IsRequired && string.IsNullOrEmpty(reading.ForAll.GetValueOrDefault(column.Key)))
            {
                throw new TableRefusal(table.HeaderNumber, null,
                    $"Die Spalte „{column.Header}“ fehlt in der Kopfzeile. Die Datei hat: {Quote(_header)}.");
            }
        }

        foreach (var (key, value) in reading.ForAll.Where(pair => pair.Value.Length > 0))
        {
            _forAll[key] = value;
        }

        if (_positions.Count == 0)
        {
            throw new TableRefusal(table.HeaderNumber, null,
                $"Keine Spalte ist bekannt. Möglich sind: {string.Join(", ", columns.Select(c => c.Header))}.");
        }

        Unused = [.. _header.Where((h, i) => h.Length > 0 && said[i] is null && !_positions.ContainsValue(i))];
    }

    public int Count => _header.Length;

    public IReadOnlyList<string> Unused { get; }

    public int? PositionOf(string key) => _positions.TryGetValue(key, out var position) ? position : null;

    // What holds for all rows in which nothing else stands.
    public string? ForAll(string key) => _forAll.GetValueOrDefault(key);

    public bool KeepsLines(string key) => _keepingLines.Contains(key);

    public string? HeaderOf(string? key) => key is not null && PositionOf(key) is { } position ? _header[position] : null;

    public string? HeaderAt(int position) =>
        position < _header.Length && _positions.ContainsValue(position) ? _header[position] : null;

    public string? ValueOf(string? header, CsvLine line) =>
        header is not null && Array.IndexOf(_header, header) is >= 0 and var position && position < line.Fields.Length
            ? line.Fields[position] : null;

    // Spreadsheets write columns that nobody uses any more.
    public bool HoldsMoreThan(CsvLine line) => line.Fields.Skip(_header.Length).Any(field => field.Length > 0);

    private void Put(CsvTable table, IReadOnlyList<Column> columns, string? key, int position)
    {
        if (key is null or FileReading.NotRead || !columns.Any(column => column.Key == key))
        {
            return;
        }

        if (!_positions.TryAdd(key, position))
        {
            throw new TableRefusal(table.HeaderNumber, _header[position],
                $"Auch die Spalte „{_header[_positions[key]]}“ ist als „{columns.First(column => column.Key == key).Header}“ gewählt. "
                + "Wählen Sie eine davon.");
        }
    }

    private void RefuseTwice(CsvTable table, List<string> folded)
    {
        var twice = folded.Where(f => f.Length > 0).GroupBy(f => f).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw new TableRefusal(table.HeaderNumber, _header[folded.IndexOf(twice.Key)],
                "Diese Spalte steht zweimal in der Kopfzeile. Löschen Sie eine davon.");
        }
    }

    private static string Quote(string[] header)
    {
        var text = string.Join(", ", header.Where(h => h.Length > 0).Take(12));
        return text.Length switch { 0 => "keine Spalten", <= 200 => text, _ => text[..200] + " …" };
    }
}
