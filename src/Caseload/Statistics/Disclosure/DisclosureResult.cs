namespace IntMan.Caseload.Statistics.Disclosure;

/// <summary>Why a figure is not published.</summary>
public enum HiddenReason
{
    None,

    /// <summary>Fewer cases than the threshold.</summary>
    Small,

    /// <summary>One case has more than half of the sum.</summary>
    Dominated,

    /// <summary>Everybody in the line has the sensitive property.</summary>
    Everybody,

    /// <summary>An earlier release of overlapping people hid it.</summary>
    HiddenBefore,

    /// <summary>The difference to an earlier release is a small number.</summary>
    Difference,

    /// <summary>The count behind the sum is hidden.</summary>
    CountHidden,

    /// <summary>It would give a hidden figure away.</summary>
    Protects,
}

/// <summary>One figure of a table with what a reader can find out about it.</summary>
/// <param name="At">Index of the category per axis; the number of categories is the total.</param>
/// <param name="Shown">Whether it is published.</param>
/// <param name="Value">As published (rounded in rounding mode); null when hidden.</param>
/// <param name="Lower">The least value that agrees with everything published.</param>
/// <param name="Upper">The greatest; null: no bound.</param>
/// <param name="Reason">Of hiding.</param>
public sealed record FigureResult(IReadOnlyList<int> At, bool Shown, long? Value, long Lower, long? Upper, HiddenReason Reason);

public sealed record TableResult(string Name, IReadOnlyList<FigureResult> Figures)
{
    public FigureResult At(params int[] at) => Figures.First(figure => figure.At.SequenceEqual(at));
}

/// <summary>The pattern of one release. It is stored with the release and read again, never computed a second time.</summary>
/// <param name="Version">Of the steps (<see cref="DisclosureRule.Version"/>).</param>
/// <param name="InputHash">SHA-256 of the input in one order.</param>
/// <param name="IsSafe">Every hidden figure is proven; false only when an earlier release has given one away already.</param>
/// <param name="Tables">In the order of the input.</param>
/// <param name="Notes">German sentences for whoever releases.</param>
public sealed record DisclosureResult(string Version, string InputHash, int Threshold, bool Rounding, bool IsSafe,
    IReadOnlyList<TableResult> Tables, IReadOnlyList<string> Notes)
{
    public TableResult Table(string name) => Tables.First(table => table.Name == name);
}
