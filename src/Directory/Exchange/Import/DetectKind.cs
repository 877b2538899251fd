using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import;

/// <summary>Which kind of table somebody has, by its header.</summary>
internal static class DetectKind
{
    public static ImportKind? Of(Sheet sheet)
    {
        var fitting = Fitting(sheet).OrderByDescending(fit => fit.Rank).ToList();
        return fitting.Count == 1 || (fitting.Count > 1 && fitting[0].Rank > fitting[1].Rank) ? fitting[0].Kind : null;
    }

    // All of its columns are ours, as in what the export has written.
    public static ImportKind? Surely(Sheet sheet) => Of(sheet) is { } kind && Map(sheet, kind) is { Unused.Count: 0 } ? kind : null;

    // Every unused column speaks against a kind; among equals the kind that uses more of its own columns is meant.
    private static IEnumerable<(ImportKind Kind, double Rank)> Fitting(Sheet sheet) => sheet.Rows.Count == 0 ? [] :
        from kind in Enum.GetValues<ImportKind>()
        let columns = Map(sheet, kind)
        where columns is not null
        let layout = ReadTable.LayoutOf(kind)
        select (kind, ((double)(columns.Count - columns.Unused.Count) / layout.Count) - columns.Unused.Count);

    private static ColumnMap? Map(Sheet sheet, ImportKind kind)
    {
        try
        {
            var layout = ReadTable.LayoutOf(kind);
            return new ColumnMap(ReadTable.Of(sheet, layout, FileReading.Nothing), layout);
        }
        catch (TableRefusal)
        {
            return null;
        }
    }
}
