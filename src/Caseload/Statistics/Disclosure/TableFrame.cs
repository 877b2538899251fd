namespace IntMan.Caseload.Statistics.Disclosure;

/// <summary>A property that tables share: its finest categories ("leaves") over all tables.</summary>
internal sealed class Dimension(string name)
{
    /// <summary>Stands for the people whom no table names, when some table says "Andere".</summary>
    public const string Unnamed = "…";

    public string Name { get; } = name;

    public List<string> Leaves { get; } = [];
}

/// <summary>A category as the leaves it is made of.</summary>
internal sealed record FramedAxis(Dimension Dimension, IReadOnlyList<int[]> Categories)
{
    public int[] All { get; } = [.. Categories.SelectMany(leaves => leaves).Distinct().Order()];

    public int[] Select(int category) => category == Categories.Count ? All : Categories[category];
}

/// <summary>A table whose categories are understood; figures with totals, last axis fastest.</summary>
internal sealed class TableFrame(string name, IReadOnlyList<FramedAxis> axes, DisclosureTable? table, ReleasedTable? released)
{
    public string Name { get; } = name;

    public IReadOnlyList<FramedAxis> Axes { get; } = axes;

    public DisclosureTable? Table { get; } = table;

    public ReleasedTable? Released { get; } = released;

    public bool ZerosShown { get; } = table?.ZerosShown ?? released!.ZerosShown;

    public IReadOnlyList<int[]> Places { get; } = [.. AllPlaces([.. axes.Select(axis => axis.Categories.Count)])];

    /// <summary>Of the figure at this place; null: hidden in an earlier release.</summary>
    public long? Value(int[] at) => Table is null
        ? Released!.Figures[IndexOf(at)]
        : Fold(at, Table.Inner, (sum, value) => sum + value);

    /// <summary>Distinct cases behind the figure. Of sums over several figures at least those of the largest are distinct.</summary>
    public long Cases(int[] at) => Table!.Amounts is { Cases.Count: > 0 } amounts ? Fold(at, amounts.Cases, Math.Max) : Value(at)!.Value;

    /// <summary>The largest share of one case in the figure, at most.</summary>
    public long Largest(int[] at) =>
        Table!.Amounts is { Largest.Count: > 0 } amounts ? Fold(at, amounts.Largest, (sum, value) => sum + value) : 0;

    /// <summary>Which people the figure counts, the same text for the same people in every table.</summary>
    public string KeyOf(int[] at)
    {
        var parts = new List<string>();
        for (var axis = 0; axis < Axes.Count; axis++)
        {
            var leaves = Axes[axis].Select(at[axis]);
            if (leaves.Length < Axes[axis].Dimension.Leaves.Count)
            {
                parts.Add($"{Axes[axis].Dimension.Name}={string.Join(',', leaves)}");
            }
        }

        parts.Sort(StringComparer.Ordinal);
        return string.Join('&', parts);
    }

    /// <summary>For each line through the table: the total, and the figures it is the sum of.</summary>
    public IEnumerable<(int[] Total, IReadOnlyList<int[]> Members)> Lines()
    {
        for (var axis = 0; axis < Axes.Count; axis++)
        {
            foreach (var total in Places.Where(at => at[axis] == Axes[axis].Categories.Count))
            {
                yield return (total, [.. Enumerable.Range(0, total[axis]).Select(category => With(total, axis, category))]);
            }
        }
    }

    private static int[] With(int[] at, int axis, int category)
    {
        var other = (int[])at.Clone();
        other[axis] = category;
        return other;
    }

    private int IndexOf(int[] at)
    {
        var index = 0;
        for (var axis = 0; axis < at.Length; axis++)
        {
            index = (index * (Axes[axis].Categories.Count + 1)) + at[axis];
        }

        return index;
    }

    private long Fold(int[] at, IReadOnlyList<long> inner, Func<long, long, long> join)
    {
        var result = 0L;
        for (var cell = 0; cell < inner.Count; cell++)
        {
            if (Table!.IsIn(cell, at))
            {
                result = join(result, inner[cell]);
            }
        }

        return result;
    }

    private static IEnumerable<int[]> AllPlaces(int[] counts)
    {
        var at = new int[counts.Length];
        while (true)
        {
            yield return (int[])at.Clone();
            var axis = counts.Length - 1;
            while (axis >= 0 && at[axis] == counts[axis])
            {
                at[axis--] = 0;
            }

            if (axis < 0)
            {
                yield break;
            }

            at[axis]++;
        }
    }
}
