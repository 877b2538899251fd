namespace IntMan.Caseload.Statistics.Disclosure;

/// <summary>
/// Finds out which tables count the same property and the same people. Axes with a name are taken at their word; others belong together
/// when they share a category and count the same for it. Tables belong to one system when they share a figure and contradict each other
/// in none.
/// </summary>
internal sealed class FrameTables
{
    private static readonly HashSet<string> RestNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "Andere", "andere", "Sonstige", "Übrige", "Rest", "Andere Länder", "Sonstiges", "Anderes",
    };

    private readonly Dictionary<string, IReadOnlyList<string>> _unions;
    private readonly List<Dimension> _dimensions = [];
    private readonly Dictionary<Dimension, List<Member>> _members = [];

    private FrameTables(DisclosureInput input)
    {
        _unions = input.Unions.ToDictionary(union => union.Whole, union => union.Parts, StringComparer.Ordinal);
    }

    public List<string> Notes { get; } = [];

    /// <summary>Current tables in groups that count the same people, each with the earlier tables that touch it.</summary>
    public static (IReadOnlyList<(List<TableFrame> Current, List<TableFrame> Earlier)> Groups, List<string> Notes) Of(DisclosureInput input)
    {
        var framing = new FrameTables(input);
        var tables = input.Tables.OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var released = input.Released.OrderBy(table => table.Period, StringComparer.Ordinal)
            .ThenBy(table => table.Name, StringComparer.Ordinal).ToList();
        var placed = tables.ConvertAll(table =>
            framing.Place(table.Name, table.Axes, axis => CountsOf(table, axis), true, table.Amounts is not null));
        var placedEarlier = released.ConvertAll(table => framing.Place(table.Name, table.Axes, _ => [], false, false));
        framing.NameTheRest(placed.Concat(placedEarlier).SelectMany(axes => axes));
        var frames = tables.Zip(placed, (table, axes) => new TableFrame(table.Name, framing.Framed(axes), table, null)).ToList();
        var earlier = released.Zip(placedEarlier, (table, axes) => new TableFrame(table.Name, framing.Framed(axes), null, table)).ToList();
        var groups = framing.Group(frames);
        framing.Demand(input, groups);
        return ([.. groups.Select(group => (group, earlier.Where(table => Touches(table, group)).ToList()))], framing.Notes);
    }

    private static bool Touches(TableFrame earlier, List<TableFrame> group) =>
        group[0].Table!.Amounts is not null == earlier.Released!.IsAmount
        && group.Exists(table => table.Axes.Any(axis => earlier.Axes.Any(other => other.Dimension == axis.Dimension)));

    private List<(Dimension Dimension, IReadOnlyList<string> Categories)> Place(string table, IReadOnlyList<DisclosureAxis> axes,
        Func<int, Dictionary<string, long?>> counts, bool current, bool amounts)
    {
        var taken = new List<(Dimension, IReadOnlyList<string>)>();
        for (var axis = 0; axis < axes.Count; axis++)
        {
            var own = counts(axis);
            var leaves = axes[axis].Categories.Where(name => !RestNames.Contains(name)).SelectMany(LeavesOf).ToList();
            var named = axes[axis].Dimension.Length > 0;
            var name = named ? axes[axis].Dimension : $"{table}/{axis}";
            var dimension = (named ? _dimensions.Find(known => known.Name == name)
                : _dimensions.Where(known => taken.TrueForAll(other => other.Item1 != known))
                    .Where(known => Fits(known, table, leaves, own, current, amounts))
                    .OrderByDescending(known => known.Leaves.Count(leaves.Contains)).FirstOrDefault()) ?? Add(name);
            foreach (var leaf in leaves.Where(leaf => !dimension.Leaves.Contains(leaf)).Order(StringComparer.Ordinal))
            {
                dimension.Leaves.Add(leaf);
            }

            _members[dimension].Add(new Member(table, own, current, amounts));
            taken.Add((dimension, axes[axis].Categories));
        }

        return taken;
    }

    private bool Fits(Dimension known, string table, List<string> leaves, Dictionary<string, long?> own, bool current, bool amounts)
    {
        if (!known.Leaves.Exists(leaves.Contains))
        {
            return false;
        }

        foreach (var member in _members[known].Where(member => member.Current && current && member.Amounts == amounts))
        {
            var wrong = own.FirstOrDefault(pair => !RestNames.Contains(pair.Key)
                && member.Counts.TryGetValue(pair.Key, out var other) && other != pair.Value);
            if (wrong.Key is not null)
            {
                Notes.Add($"„{table}“ und „{member.Table}“ sind nicht verknüpft: „{wrong.Key}“ zählt {wrong.Value} und "
                    + $"{member.Counts[wrong.Key]}.");
                return false;
            }
        }

        return true;
    }

    private Dimension Add(string name)
    {
        var dimension = new Dimension(name);
        _dimensions.Add(dimension);
        _members[dimension] = [];
        return dimension;
    }

    private static Dictionary<string, long?> CountsOf(DisclosureTable table, int axis)
    {
        var size = table.Axes.Skip(axis + 1).Aggregate(1, (product, other) => product * other.Categories.Count);
        var counts = new Dictionary<string, long?>(StringComparer.Ordinal);
        for (var cell = 0; cell < table.Inner.Count; cell++)
        {
            var category = table.Axes[axis].Categories[cell / size % table.Axes[axis].Categories.Count];
            counts[category] = (counts.GetValueOrDefault(category) ?? 0) + table.Inner[cell];
        }

        return counts;
    }

    private IEnumerable<string> LeavesOf(string category) =>
        _unions.TryGetValue(category, out var parts) ? parts.SelectMany(LeavesOf) : [category];

    private void NameTheRest(IEnumerable<(Dimension Dimension, IReadOnlyList<string> Categories)> axes)
    {
        foreach (var (dimension, categories) in axes)
        {
            if (categories.Any(RestNames.Contains) && !dimension.Leaves.Contains(Dimension.Unnamed))
            {
                dimension.Leaves.Add(Dimension.Unnamed);
            }
        }

        foreach (var dimension in _dimensions)
        {
            dimension.Leaves.Sort(StringComparer.Ordinal);
        }
    }

    private List<FramedAxis> Framed(List<(Dimension Dimension, IReadOnlyList<string> Categories)> axes) =>
        axes.ConvertAll(axis => new FramedAxis(axis.Dimension,
            [.. axis.Categories.Select(name => Leaves(axis.Dimension, axis.Categories, name))]));

    private int[] Leaves(Dimension dimension, IReadOnlyList<string> categories, string name)
    {
        var named = RestNames.Contains(name)
            ? dimension.Leaves.Except(categories.Where(other => !RestNames.Contains(other)).SelectMany(LeavesOf)) : LeavesOf(name);
        return [.. named.Select(leaf => dimension.Leaves.IndexOf(leaf)).Order()];
    }

    private List<List<TableFrame>> Group(List<TableFrame> tables)
    {
        var groups = new List<(List<TableFrame> Tables, Dictionary<string, (long Value, string Table)> Figures)>();
        foreach (var table in tables)
        {
            var own = FiguresOf(table);
            var home = groups.Find(group => group.Tables[0].Table!.Amounts is null == table.Table!.Amounts is null
                && own.Keys.Any(group.Figures.ContainsKey) && IsConsistent(own, group.Figures, table.Name));
            if (home.Tables is null)
            {
                home = ([], []);
                groups.Add(home);
            }

            home.Tables.Add(table);
            foreach (var (key, value) in own)
            {
                home.Figures.TryAdd(key, (value, table.Name));
            }
        }

        return groups.ConvertAll(group => group.Tables);
    }

    private static Dictionary<string, long> FiguresOf(TableFrame table)
    {
        var figures = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var at in table.Places)
        {
            figures.TryAdd(table.KeyOf(at), table.Value(at)!.Value);
        }

        return figures;
    }

    private bool IsConsistent(Dictionary<string, long> own, Dictionary<string, (long Value, string Table)> others, string name)
    {
        foreach (var (key, value) in own)
        {
            if (others.TryGetValue(key, out var other) && other.Value != value)
            {
                Notes.Add($"„{name}“ und „{other.Table}“ sind nicht verknüpft: "
                    + $"Dieselbe Summe ist einmal {value} und einmal {other.Value}.");
                return false;
            }
        }

        return true;
    }

    private static void DemandOne(IReadOnlyList<string> names, List<List<TableFrame>> groups)
    {
        if (!groups.Exists(group => names.All(name => group.Exists(table => table.Name == name))))
        {
            var all = string.Join(" und ", names.Select(name => $"„{name}“"));
            throw new DisclosureRefusal($"Die Tabellen {all} lassen sich nicht verknüpfen: "
                + "Sie haben keine Kategorie gemeinsam, oder dieselbe Summe ist verschieden.");
        }
    }

    private void Demand(DisclosureInput input, List<List<TableFrame>> groups)
    {
        foreach (var names in input.SamePeople)
        {
            DemandOne(names, groups);
        }

        Notes.Sort(StringComparer.Ordinal);
    }

    private sealed record Member(string Table, Dictionary<string, long?> Counts, bool Current, bool Amounts);
}
