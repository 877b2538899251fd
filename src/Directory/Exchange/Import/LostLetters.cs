using System.Text.RegularExpressions;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import;

// Programs that save a table in the letters of one country write a question mark for every letter of another.
internal static partial class LostLetters
{
    public static ImportError? In(CsvLine line, ColumnMap columns)
    {
        var at = Array.FindIndex(line.Fields, IsDamaged);
        return at < 0 || columns.HeaderAt(at) is not { } header ? null : ImportError.At(line.Number, header,
            $"„{(line.Fields[at].Length <= 60 ? line.Fields[at] : line.Fields[at][..60] + "…")}“ hat Fragezeichen statt Buchstaben. Beim "
            + "Speichern sind Zeichen verloren gegangen: Speichern Sie die Tabelle als Excel-Datei (.xlsx) oder „CSV UTF-8“.");
    }

    private static bool IsDamaged(string field) => field.Contains('\uFFFD', StringComparison.Ordinal)
        || (field.Contains('?', StringComparison.Ordinal) && !field.Contains("://", StringComparison.Ordinal)
            && !field.Contains("www.", StringComparison.OrdinalIgnoreCase) && Marks().IsMatch(field));

    [GeneratedRegex(@"\?{3}|\p{L}\?\p{L}|(?<!\S)\?\p{L}", RegexOptions.None, matchTimeoutMilliseconds: 500)]
    private static partial Regex Marks();
}
