using IntMan.Directory.Exchange.Export;
using IntMan.Directory.Exchange.Import.Foreign;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import;

/// <summary>Which kind of file somebody has uploaded, by its header. Archives and JSON can only be directories of services.</summary>
public static class DetectKind
{
    public static ImportKind? Of(ReadOnlySpan<byte> csv)
    {
        if (ReadForeign.IsJson(csv) || (ReadForeign.IsArchive(csv) && ReadForeign.HoldsTables(csv)))
        {
            return ImportKind.Services;
        }

        try
        {
            var text = CsvText.Decode(csv).TrimStart('\r', '\n');
            var end = text.AsSpan().IndexOfAny('\r', '\n');
            var header = CsvTable.Parse(end < 0 ? text : text[..end]);
            var fitting = Enum.GetValues<ImportKind>().Select(kind => (Kind: kind, Rank: Rank(header, kind)))
                .Where(fit => fit.Rank is not null)
                .OrderByDescending(fit => fit.Rank).ToList();
            return fitting.Count == 1 || (fitting.Count > 1 && fitting[0].Rank > fitting[1].Rank) ? fitting[0].Kind : null;
        }
        catch (TableRefusal refusal)
        {
            throw new UnreadableFile(ImportError.Of(refusal).Message);
        }
    }

    // Every unused column speaks against a kind; among equals the kind that uses more of its own columns is meant.
    private static double? Rank(CsvTable header, ImportKind kind)
    {
        try
        {
            var layout = ExportFile.LayoutOf(kind);
            var columns = new ColumnMap(header, layout);
            return (double)(columns.Count - columns.Unused.Count) / layout.Count - columns.Unused.Count;
        }
        catch (TableRefusal)
        {
            return null;
        }
    }
}

/// <summary>A file that is no table.</summary>
public sealed class UnreadableFile(string message) : Exception(message);
