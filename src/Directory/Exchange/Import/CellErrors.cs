using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import;

// What a spreadsheet shows where a formula came to nothing, in German and in English: never an answer.
internal static class CellErrors
{
    private static readonly HashSet<string> Shown = new(StringComparer.OrdinalIgnoreCase)
    {
        "#NAME?", "#WERT!", "#VALUE!", "#BEZUG!", "#REF!", "#DIV/0!", "#ZAHL!", "#NUM!", "#NULL!", "#NV", "#N/A", "#ÜBERLAUF!", "#SPILL!",
    };

    public static ImportError? In(CsvLine line, ColumnMap columns)
    {
        var at = Array.FindIndex(line.Fields, field => Shown.Contains(field.Trim()));
        return at < 0 || columns.HeaderAt(at) is not { } header ? null : ImportError.At(line.Number, header,
            $"„{line.Fields[at].Trim()}“ ist ein Fehler der Tabellenkalkulation und keine Angabe. Tragen Sie in der Zelle ein, was "
            + "gemeint ist.");
    }
}
