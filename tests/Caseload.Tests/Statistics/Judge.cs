using Google.OrTools.LinearSolver;
using IntMan.Caseload.Statistics.Disclosure;

namespace IntMan.Caseload.Tests.Statistics;

/// <summary>
/// The attacker of the tests, written apart from the product's: every combination of all properties and of belonging to the releases is a
/// variable of its own, and another solver (GLOP, revised simplex) looks for the least and the greatest value.
/// </summary>
internal sealed class Judge : IDisposable
{
    private readonly Solver _solver = Solver.CreateSolver("GLOP");
    private readonly string[] _dimensions;
    private readonly List<(string[] Leaves, int Pattern, Variable Variable)> _cells = [];

    /// <param name="dimensions">Every property with its finest categories.</param>
    /// <param name="patterns">Which sets of releases a person can belong to, as bits; 1 is the new release.</param>
    public Judge(IReadOnlyList<(string Name, string[] Categories)> dimensions, IReadOnlyList<int> patterns)
    {
        _dimensions = [.. dimensions.Select(dimension => dimension.Name)];
        IEnumerable<string[]> all = [[]];
        foreach (var (_, categories) in dimensions)
        {
            all = all.SelectMany(start => categories.Select(category => start.Append(category).ToArray())).ToList();
        }

        foreach (var leaves in all)
        {
            foreach (var pattern in patterns)
            {
                _cells.Add((leaves, pattern, _solver.MakeNumVar(0, double.PositiveInfinity, "")));
            }
        }
    }

    /// <summary>What a reader sees of one table.</summary>
    public void Publish(IReadOnlyList<(string Dimension, IReadOnlyList<string> Categories)> axes, TableResult table, int bit,
        bool zerosShown)
    {
        foreach (var figure in table.Figures)
        {
            var sum = Sum(Selection(axes, figure.At), pattern => (pattern & bit) != 0);
            var least = zerosShown && figure.Lower > 0 ? 1 : 0;
            _ = figure.Shown ? _solver.Add(sum == (double)figure.Value!.Value) : _solver.Add(sum >= least);
        }
    }

    public void PublishRounded(IReadOnlyList<(string Dimension, IReadOnlyList<string> Categories)> axes, TableResult table, int threshold)
    {
        foreach (var figure in table.Figures)
        {
            var sum = Sum(Selection(axes, figure.At), _ => true);
            _solver.Add(sum >= (figure.Shown ? figure.Value == 0 ? 0 : Math.Max(threshold, figure.Value!.Value - 2) : 1));
            if (figure.Shown)
            {
                _solver.Add(sum <= (figure.Value == 0 ? 0 : figure.Value!.Value + 2));
            }
        }
    }

    /// <summary>The whole numbers between which the figure must lie for whoever has read everything.</summary>
    public (long Lower, long Upper) Range(IReadOnlyList<(string Dimension, IReadOnlyList<string> Categories)> axes, IReadOnlyList<int> at,
        Func<int, bool> people)
    {
        var sum = Sum(Selection(axes, at), people);
        _solver.Minimize(sum);
        Assert.Equal(Solver.ResultStatus.OPTIMAL, _solver.Solve());
        var least = _solver.Objective().Value();
        _solver.Maximize(sum);
        return (Up(least), _solver.Solve() == Solver.ResultStatus.OPTIMAL ? Down(_solver.Objective().Value()) : long.MaxValue);
    }

    public void Dispose() => _solver.Dispose();

    private static long Up(double value) => (long)Math.Ceiling(value - 1e-5);

    private static long Down(double value) => (long)Math.Floor(value + 1e-5);

    private static Dictionary<string, HashSet<string>> Selection(IReadOnlyList<(string Dimension, IReadOnlyList<string> Categories)> axes,
        IReadOnlyList<int> at) => axes.Index().ToDictionary(axis => axis.Item.Dimension, axis =>
            at[axis.Index] == axis.Item.Categories.Count ? axis.Item.Categories.ToHashSet() : [axis.Item.Categories[at[axis.Index]]]);

    private SumVarArray Sum(Dictionary<string, HashSet<string>> selection, Func<int, bool> people)
    {
        var chosen = _cells.Where(cell => people(cell.Pattern) && _dimensions.Index().All(dimension =>
            !selection.TryGetValue(dimension.Item, out var categories) || categories.Contains(cell.Leaves[dimension.Index])));
        return new SumVarArray([.. chosen.Select(cell => cell.Variable)]);
    }
}
