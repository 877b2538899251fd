using IntMan.Caseload.Statistics.Disclosure;

namespace IntMan.Caseload.Tests.Statistics;

/// <summary>Invented people with three properties, the tables that two releases make of them, and who belongs to which release.</summary>
internal sealed class World
{
    public const int Threshold = 5;

    private readonly (string Name, string[] Categories)[] _dimensions;
    private readonly int[][] _tables;
    private List<(int[] Leaves, int Pattern)> _people;

    private World((string, string[])[] dimensions, int[][] tables, List<(int[], int)> people) =>
        (_dimensions, _tables, _people) = (dimensions, tables, people);

    public static World Random(Random random)
    {
        var dimensions = Enumerable.Range(0, 3).Select(dimension => ($"d{dimension}",
            Enumerable.Range(0, random.Next(2, 4)).Select(category => $"{(char)('a' + dimension)}{category}").ToArray())).ToArray();
        int[][][] shapes = [[[0, 1], [0, 2]], [[0, 1], [1, 2]], [[0, 1], [1, 2], [0, 2]], [[0], [0, 1]], [[0, 1, 2]], [[1, 2], [0]]];
        var people = Enumerable.Range(0, random.Next(20, 90)).Select(_ => (dimensions.Select(dimension =>
            (int)(Math.Pow(random.NextDouble(), 1.6) * dimension.Item2.Length)).ToArray(), 1)).ToList();
        return new World(dimensions, shapes[random.Next(shapes.Length)], people);
    }

    /// <summary>Everybody so far was in the earlier release (2); now people come and go.</summary>
    public void Move(Random random, ReleaseRelation relation)
    {
        var next = new List<(int[], int)>();
        foreach (var (leaves, _) in _people)
        {
            var stays = relation is ReleaseRelation.Same or ReleaseRelation.Part || random.Next(4) > 0;
            next.Add((leaves, stays ? 3 : 2));
        }

        if (relation is ReleaseRelation.Part or ReleaseRelation.Overlap)
        {
            next.AddRange(Enumerable.Range(0, random.Next(3, 40)).Select(_ => (_dimensions.Select(dimension =>
                random.Next(dimension.Categories.Length)).ToArray(), 1)));
        }

        _people = next;
    }

    public DisclosureResult Release(int _, IReadOnlyList<ReleasedTable> earlier) => Tables.Protect(Input(0, earlier));

    public DisclosureInput Input(int _, IReadOnlyList<ReleasedTable> earlier) =>
        new(new DisclosureRule(Threshold), [.. _tables.Select(TableOf)]) { Released = earlier };

    public IReadOnlyList<ReleasedTable> Released(DisclosureResult before, ReleaseRelation relation) =>
        [.. before.Tables.Select(table => new ReleasedTable(table.Name, AxesOfTable(table.Name),
            [.. table.Figures.Select(figure => figure.Value)],
            "before", relation))];

    public Judge JudgeOf(ReleaseRelation relation) => new(_dimensions, relation switch
    {
        ReleaseRelation.Same => [1],
        ReleaseRelation.Part => [1, 3],
        ReleaseRelation.Whole => [2, 3],
        _ => [1, 2, 3],
    });

    public void Publish(Judge judge, DisclosureResult release, int bit)
    {
        foreach (var table in release.Tables)
        {
            judge.Publish(AxesOf(table.Name), table, bit, zerosShown: true);
        }
    }

    public IReadOnlyList<(string Dimension, IReadOnlyList<string> Categories)> AxesOf(string table) =>
        [.. AxesOfTable(table).Select(axis => (axis.Dimension, axis.Categories))];

    public int Difference(string table, IReadOnlyList<int> at, ReleaseRelation relation)
    {
        var dimensions = _tables.First(one => NameOf(one) == table);
        return _people.Count(person => person.Pattern == (relation == ReleaseRelation.Part ? 1 : 2) && dimensions.Index().All(axis =>
            at[axis.Index] == _dimensions[axis.Item].Categories.Length || person.Leaves[axis.Item] == at[axis.Index]));
    }

    public static DisclosureInput Shuffle(DisclosureInput input, Random random)
    {
        var tables = input.Tables.Select(table => Shuffle(table, random)).ToArray();
        random.Shuffle(tables);
        var released = input.Released.ToArray();
        random.Shuffle(released);
        return input with { Tables = tables, Released = released };
    }

    private static DisclosureTable Shuffle(DisclosureTable table, Random random)
    {
        var axes = table.Axes.Select(axis =>
        {
            var names = axis.Categories.ToArray();
            random.Shuffle(names);
            return axis with { Categories = names };
        }).ToArray();
        var inner = new long[table.Inner.Count];
        for (var cell = 0; cell < inner.Length; cell++)
        {
            var (rest, target, size) = (cell, 0, 1);
            for (var axis = axes.Length - 1; axis >= 0; axis--)
            {
                var name = axes[axis].Categories[rest % axes[axis].Categories.Count];
                rest /= axes[axis].Categories.Count;
                target += table.Axes[axis].Categories.ToList().IndexOf(name) * size;
                size *= axes[axis].Categories.Count;
            }

            inner[cell] = table.Inner[target];
        }

        return table with { Axes = axes, Inner = inner };
    }

    private DisclosureTable TableOf(int[] dimensions)
    {
        var counts = new long[dimensions.Aggregate(1, (product, dimension) => product * _dimensions[dimension].Categories.Length)];
        foreach (var (leaves, _) in _people.Where(person => (person.Pattern & 1) != 0))
        {
            counts[dimensions.Aggregate(0, (index, dimension) => (index * _dimensions[dimension].Categories.Length) + leaves[dimension])]++;
        }

        return new DisclosureTable(NameOf(dimensions), AxesOfTable(NameOf(dimensions)), counts);
    }

    private DisclosureAxis[] AxesOfTable(string name) => [.. _tables.First(table => NameOf(table) == name)
        .Select(dimension => new DisclosureAxis(_dimensions[dimension].Name, _dimensions[dimension].Categories))];

    private static string NameOf(int[] dimensions) => "t" + string.Concat(dimensions);
}
