using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import;

// Several tables of ours in one file: the archive or the spreadsheet that the export writes, known by what the tables hold.
internal sealed record OwnPackage(IReadOnlyList<(ImportKind Kind, string Name, CsvTable Table)> Tables, IReadOnlyList<string> Others)
{
    public int Rows => Tables.Sum(table => table.Table.Lines.Count);

    // Null for a single table and for directories of others.
    public static OwnPackage? Of(byte[] file)
    {
        var isBook = Spreadsheet.IsOne(file);
        if (!isBook && !Spreadsheet.IsArchive(file))
        {
            return null;
        }

        var parts = isBook ? ReadTable.Sheets(file) : Files(file);
        var known = parts.Where(part => part.Rows.Count > 0).Select(part => (Part: part, Kind: DetectKind.Surely(part)))
            .Where(found => found.Kind is not null).ToList();
        if (known.Count * 2 < parts.Count || known.Count < (isBook ? 2 : 1))
        {
            return null;
        }

        var tables = known.Select(found => (Kind: found.Kind!.Value, found.Part.Name,
            ReadTable.Of(found.Part, ReadTable.LayoutOf(found.Kind.Value), FileReading.Nothing))).OrderBy(table => table.Kind).ToList();
        var twice = tables.GroupBy(table => table.Kind).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? new OwnPackage(tables, [.. parts.Except(known.Select(found => found.Part)).Select(part => part.Name)])
            : throw new TableRefusal(0, null,
            $"{string.Join(" und ", twice.Select(table => table.Name))} enthalten beide {ImportKinds.GermanOf(twice.Key)}. Behalten "
            + "Sie eine davon.");
    }

    private static List<Sheet> Files(byte[] file)
    {
        using var archive = TableLimits.Open(new MemoryStream(file, writable: false));
        var parts = new List<Sheet>();
        foreach (var entry in archive.Entries.Where(entry => entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)))
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            parts.Add(new Sheet(entry.Name, false, RowsOf(bytes.ToArray())));
        }

        return parts;
    }

    // What is no table of ours is not read here.
    private static List<CsvLine> RowsOf(byte[] csv)
    {
        try
        {
            return CsvTable.Rows(CsvText.Decode(csv));
        }
        catch (TableRefusal)
        {
            return [];
        }
    }
}
