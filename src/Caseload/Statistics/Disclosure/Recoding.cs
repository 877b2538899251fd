namespace IntMan.Caseload.Statistics.Disclosure;

/// <summary>
/// Coarser categories before anything is hidden: with some hundred people most small numbers go this way, and what remains says more than a
/// table full of gaps.
/// </summary>
public static class Recoding
{
    public const string Other = "Andere";

    /// <summary>The largest categories of an axis (ties by name), the rest as one.</summary>
    public static DisclosureTable Top(DisclosureTable table, int axis, int count, string other = Other)
    {
        var names = table.Axes[axis].Categories;
        var sums = Sums(table, axis);
        var kept = names.Index().Where(pair => pair.Item != other).OrderByDescending(pair => sums[pair.Index])
            .ThenBy(pair => pair.Item, StringComparer.Ordinal).Take(count).Select(pair => pair.Item).ToHashSet(StringComparer.Ordinal);
        return By(table, axis, name => kept.Contains(name) ? name : other);
    }

    /// <summary>Categories that are named become one each, the others stay.</summary>
    public static DisclosureTable Group(DisclosureTable table, int axis, IReadOnlyDictionary<string, IReadOnlyList<string>> groups)
    {
        var whole = groups.SelectMany(group => group.Value.Select(part => (part, group.Key)))
            .GroupBy(pair => pair.part, StringComparer.Ordinal)
            .ToDictionary(pairs => pairs.Key, pairs => pairs.First().Key, StringComparer.Ordinal);
        return By(table, axis, name => whole.GetValueOrDefault(name, name));
    }

    private static long[] Sums(DisclosureTable table, int axis)
    {
        var (inside, count) = Sizes(table, axis);
        var sums = new long[count];
        for (var cell = 0; cell < table.Inner.Count; cell++)
        {
            sums[cell / inside % count] += table.Inner[cell];
        }

        return sums;
    }

    private static DisclosureTable By(DisclosureTable table, int axis, Func<string, string> rename)
    {
        var renamed = table.Axes[axis].Categories.Select(rename).ToList();
        List<string> names = [.. renamed.Distinct()];
        var (inside, count) = Sizes(table, axis);
        int Target(int cell) =>
            (((cell / inside / count * names.Count) + names.IndexOf(renamed[cell / inside % count])) * inside) + (cell % inside);

        long[] Fold(IReadOnlyList<long> values, Func<long, long, long> join)
        {
            var folded = new long[values.Count == 0 ? 0 : table.Inner.Count / count * names.Count];
            for (var cell = 0; cell < values.Count; cell++)
            {
                folded[Target(cell)] = join(folded[Target(cell)], values[cell]);
            }

            return folded;
        }

        return table with
        {
            Axes = [.. table.Axes.Select((one, index) => index == axis ? one with { Categories = names } : one)],
            Inner = Fold(table.Inner, (a, b) => a + b),
            Amounts = table.Amounts is null ? null : table.Amounts with
            {
                // The same case may stand behind both: only the larger number is certain.
                Cases = Fold(table.Amounts.Cases, Math.Max),
                Largest = Fold(table.Amounts.Largest, (a, b) => a + b),
            },
        };
    }

    private static (int Inside, int Count) Sizes(DisclosureTable table, int axis) => (
        table.Axes.Skip(axis + 1).Aggregate(1, (product, other) => product * other.Categories.Count), table.Axes[axis].Categories.Count);
}
