using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import;

// From the bytes of a file to one table: the sheet that is meant, and the header below whatever stands above it.
internal static class ReadTable
{
    private const int RowsToLookAt = 20;

    public static IReadOnlyList<Sheet> Sheets(byte[] file)
    {
        var sheets = Spreadsheet.IsOne(file) ? Spreadsheet.Read(file) : [new Sheet("", false, CsvTable.Rows(CsvText.Decode(file)))];
        var seen = sheets.Where(sheet => !sheet.IsHidden && sheet.Rows.Count > 0).ToList();
        return seen.Count > 0 ? seen : [new Sheet("", false, [])];
    }

    // The only sheet, the one that was chosen, or the only one with this header.
    public static Sheet? Chosen(IReadOnlyList<Sheet> sheets, FileReading reading, ImportKind kind)
    {
        if (sheets.Count == 1)
        {
            return sheets[0];
        }

        var named = sheets.FirstOrDefault(sheet => sheet.Name == reading.Sheet);
        var fitting = sheets.Where(sheet => Fits(Of(sheet, LayoutOf(kind), reading), LayoutOf(kind), reading)).Take(2).ToList();
        return named ?? (fitting.Count == 1 ? fitting[0] : null);
    }

    public static CsvTable Of(byte[] file, ImportKind kind, FileReading reading)
    {
        var sheets = Sheets(file);
        return Chosen(sheets, reading, kind) is { } sheet ? Of(sheet, LayoutOf(kind), reading)
            : throw new TableRefusal(0, null,
            $"Die Datei hat mehrere Blätter: {string.Join(", ", sheets.Select(sheet => sheet.Name))}. Wählen Sie eines aus.");
    }

    public static CsvTable Of(Sheet sheet, IReadOnlyList<Column> layout, FileReading reading) =>
        CsvTable.At(sheet.Rows, HeaderOf(sheet.Rows, layout, reading));

    public static IReadOnlyList<Column> LayoutOf(ImportKind kind) => Export.ExportFile.LayoutOf(kind);

    public static bool Fits(CsvTable table, IReadOnlyList<Column> layout, FileReading reading)
    {
        try
        {
            _ = new ColumnMap(table, layout, reading);
            return true;
        }
        catch (TableRefusal)
        {
            return false;
        }
    }

    // The row that names most columns; without any known name the first one that is about as wide as the table.
    private static int HeaderOf(IReadOnlyList<CsvLine> rows, IReadOnlyList<Column> layout, FileReading reading)
    {
        var names = layout.SelectMany(column => column.Names).Concat(reading.Columns.Keys).ToHashSet();
        var first = rows.Take(RowsToLookAt).ToList();
        var known = first.ConvertAll(row => row.Fields.Count(field => names.Contains(Labels.Fold(field))));
        if (known.Count > 0 && known.Max() > 0)
        {
            return known.IndexOf(known.Max());
        }

        var filled = first.ConvertAll(row => row.Fields.Count(field => field.Length > 0));
        return Math.Max(filled.FindIndex(count => count * 2 > filled.Max()), 0);
    }
}
