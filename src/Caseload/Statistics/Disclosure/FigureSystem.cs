namespace IntMan.Caseload.Statistics.Disclosure;

/// <summary>One number that is published, was published, or could be found out: the sum of some base cells.</summary>
internal sealed class Figure(string key, int[] variables)
{
    public string Key { get; } = key;

    /// <summary>Base cells, each counted once.</summary>
    public int[] Variables { get; set; } = variables;

    /// <summary>Null: nobody knows it any more (hidden in an earlier release).</summary>
    public long? Value { get; set; }

    public long Cases { get; set; }

    /// <summary>What a reader knows of a hidden figure: at least 1 where noughts are printed.</summary>
    public long LeastHidden { get; set; }

    /// <summary>An earlier release has printed it.</summary>
    public bool Printed { get; set; }

    /// <summary>The difference of two figures: nobody prints it, readers subtract.</summary>
    public bool IsDifference { get; init; }

    /// <summary>Stands in a table of the release.</summary>
    public bool IsCurrent { get; set; }

    public bool Shown { get; set; }

    public HiddenReason Reason { get; set; }

    /// <summary>How far apart the values must lie that agree with everything published; 0: it needs no protection.</summary>
    public long Width { get; set; }

    public IEnumerable<(int Variable, int Sign)> Vector => Variables.Select(variable => (variable, 1));
}

/// <summary>
/// All tables that share people, and the earlier releases they overlap with, over one set of base cells. The base cells are the full
/// cross of all properties; as the tables only see parts of it, the cross is kept per clique of properties that meet in a table, with
/// equal sums where cliques overlap: for whole numbers that is the same (cliques of a chordal graph), and far smaller. Where many
/// properties meet in a ring the cross would be too large; then the tables of the ring are held together by all their common sums, and a
/// note says so.
/// </summary>
internal sealed class FigureSystem
{
    public const int MaxVariables = 6000;
    private const int MaxPatterns = 32;
    private const long MaxCross = 600;
    private const string People = "\u0001";

    private readonly Dictionary<string, Figure> _byKey = new(StringComparer.Ordinal);
    private readonly List<(Dimension[] Dimensions, int Start, int[] Sizes)> _cliques = [];
    private readonly Dimension _people = new(People);
    private readonly List<int> _patterns;

    public FigureSystem(IReadOnlyList<TableFrame> current, IReadOnlyList<TableFrame> earlier, IReadOnlyList<Population> populations)
    {
        (Current, Earlier, Populations) = (current, earlier, populations);
        _patterns = Patterns(populations);
        _people.Leaves.AddRange(_patterns.Select(pattern => pattern.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        MakeCliques();
        MakeEquations();
        foreach (var table in current)
        {
            AddFigures(table, 0);
        }

        foreach (var table in earlier)
        {
            AddFigures(table, populations.First(population => population.Tables.Contains(table)).Index);
        }

        AddDifferences();
        Figures = [.. _byKey.Values.OrderBy(figure => figure.Key, StringComparer.Ordinal)];
        MergeVariables();
    }

    public IReadOnlyList<TableFrame> Current { get; }

    public IReadOnlyList<TableFrame> Earlier { get; }

    public IReadOnlyList<Population> Populations { get; }

    public IReadOnlyList<Figure> Figures { get; }

    /// <summary>Sums that are equal because cliques overlap.</summary>
    public List<(int Variable, int Sign)[]> Equations { get; private set; } = [];

    public int VariableCount { get; private set; }

    /// <summary>False: a ring of tables was held together by their common sums only.</summary>
    public bool IsWholeCross { get; private set; }

    public Figure At(TableFrame table, int[] at, int population = 0) => _byKey[$"{table.KeyOf(at)}|{population}"];

    public Figure? Find(string key, int population) => _byKey.GetValueOrDefault($"{key}|{population}");

    private bool HasPeople => _patterns.Count > 1;

    // Who belongs to which release: every set of releases that containment allows.
    private static List<int> Patterns(IReadOnlyList<Population> populations)
    {
        var patterns = Enumerable.Range(1, (1 << populations.Count) - 1).Where(pattern => populations.All(population =>
            population.Relation switch
            {
                ReleaseRelation.Part => (pattern & population.Bit) == 0 || (pattern & 1) != 0,
                ReleaseRelation.Whole => (pattern & 1) == 0 || (pattern & population.Bit) != 0,
                _ => true,
            })).ToList();
        return patterns.Count <= MaxPatterns ? patterns : throw new DisclosureRefusal(
            $"Es sind {populations.Count - 1} frühere Freigaben mit verschiedenen Personen. Höchstens 4 lassen sich gemeinsam prüfen; "
                + "lassen Sie weg, was in späteren enthalten ist.");
    }

    private void MakeCliques()
    {
        var sets = Current.Concat(Earlier).Select(table => table.Axes.Select(axis => axis.Dimension)
            .OrderBy(dimension => dimension.Name, StringComparer.Ordinal).ToHashSet()).ToList();
        var start = 0L;
        var cliques = Cliques.Of(sets);
        IsWholeCross = cliques.All(clique => sets.Exists(set => set.SetEquals(clique)) || CellsOf(clique) <= MaxCross);
        foreach (var clique in IsWholeCross ? cliques : Cliques.Largest(sets))
        {
            Dimension[] dimensions = HasPeople ? [.. clique, _people] : [.. clique];
            int[] sizes = [.. dimensions.Select(dimension => dimension.Leaves.Count)];
            _cliques.Add((dimensions, (int)start, sizes));
            start += sizes.Aggregate(1L, (product, size) => product * size);
            if (start > MaxVariables)
            {
                throw new DisclosureRefusal($"Die verknüpften Tabellen haben zusammen mehr als {MaxVariables} Grundzellen. "
                    + "Fassen Sie Kategorien zusammen oder teilen Sie die Veröffentlichung.");
            }
        }

        VariableCount = (int)start;
    }

    // Each clique with the earlier one it shares most with: a tree in which every property is connected.
    private void MakeEquations()
    {
        for (var child = 1; child < _cliques.Count; child++)
        {
            var parent = Enumerable.Range(0, child).MaxBy(index => _cliques[index].Dimensions.Count(_cliques[child].Dimensions.Contains));
            foreach (var other in IsWholeCross ? [parent] : Enumerable.Range(0, child))
            {
                Equate(child, other);
            }
        }
    }

    private void Equate(int child, int parent)
    {
        var shared = _cliques[child].Dimensions.Where(_cliques[parent].Dimensions.Contains).ToArray();
        var sums = new SortedDictionary<string, List<(int, int)>>(StringComparer.Ordinal);
        Collect(child, shared, 1, sums);
        Collect(parent, shared, -1, sums);
        Equations.AddRange(sums.Values.Select(sum => sum.ToArray()));
    }

    private long CellsOf(Dimension[] clique) =>
        clique.Aggregate((long)_patterns.Count, (product, dimension) => product * dimension.Leaves.Count);

    private void Collect(int clique, Dimension[] shared, int sign, SortedDictionary<string, List<(int, int)>> sums)
    {
        var (dimensions, start, sizes) = _cliques[clique];
        var places = shared.Select(dimension => Array.IndexOf(dimensions, dimension)).ToArray();
        var count = sizes.Aggregate(1, (product, size) => product * size);
        for (var cell = 0; cell < count; cell++)
        {
            var leaves = Decode(cell, sizes);
            var key = string.Join(',', places.Select(place => leaves[place]));
            if (!sums.TryGetValue(key, out var sum))
            {
                sums[key] = sum = [];
            }

            sum.Add((start + cell, sign));
        }
    }

    private void AddFigures(TableFrame table, int population)
    {
        foreach (var at in table.Places)
        {
            var key = $"{table.KeyOf(at)}|{population}";
            if (!_byKey.TryGetValue(key, out var figure))
            {
                figure = new Figure(key, Variables(table, at, pattern => (pattern & (1 << population)) != 0));
                _byKey.Add(key, figure);
            }

            if (table.Table is null)
            {
                Remember(figure, table, at);
                continue;
            }

            (figure.Value, figure.IsCurrent) = (table.Value(at), true);
            figure.Cases = Math.Max(figure.Cases, table.Cases(at));
            figure.LeastHidden = Math.Max(figure.LeastHidden, table.ZerosShown ? 1 : 0);
        }
    }

    private static void Remember(Figure figure, TableFrame table, int[] at)
    {
        if (table.Value(at) is { } printed)
        {
            if (figure.Value is { } known && known != printed)
            {
                throw Attacker.Contradiction();
            }

            (figure.Value, figure.Printed, figure.Shown, figure.Cases) = (printed, true, true, printed);
        }
        else if (!figure.Printed)
        {
            figure.LeastHidden = Math.Max(figure.LeastHidden, table.ZerosShown ? 1 : 0);
        }
    }

    private void AddDifferences()
    {
        foreach (var population in Populations.Where(population => population.Relation is ReleaseRelation.Part or ReleaseRelation.Whole))
        {
            var inner = population.Relation == ReleaseRelation.Part;
            foreach (var table in population.Tables)
            {
                foreach (var at in table.Places)
                {
                    var key = table.KeyOf(at);
                    if (Find(key, 0) is not { } now || Find(key, population.Index) is not { } before)
                    {
                        continue;
                    }

                    var variables = Variables(table, at, pattern => inner ? (pattern & 1) != 0 && (pattern & population.Bit) == 0
                        : (pattern & 1) == 0 && (pattern & population.Bit) != 0);
                    _byKey.TryAdd($"{key}|{population.Index}-", new Figure($"{key}|{population.Index}-", variables)
                    {
                        IsDifference = true,
                        Value = now.Value is { } a && before.Value is { } b ? Rest(inner ? a - b : b - a) : null,
                    });
                }
            }
        }
    }

    private static long Rest(long difference) => difference >= 0 ? difference : throw Attacker.Contradiction();

    private int[] Variables(TableFrame table, int[] at, Func<int, bool> people)
    {
        var wanted = table.Axes.Select(axis => axis.Dimension).ToList();
        var (dimensions, start, sizes) = _cliques.First(clique => wanted.TrueForAll(clique.Dimensions.Contains));
        var allowed = dimensions.Select((dimension, place) => Allowed(table, at, dimension, sizes[place], people)).ToArray();
        var count = sizes.Aggregate(1, (product, size) => product * size);
        var variables = new List<int>();
        for (var cell = 0; cell < count; cell++)
        {
            var leaves = Decode(cell, sizes);
            if (leaves.Index().All(leaf => allowed[leaf.Index][leaf.Item]))
            {
                variables.Add(start + cell);
            }
        }

        return [.. variables];
    }

    private bool[] Allowed(TableFrame table, int[] at, Dimension dimension, int size, Func<int, bool> people)
    {
        if (dimension == _people)
        {
            return [.. _patterns.Select(people)];
        }

        var axis = table.Axes.Index().FirstOrDefault(pair => pair.Item.Dimension == dimension);
        var allowed = new bool[size];
        if (axis.Item is null)
        {
            Array.Fill(allowed, true);
            return allowed;
        }

        foreach (var leaf in axis.Item.Select(at[axis.Index]))
        {
            allowed[leaf] = true;
        }

        return allowed;
    }

    private static int[] Decode(int cell, int[] sizes)
    {
        var leaves = new int[sizes.Length];
        for (var place = sizes.Length - 1; place >= 0; place--)
        {
            leaves[place] = cell % sizes[place];
            cell /= sizes[place];
        }

        return leaves;
    }

    // Base cells that no figure and no equation tells apart are one.
    private void MergeVariables()
    {
        var marks = Enumerable.Range(0, VariableCount).Select(_ => new List<int>()).ToArray();
        var mark = 0;
        foreach (var figure in Figures)
        {
            mark++;
            foreach (var variable in figure.Variables)
            {
                marks[variable].Add(mark);
            }
        }

        foreach (var equation in Equations)
        {
            mark++;
            foreach (var (variable, sign) in equation)
            {
                marks[variable].Add(mark * sign);
            }
        }

        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var merged = marks.Select(list => string.Join(',', list)).Select(text => numbers.TryGetValue(text, out var known) ? known
            : numbers[text] = numbers.Count).ToArray();
        foreach (var figure in Figures)
        {
            figure.Variables = [.. figure.Variables.Select(variable => merged[variable]).Distinct().Order()];
        }

        Equations = Equations.ConvertAll(equation => equation.Select(term => (merged[term.Variable], term.Sign)).Distinct().ToArray());
        VariableCount = numbers.Count;
    }
}

/// <summary>The people of one earlier period.</summary>
internal sealed record Population(int Index, ReleaseRelation Relation, IReadOnlyList<TableFrame> Tables)
{
    public int Bit => 1 << Index;
}

/// <summary>Sets of properties such that every table lies in one, and they hang together like a tree.</summary>
internal static class Cliques
{
    public static IReadOnlyList<Dimension[]> Of(IReadOnlyList<HashSet<Dimension>> sets)
    {
        var near = sets.SelectMany(set => set).Distinct().ToDictionary(dimension => dimension, dimension =>
            sets.Where(set => set.Contains(dimension)).SelectMany(set => set).Where(other => other != dimension).ToHashSet());
        var cliques = new List<HashSet<Dimension>>();
        while (near.Count > 0)
        {
            var next = near.Keys.OrderBy(dimension => Missing(near, dimension))
                .ThenBy(dimension => dimension.Name, StringComparer.Ordinal).First();
            var clique = near[next].Append(next).ToHashSet();
            foreach (var one in near[next])
            {
                near[one].UnionWith(near[next]);
                near[one].ExceptWith([one, next]);
            }

            near.Remove(next);
            if (!cliques.Exists(clique.IsSubsetOf))
            {
                cliques.Add(clique);
            }
        }

        // The last one to be found is the root; each other one then meets its parent before itself.
        cliques.Reverse();
        return [.. cliques.Select(clique => clique.OrderBy(dimension => dimension.Name, StringComparer.Ordinal).ToArray())];
    }

    /// <summary>The properties of each table that lies in no larger one.</summary>
    public static IReadOnlyList<Dimension[]> Largest(IReadOnlyList<HashSet<Dimension>> sets) =>
        [.. sets.Where((set, index) => !sets.Where((other, at) => at != index && (set.IsProperSubsetOf(other) || (at < index
            && set.SetEquals(other)))).Any()).Select(set => set.OrderBy(dimension => dimension.Name, StringComparer.Ordinal).ToArray())];

    private static int Missing(Dictionary<Dimension, HashSet<Dimension>> near, Dimension dimension) =>
        near[dimension].Sum(one => near[dimension].Count(other => other != one && !near[one].Contains(other)));
}
