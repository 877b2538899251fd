namespace IntMan.Caseload.Statistics.Disclosure;

/// <summary>What the tables of one release are judged by.</summary>
/// <param name="Threshold">A figure of fewer cases is hidden (k); at least <see cref="LowestThreshold"/>.</param>
/// <param name="Rounding">Dashboards: every figure from the threshold on is rounded to 5 instead of being exact.</param>
public sealed record DisclosureRule(int Threshold, bool Rounding = false)
{
    public const int LowestThreshold = 3;

    /// <summary>Part of every stored pattern: which steps have made it.</summary>
    public const string Version = "1";
}

/// <summary>One dimension of a table as the table shows it.</summary>
/// <param name="Dimension">Tables with the same name here count the same property; empty: found out by the categories.</param>
/// <param name="Categories">In the order in which they are shown; "Andere" and the like are whatever the table does not name.</param>
public sealed record DisclosureAxis(string Dimension, IReadOnlyList<string> Categories);

/// <summary>A table before it is published: figures for every combination of categories, the totals follow.</summary>
/// <param name="Name">Unique in the release.</param>
/// <param name="Axes">One to three.</param>
/// <param name="Inner">Last axis fastest.</param>
public sealed record DisclosureTable(string Name, IReadOnlyList<DisclosureAxis> Axes, IReadOnlyList<long> Inner)
{
    /// <summary>Whether "0" is printed; otherwise nought is hidden like a small number.</summary>
    public bool ZerosShown { get; init; } = true;

    /// <summary>A higher threshold for this table alone (Art. 9, residence status, below county).</summary>
    public int? Threshold { get; init; }

    /// <summary>Figures are sums over cases (talks, points) and no counts of cases.</summary>
    public DisclosureAmounts? Amounts { get; init; }

    /// <summary>Categories that must not be everything there is in a line of the table.</summary>
    public IReadOnlyList<string> Sensitive { get; init; } = [];

    /// <summary>Whether the inner figure belongs to the figure at this place (the number of categories is the total).</summary>
    internal bool IsIn(int cell, IReadOnlyList<int> at)
    {
        for (var axis = Axes.Count - 1; axis >= 0; axis--)
        {
            var count = Axes[axis].Categories.Count;
            if (at[axis] != count && at[axis] != cell % count)
            {
                return false;
            }

            cell /= count;
        }

        return true;
    }
}

/// <summary>What stands behind sums.</summary>
/// <param name="Cases">Distinct cases behind each inner figure; empty: unknown, hidden by <paramref name="HiddenLike"/> alone.</param>
/// <param name="Largest">The largest share of one case in each inner figure; empty: unknown.</param>
/// <param name="HiddenLike">Name of the count table of the same shape: where it hides, the sum is hidden (means, sums of points).</param>
public sealed record DisclosureAmounts(IReadOnlyList<long> Cases, IReadOnlyList<long> Largest, string? HiddenLike = null);

/// <summary>Largest values over the cases of a count table: a maximum is the value of somebody.</summary>
/// <param name="Of">Name of the count table.</param>
/// <param name="Reached">How many cases reach the largest value of each inner figure.</param>
public sealed record MaximumTable(string Name, string Of, IReadOnlyList<long> Inner, IReadOnlyList<long> Reached);

/// <summary>How the people of an earlier release belong to those of the new one.</summary>
public enum ReleaseRelation
{
    /// <summary>By the figures: the same if they are equal, part if none is larger, else overlapping.</summary>
    Unknown,
    Same,
    Part,
    Whole,
    Overlap,
}

/// <summary>A table that was published before.</summary>
/// <param name="Name">As it was called.</param>
/// <param name="Axes">As in the table.</param>
/// <param name="Figures">With totals (one more per axis, the total last), last axis fastest; null: hidden or not published.</param>
/// <param name="Period">Tables with the same period have counted the same people.</param>
/// <param name="Relation">To the people of the new release.</param>
/// <param name="ZerosShown">As it was published.</param>
/// <param name="IsAmount">It told sums over cases.</param>
public sealed record ReleasedTable(string Name, IReadOnlyList<DisclosureAxis> Axes, IReadOnlyList<long?> Figures, string Period = "",
    ReleaseRelation Relation = ReleaseRelation.Unknown, bool ZerosShown = true, bool IsAmount = false);

/// <summary>A category that is the sum of others, wherever they stand ("Raumschaft Nord" of its municipalities).</summary>
public sealed record CategoryUnion(string Whole, IReadOnlyList<string> Parts);

/// <summary>Everything one release publishes, and what was published before.</summary>
public sealed record DisclosureInput(DisclosureRule Rule, IReadOnlyList<DisclosureTable> Tables)
{
    public IReadOnlyList<CategoryUnion> Unions { get; init; } = [];

    /// <summary>Names of tables that must be linked; refused when their common figures differ.</summary>
    public IReadOnlyList<IReadOnlyList<string>> SamePeople { get; init; } = [];

    public IReadOnlyList<ReleasedTable> Released { get; init; } = [];

    public IReadOnlyList<MaximumTable> Maxima { get; init; } = [];
}

/// <summary>The input cannot be judged; the message is a finished German sentence.</summary>
public sealed class DisclosureRefusal(string message) : Exception(message);
