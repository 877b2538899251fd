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
    public const int MaxFieldLength = 2_000;

    private CsvTable(string[] header, int headerNumber, List<CsvLine> lines) =>
        (Header, HeaderNumber, Lines) = (header, headerNumber, lines);

    public string[] Header { get; }

    /// <summary>Physical line of the header; 1 unless empty lines stand before it.</summary>
    public int HeaderNumber { get; }

    public IReadOnlyList<CsvLine> Lines { get; }

    /// <param name="text">The whole file.</param>
    /// <param name="longestField">Characters that a field may have.</param>
    /// <exception cref="TableRefusal">The text is no table: empty, too long, quotes that do not match.</exception>
    public static CsvTable Parse(string text, int longestField = MaxFieldLength)
    {
        var badQuotes = false;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = CsvText.DelimiterOf(text).ToString(),
            HasHeaderRecord = false,
            BadDataFound = _ => badQuotes = true,
        };
        using var parser = new CsvParser(new StringReader(text), configuration);
        string[]? header = null;
        var (headerNumber, lines, counter) = (0, new List<CsvLine>(), new LineCounter(text));
        while (parser.Read())
        {
            var fields = parser.Record!;
            var number = counter.Next((int)parser.CharCount);
            Check(number, fields, badQuotes, longestField);
            if (header is null)
            {
                (header, headerNumber) = ([.. fields.Select(f => f.Trim())], number);
            }
            else if (fields.Any(f => !string.IsNullOrWhiteSpace(f)))
            {
                lines.Add(new CsvLine(number, [.. fields.Select(Clean)]));
                RefuseTooMany(lines.Count);
            }
        }

        return header is null
            ? throw new TableRefusal(0, null, "Die Datei ist leer. Die erste Zeile nennt die Spalten, zum Beispiel „AGS;Straße;Stelle“.")
            : new CsvTable(header, headerNumber, lines);
    }

    private static void Check(int number, string[] fields, bool badQuotes, int longestField)
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

        if (fields.Any(f => f.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t'))))
        {
            throw new TableRefusal(number, null,
                "Die Zeile enthält Zeichen, die kein Text sind. Speichern Sie die Tabelle als „CSV UTF-8“.");
        }
    }

    private static void RefuseTooMany(int count)
    {
        if (count > MaxRows)
        {
            throw new TableRefusal(0, null, "Die Datei hat mehr als 200.000 Zeilen. Teilen Sie sie in mehrere Dateien.");
        }
    }

    private static string Clean(string field) => FormulaGuard.Remove(field.Trim()).Replace('\t', ' ').Trim();
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
