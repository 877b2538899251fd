using System.Security.Cryptography;
using System.Text;
using IntMan.Caseload.Statistics.Disclosure;

namespace IntMan.Caseload.Statistics.Reports;

/// <summary>The tables of a report after hiding.</summary>
public sealed record ProtectedReport(IReadOnlyList<BuiltTable> Tables, IReadOnlyDictionary<string, TableResult> Results, bool IsSafe,
    IReadOnlyList<string> Notes, string InputHash)
{
    public int FigureCount => Results.Values.Sum(table => table.Figures.Count);

    public int HiddenCount => Results.Values.Sum(table => table.Figures.Count(figure => !figure.Shown));

    /// <summary>What later releases must know: every figure with its place, hidden ones as null.</summary>
    public IReadOnlyList<ReleasedFamily> Released => [.. Tables.GroupBy(table => table.Family).Select(family => new ReleasedFamily(
        family.Key, [.. family.Select(built => new ReleasedTable(built.Table.Name, built.Table.Axes,
            [.. Results[built.Table.Name].Figures.Select(figure => figure.Value)], ZerosShown: built.Table.ZerosShown,
            IsAmount: built.Table.Amounts is not null))]))];
}

public sealed record ReleasedFamily(string Family, IReadOnlyList<ReleasedTable> Tables);

/// <summary>Judges each family of tables with the earlier releases that it overlaps with.</summary>
public static class ProtectReport
{
    /// <param name="tables">Of one report.</param>
    /// <param name="rule">Its threshold.</param>
    /// <param name="earlier">Earlier families with period and relation filled in.</param>
    /// <param name="cancellation">Ends a proof that takes too long.</param>
    public static ProtectedReport Execute(IReadOnlyList<BuiltTable> tables, DisclosureRule rule, IReadOnlyList<ReleasedFamily> earlier,
        CancellationToken cancellation)
    {
        var results = new Dictionary<string, TableResult>(StringComparer.Ordinal);
        var (isSafe, notes, hashes) = (true, new List<string>(), new List<string>());
        foreach (var input in InputsOf(tables, rule, earlier))
        {
            var result = ProtectTables.Execute(input, cancellation);
            isSafe &= result.IsSafe;
            notes.AddRange(result.Notes.Where(note => !note.Contains("nicht verknüpft", StringComparison.Ordinal)));
            hashes.Add(result.InputHash);
            foreach (var table in result.Tables)
            {
                results[table.Name] = table;
            }
        }

        var all = string.Join('\n', hashes.Order(StringComparer.Ordinal));
        return new ProtectedReport(tables, results, isSafe, [.. notes.Distinct()],
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all))));
    }

    /// <summary>One input a family. Sums of points stand in the family of the people; that their totals differ is meant.</summary>
    public static IEnumerable<DisclosureInput> InputsOf(IReadOnlyList<BuiltTable> tables, DisclosureRule rule,
        IReadOnlyList<ReleasedFamily> earlier) =>
        from family in tables.GroupBy(table => table.Family)
        let compact = new CompactCategories(family.Select(built => built.Table),
            earlier.Where(one => one.Family == family.Key).SelectMany(one => one.Tables))
        let released = compact.Released
        let own = compact.Tables
        select new DisclosureInput(rule, own)
        {
            Released = released,
            Unions = UnionsOf(own.SelectMany(table => table.Axes).Concat(released.SelectMany(table => table.Axes))),
            SamePeople = family.Key == BuiltTable.People
                ? [[.. own.Where(table => table.Amounts is null).Select(table => table.Name)]] : [],
        };

    private static List<CategoryUnion> UnionsOf(IEnumerable<DisclosureAxis> axes) =>
        [.. axes.SelectMany(axis => axis.Categories).Where(name => name.Contains(ReportLabels.Together)).Distinct()
            .Select(name => new CategoryUnion(name, name.Split(ReportLabels.Together)))];
}
