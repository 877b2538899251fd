namespace IntMan.Caseload.Statistics.Disclosure;

/// <summary>What a reader finds out about a figure.</summary>
/// <param name="Lower">No smaller whole number agrees with everything published.</param>
/// <param name="Upper">No greater one; null: no bound.</param>
/// <param name="IsBorneOut">Both ends are reached by whole-numbered base cells that agree with everything published, checked without
/// decimals.</param>
internal sealed record Finding(long Lower, long? Upper, bool IsBorneOut)
{
    public bool IsKnown => Lower == Upper;

    public bool IsNarrower(long width) => Upper - Lower < width;
}

/// <summary>
/// A reader who knows every published figure, how tables hang together and where noughts are printed, and solves linear programmes. What
/// the programmes say is borne out by whole numbers wherever their corners are whole.
/// </summary>
internal sealed class Attacker
{
    private const long MaxTableau = 8_000_000;

    private readonly FigureSystem _system;
    private readonly bool _rounding;
    private readonly int _variables;
    private readonly List<Row> _rows = [];
    private readonly List<long> _least;
    private readonly long?[] _fixed;
    private readonly int[] _part;
    private readonly Dictionary<int, Part> _parts = [];

    public Attacker(FigureSystem system, DisclosureRule rule)
    {
        (_system, _rounding) = (system, rule.Rounding);
        _least = [.. new long[system.VariableCount]];
        foreach (var figure in system.Figures.Where(figure => !figure.IsDifference && (figure.Shown || figure.Value != 0)))
        {
            Add(figure, rule);
        }

        var known = system.Figures.Where(figure => figure.Shown && (!rule.Rounding || figure.Printed || figure.Value == 0))
            .Select(figure => (Key: string.Join(',', figure.Variables), Value: figure.Value!.Value)).DistinctBy(figure => figure.Key)
            .ToDictionary(figure => figure.Key, figure => figure.Value, StringComparer.Ordinal);
        foreach (var equation in system.Equations)
        {
            Add(equation, known);
        }

        _variables = _least.Count;
        _fixed = new long?[_variables];
        Settle();
        _part = Parts();
    }

    public Finding Find(Figure figure, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (lower, upper, borneOut) = (0L, (long?)0L, true);
        foreach (var group in figure.Variables.GroupBy(variable => _fixed[variable] is null ? _part[variable] : -1))
        {
            var (low, high, whole) = group.Key < 0 ? Fixed(group) : Part(group.Key).Range([.. group]);
            (lower, upper, borneOut) = (lower + low, upper + high, borneOut && whole);
        }

        return new Finding(lower, upper, borneOut);
    }

    private (long, long?, bool) Fixed(IEnumerable<int> variables)
    {
        var sum = variables.Sum(variable => _fixed[variable]!.Value);
        return (sum, sum, true);
    }

    private void Add(Figure figure, DisclosureRule rule)
    {
        if (figure.Shown && _rounding && !figure.Printed && figure.Value > 0)
        {
            AddRounded(figure, rule);
        }
        else if (figure.Shown)
        {
            _rows.Add(new Row([.. figure.Vector], figure.Value!.Value));
        }
        else if (figure.LeastHidden > 0 && figure.Variables.Length == 1)
        {
            _least[figure.Variables[0]] = Math.Max(_least[figure.Variables[0]], figure.LeastHidden);
        }
        else if (figure.LeastHidden > 0)
        {
            _rows.Add(new Row([.. figure.Vector, (NewVariable(), -1)], figure.LeastHidden));
        }
    }

    // Where one side is published the other is told its sum: tables that meet only there come apart.
    private void Add((int Variable, int Sign)[] equation, Dictionary<string, long> known)
    {
        var sides = equation.GroupBy(term => term.Sign).Select(side => side.Select(term => term.Variable).Order().ToArray()).ToList();
        if (sides.Find(side => known.ContainsKey(string.Join(',', side))) is { } told)
        {
            var sum = known[string.Join(',', told)];
            _rows.AddRange(sides.Where(side => side != told).Select(side => new Row([.. side.Select(variable => (variable, 1))], sum)));
            return;
        }

        _rows.Add(new Row([.. equation], 0));
    }

    // Rounded to 5 the value lies from two below to two above, and never under the threshold.
    private void AddRounded(Figure figure, DisclosureRule rule)
    {
        var rounded = Rounded(figure.Value!.Value);
        var least = Math.Max(rounded - 2, rule.Threshold);
        var over = NewVariable();
        _rows.Add(new Row([.. figure.Vector, (over, -1)], least));
        _rows.Add(new Row([(over, 1), (NewVariable(), 1)], rounded + 2 - least));
    }

    public static long Rounded(long value) => (value + 2) / 5 * 5;

    private int NewVariable()
    {
        _least.Add(0);
        return _least.Count - 1;
    }

    // What follows at once: a published nought empties its cells, a single unknown in a sum is the rest.
    private void Settle()
    {
        var changed = true;
        while (changed)
        {
            changed = false;
            foreach (var row in _rows)
            {
                var unknown = row.Terms.Where(term => _fixed[term.Variable] is null).ToList();
                var rest = Rest(row);
                if (unknown.Count == 0 && rest != 0)
                {
                    throw Contradiction();
                }

                var oneSign = unknown.Count > 0 && unknown.TrueForAll(term => term.Sign == unknown[0].Sign);
                var atLeast = oneSign && rest * unknown[0].Sign == unknown.Sum(term => _least[term.Variable]);
                if (unknown.Count == 1 || atLeast)
                {
                    Settle(unknown, rest, atLeast);
                    changed = true;
                }
            }
        }
    }

    private void Settle(List<(int Variable, int Sign)> unknown, long rest, bool atLeast)
    {
        foreach (var (variable, sign) in unknown)
        {
            var value = atLeast ? _least[variable] : rest * sign;
            _fixed[variable] = value >= _least[variable] ? value : throw Contradiction();
        }
    }

    private int[] Parts()
    {
        var root = Enumerable.Range(0, _variables).ToArray();
        foreach (var row in _rows)
        {
            var unknown = row.Terms.Where(term => _fixed[term.Variable] is null).ToList();
            foreach (var (variable, _) in unknown.Skip(1))
            {
                root[RootOf(root, variable)] = RootOf(root, unknown[0].Variable);
            }
        }

        return [.. Enumerable.Range(0, _variables).Select(variable => RootOf(root, variable))];
    }

    private static int RootOf(int[] root, int variable)
    {
        while (root[variable] != variable)
        {
            variable = root[variable] = root[root[variable]];
        }

        return variable;
    }

    private Part Part(int key)
    {
        if (!_parts.TryGetValue(key, out var part))
        {
            int[] variables = [.. Enumerable.Range(0, _variables).Where(variable => _part[variable] == key && _fixed[variable] is null)];
            var rows = _rows.Where(row => row.Terms.Any(term => _fixed[term.Variable] is null && _part[term.Variable] == key))
                .Select(Open).ToList();
            if ((long)rows.Count * (variables.Length + rows.Count) > MaxTableau)
            {
                throw new DisclosureRefusal("Die Tabellen hängen zu eng zusammen, um sie in kurzer Zeit zu prüfen. "
                    + "Fassen Sie Kategorien zusammen oder teilen Sie die Veröffentlichung.");
            }

            _parts[key] = part = new Part(variables, rows, [.. variables.Select(variable => _least[variable])]);
        }

        return part;
    }

    // The row with what is known moved to the right.
    private Row Open(Row row) => new(
        [.. row.Terms.Where(term => _fixed[term.Variable] is null)],
        Rest(row));

    private long Rest(Row row) =>
        row.Sum - row.Terms.Where(term => _fixed[term.Variable] is not null).Sum(term => term.Sign * _fixed[term.Variable]!.Value);

    internal static DisclosureRefusal Contradiction() => new("Die Tabellen und die früheren Freigaben widersprechen sich: "
        + "Keine Zahlen passen zu allem, was veröffentlicht ist. "
        + "Geben Sie für die frühere Freigabe „overlap“ an, wenn sie berichtigt wurde.");
}

internal sealed record Row(IReadOnlyList<(int Variable, int Sign)> Terms, long Sum);

/// <summary>Unknown base cells that hang together, with all sums over them.</summary>
internal sealed class Part
{
    private const double Whole = 1e-6;

    private readonly Dictionary<int, int> _place;
    private readonly IReadOnlyList<Row> _rows;
    private readonly long[] _least;
    private readonly LinearProgram _program;
    private readonly Dictionary<string, (long, long?, bool)> _known = new(StringComparer.Ordinal);

    public Part(int[] variables, IReadOnlyList<Row> rows, long[] least)
    {
        _place = variables.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        (_rows, _least) = (rows, least);
        _program = new LinearProgram(variables.Length, [.. rows.Select(Shifted)]);
        if (!_program.IsFeasible)
        {
            throw Attacker.Contradiction();
        }
    }

    /// <summary>Least and greatest sum of some of the cells, and whether whole numbers reach both.</summary>
    public (long Lower, long? Upper, bool BorneOut) Range(int[] variables)
    {
        var key = string.Join(',', variables);
        if (!_known.TryGetValue(key, out var range))
        {
            _known[key] = range = Solve([.. variables.Select(variable => _place[variable])]);
        }

        return range;
    }

    private (long, long?, bool) Solve(int[] places)
    {
        var (least, leastIsWhole) = Extreme(places, 1);
        var (greatest, greatestIsWhole) = Extreme(places, -1);
        return ((long)Math.Ceiling(least!.Value - Whole), greatest is { } upper ? (long)Math.Floor(upper + Whole) : null,
            leastIsWhole && greatestIsWhole);
    }

    private (double? Value, bool IsWhole) Extreme(int[] places, int sign)
    {
        var costs = new double[_least.Length];
        foreach (var place in places)
        {
            costs[place] = sign;
        }

        if (_program.Minimise(costs) is not { } corner)
        {
            return (null, true);
        }

        return (places.Sum(place => corner[place] + _least[place]), IsWitness(corner));
    }

    // A corner is a witness when its whole numbers fulfil every sum exactly.
    private bool IsWitness(double[] corner)
    {
        var witness = new long[corner.Length];
        for (var place = 0; place < corner.Length; place++)
        {
            witness[place] = (long)Math.Round(corner[place]) + _least[place];
            if (Math.Abs(corner[place] - Math.Round(corner[place])) > Whole || witness[place] < _least[place])
            {
                return false;
            }
        }

        return _rows.All(row => row.Terms.Sum(term => term.Sign * witness[_place[term.Variable]]) == row.Sum);
    }

    private double[] Shifted(Row row)
    {
        var dense = new double[_place.Count + 1];
        foreach (var (variable, sign) in row.Terms)
        {
            dense[_place[variable]] = sign;
        }

        dense[^1] = row.Sum - row.Terms.Sum(term => term.Sign * _least[_place[term.Variable]]);
        return dense;
    }
}
