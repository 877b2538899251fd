namespace IntMan.Caseload.Statistics.Disclosure;

/// <summary>Figures that are made of others inherit their gaps. Means need tables of sums beside the counts
/// (<see cref="DisclosureAmounts.HiddenLike"/>): sums can be subtracted like counts.</summary>
public static class DerivedFigures
{
    /// <summary>A share gives its count away to whoever knows the whole.</summary>
    public static bool MayShowShare(FigureResult part, FigureResult whole) => part.Shown && whole.Shown;

    public static bool MayShowMean(FigureResult sum, FigureResult count) => sum.Shown && count.Shown;

    /// <summary>A maximum or minimum is the value of those who reach it: they must be as many as any other figure needs.</summary>
    public static bool MayShowExtreme(FigureResult count, long reached, int threshold) => count.Shown && reached >= threshold;

    internal static TableResult MaximaOf(MaximumTable maxima, DisclosureTable table, TableResult counts, int threshold) =>
        new(maxima.Name, [.. counts.Figures.Select(count =>
        {
            var cells = Enumerable.Range(0, maxima.Inner.Count).Where(cell => table.IsIn(cell, count.At)).ToList();
            var largest = cells.Max(cell => maxima.Inner[cell]);
            var shown = MayShowExtreme(count, cells.Where(cell => maxima.Inner[cell] == largest).Sum(cell => maxima.Reached[cell]),
                threshold);
            return shown ? new FigureResult(count.At, true, largest, largest, largest, HiddenReason.None)
                : new FigureResult(count.At, false, null, 0, null, count.Shown ? HiddenReason.Small : HiddenReason.CountHidden);
        })]);
}
