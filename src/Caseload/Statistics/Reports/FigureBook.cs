using IntMan.Caseload.Statistics.Disclosure;

namespace IntMan.Caseload.Statistics.Reports;

/// <summary>Figures by the names of their categories: as they may be printed, or as they were counted.</summary>
public sealed class FigureBook
{
    private static readonly Dictionary<HiddenReason, string> Reasons = new()
    {
        [HiddenReason.Small] = "zu klein",
        [HiddenReason.Dominated] = "ein Fall überwiegt",
        [HiddenReason.Everybody] = "alle in der Zeile",
        [HiddenReason.HiddenBefore] = "früher verborgen",
        [HiddenReason.Difference] = "Unterschied zu früher",
        [HiddenReason.CountHidden] = "Anzahl verborgen",
        [HiddenReason.Protects] = "ergänzend",
    };

    private readonly Dictionary<string, DisclosureTable> _tables;
    private readonly IReadOnlyDictionary<string, TableResult>? _results;

    /// <param name="tables">Of one report.</param>
    /// <param name="results">Null: as they were counted, for the funder.</param>
    public FigureBook(IReadOnlyList<BuiltTable> tables, IReadOnlyDictionary<string, TableResult>? results)
    {
        _tables = tables.ToDictionary(built => built.Table.Name, built => built.Table, StringComparer.Ordinal);
        _results = results;
    }

    public bool Has(string table) => _tables.ContainsKey(table);

    /// <summary>Of a table that nobody is in: none.</summary>
    public IReadOnlyList<string> Categories(string table, int axis) =>
        _tables.TryGetValue(table, out var found) ? found.Axes[axis].Categories : [];

    /// <summary>A figure; no category is the total. Null: hidden. A table or category that is not there counts nothing.</summary>
    public long? Value(string table, string? row = null, string? col = null)
    {
        if (At(table, row, col) is not { } at)
        {
            return 0;
        }

        return _results is null ? Total(_tables[table], at) : _results[table].At(at).Value;
    }

    public ReportCell Cell(string table, string? row = null, string? col = null) =>
        ReportCell.Of(Value(table, row, col), Why(table, row, col));

    private string? Why(string table, string? row, string? col) => _results is null || At(table, row, col) is not { } at ? null
        : Reasons.GetValueOrDefault(_results[table].At(at).Reason);

    private int[]? At(string table, string? row, string? col)
    {
        if (!_tables.TryGetValue(table, out var found))
        {
            return null;
        }

        int[] at = [.. found.Axes.Select((axis, index) => (index == 0 ? row : col) is { } name
            ? axis.Categories.ToList().IndexOf(name) : axis.Categories.Count)];
        return at.Contains(-1) ? null : at;
    }

    private static long Total(DisclosureTable table, int[] at) =>
        Enumerable.Range(0, table.Inner.Count).Where(cell => table.IsIn(cell, at)).Sum(cell => table.Inner[cell]);
}
