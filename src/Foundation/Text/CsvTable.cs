using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace IntMan.Foundation.Text;

/// <summary>A CSV file as header and lines. The only file that knows how CSV is parsed.</summary>
public sealed class CsvTable
{
    /// <summary>Most lines with data.</summary>
    public const int MaxRows = 200_000;

    /// <summary>Longest field in characters.</summary>
    public const int MaxFieldLength = 10_000;

    private CsvTable(string[] header, int headerNumber, List<CsvLine> lines) =>
        (Header, HeaderNumber, Lines) = (header, headerNumber, lines);

    public string[] Header { get; }

    /// <summary>Physical line of the header; 1 unless empty lines stand before it.</summary>
    public int HeaderNumber { get; }

    public IReadOnlyList<CsvLine> Lines { get; }

    /// <summary>A table whose header is the first row.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="longestField">Characters that a field may have.</param>
    /// <exception cref="TableRefusal">The text is no table: empty, too long, quotes that do not match.</exception>
    public static CsvTable Parse(string text, int longestField = MaxFieldLength) => At(Rows(text, longestField), 0);

    /// <summary>A table whose header is a later row, below a title.</summary>
    /// <exception cref="TableRefusal">There is no row.</exception>
    public static CsvTable At(IReadOnlyList<CsvLine> rows, int header) => rows.Count == 0
        ? throw new TableRefusal(0, null, "Die Datei ist leer. Die erste Zeile nennt die Spalten, zum Beispiel „AGS;Straße;Stelle“.")
        : new CsvTable(rows[header].Fields, rows[header].Number, [.. rows.Skip(header + 1)]);

    /// <summary>All rows in which something stands, as they are in the file.</summary>
    /// <exception cref="TableRefusal">See <see cref="Parse"/>.</exception>
    public static List<CsvLine> Rows(string text, int longestField = MaxFieldLength)
    {
        var badQuotes = false;
        var delimiter = CsvText.TakeNamedDelimiter(ref text) ?? CsvText.DelimiterOf(text);
        RefuseTooWide(text, delimiter);
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            HasHeaderRecord = false,
            BadDataFound = _ => badQuotes = true,
        };
        using var parser = new CsvParser(new StringReader(text), configuration);
        var (rows, counter, cells) = (new List<CsvLine>(), new LineCounter(text), 0L);
        while (parser.Read())
        {
            var fields = parser.Record!;
            var number = counter.Next((int)parser.CharCount);
            Check(number, fields, badQuotes, longestField);
            if (fields.Any(f => !string.IsNullOrWhiteSpace(f)))
            {
                rows.Add(new CsvLine(number, [.. fields.Select(Clean)]));
                RefuseTooMany(rows.Count - 1, cells += fields.Length);
            }
        }

        return rows;
    }

    // Before the parser makes a field of each separator.
    private static void RefuseTooWide(string text, char delimiter)
    {
        var (columns, quoted) = (1, false);
        foreach (var letter in text)
        {
            quoted ^= letter == '"';
            columns = letter switch
            {
                _ when quoted => columns,
                '\r' or '\n' => 1,
                _ => letter == delimiter ? columns + 1 : columns,
            };
            if (columns > TableLimits.MostColumns)
            {
                throw TooWide();
            }
        }
    }

    internal static TableRefusal TooWide() => new(0, null,
        $"Die Tabelle hat mehr als {TableLimits.MostColumns} Spalten. Löschen Sie die Spalten, die niemand braucht.");

    internal static void Check(int number, string[] fields, bool badQuotes, int longestField)
    {
        // An open quote swallows the rest of the file into one field: the quote is the news, not the length.
        if (badQuotes)
        {
            throw new TableRefusal(number, null,
                "Die Anführungszeichen passen nicht zusammen. Schließen Sie jedes Feld wieder und verdoppeln Sie Anführungszeichen im "
                + "Text.");
        }

        if (fields.Any(f => f.Length > longestField))
        {
            throw new TableRefusal(number, null, string.Create(CultureInfo.GetCultureInfo("de-DE"),
                $"Ein Feld ist länger als {longestField:N0} Zeichen. Kürzen Sie den Text."));
        }

        if (fields.Any(f => f.Any(CsvWriter.IsNoText)))
        {
            throw new TableRefusal(number, null,
                "Die Zeile enthält Zeichen, die kein Text sind. Speichern Sie die Tabelle als „CSV UTF-8“.");
        }
    }

    internal static void RefuseTooMany(int rows, long cells)
    {
        if (rows > MaxRows)
        {
            throw new TableRefusal(0, null, "Die Datei hat mehr als 200.000 Zeilen. Teilen Sie sie in mehrere Dateien.");
        }

        if (cells > TableLimits.MostCells)
        {
            throw new TableRefusal(0, null, "Die Datei hat mehr als 6 Millionen Zellen. Teilen Sie sie in mehrere Dateien.");
        }
    }

    internal static string Clean(string field) => FormulaGuard.Remove(field.Trim()).Replace('\t', ' ').Trim();
}

/// <summary>The line at which a record begins: the parser knows the one at which it ends, a person looks for the beginning.</summary>
public sealed class LineCounter(string text)
{
    private int _counted;
    private int _recordEnd;
    private int _line = 1;

    /// <param name="recordEnd">Characters read when the record ends.</param>
    public int Next(int recordEnd)
    {
        var start = _recordEnd;
        while (start < text.Length && text[start] is ('\r' or '\n'))
        {
            start++;
        }

        foreach (var index in Enumerable.Range(_counted, start - _counted))
        {
            // "\r\n" is one break, so a "\r" counts only when it stands alone.
            _line += text[index] == '\n' || (text[index] == '\r' && (index + 1 == text.Length || text[index + 1] != '\n')) ? 1 : 0;
        }

        (_counted, _recordEnd) = (start, recordEnd);
        return _line;
    }
}

/// <param name="Number">Physical line at which the record begins.</param>
/// <param name="Fields">Trimmed; line breaks inside a field stay.</param>
public sealed record CsvLine(int Number, string[] Fields);
