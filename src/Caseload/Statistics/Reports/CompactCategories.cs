using IntMan.Caseload.Statistics.Disclosure;

namespace IntMan.Caseload.Statistics.Reports;

/// <summary>
/// Categories as short as the proof needs them: what all tables of a property, new and earlier, put together in the same way is one. The
/// order of categories stays, so that the pattern is that of the tables as they were.
/// </summary>
internal sealed class CompactCategories
{
    private readonly Dictionary<string, Dictionary<string, string>> _first = new(StringComparer.Ordinal);

    public CompactCategories(IEnumerable<DisclosureTable> tables, IEnumerable<ReleasedTable> released)
    {
        var (all, before) = (tables.ToList(), released.ToList());
        foreach (var dimension in all.SelectMany(table => table.Axes).Concat(before.SelectMany(table => table.Axes))
            .GroupBy(axis => axis.Dimension, StringComparer.Ordinal))
        {
            var wholes = dimension.SelectMany(axis =>
              axis.Categories).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            _first[dimension.Key] = wholes.SelectMany(whole => whole.Split(ReportLabels.Together).Select(part => (Part: part, Whole:
              whole)))
                .GroupBy(pair => pair.Part, StringComparer.Ordinal)
                .GroupBy(part => string.Join('\n', part.Select(pair => pair.Whole)), StringComparer.Ordinal)
                .SelectMany(same => same.Select(part => (part.Key, First: same.Select(other => other.Key).Min(StringComparer.Ordinal)!)))
                .ToDictionary(pair => pair.Key, pair => pair.First, StringComparer.Ordinal);
        }

        Tables = all.ConvertAll(table => table with
        {
            Axes = [.. table.Axes.Select(Axis)],
            Sensitive = [.. table.Sensitive.Where(name => table.Axes.Any(axis => axis.Categories.Contains(name)))],
        });
        Released = before.ConvertAll(table => table with { Axes = [.. table.Axes.Select(Axis)] });
    }

    public IReadOnlyList<DisclosureTable> Tables { get; }

    public IReadOnlyList<ReleasedTable> Released { get; }

    private DisclosureAxis Axis(DisclosureAxis axis) => axis with
    {
        Categories = [.. axis.Categories.Select(category => ReportLabels.Union(category.Split(ReportLabels.Together)
            .Select(part => _first[axis.Dimension][part]).Distinct(StringComparer.Ordinal)))],
    };
}
