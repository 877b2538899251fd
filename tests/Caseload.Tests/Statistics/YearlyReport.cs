using IntMan.Caseload.Statistics.Disclosure;

namespace IntMan.Caseload.Tests.Statistics;

/// <summary>The tables of a yearly report over invented people: municipality with sex, nationality, age, status, household and end, and
/// some crosses of these.</summary>
internal static class YearlyReport
{
    private static readonly (string Name, int Count, double Skew)[] Dimensions =
    [
        ("Gemeinde", 14, 1.6), ("Geschlecht", 3, 2.2), ("Staatsangehörigkeit", 16, 3.0), ("Altersgruppe", 6, 1.2), ("Status", 7, 2.0),
        ("Haushalt", 6, 1.4),
        ("Sprachniveau", 7, 1.3), ("Endgrund", 5, 1.8),
    ];

    private static readonly int[][] Shapes =
        [[0, 1], [0, 2], [0, 3], [0, 4], [0, 5], [0, 6], [0, 7], [2, 1], [3, 1], [6, 1], [2, 3], [4, 1]];

    public static DisclosureInput Input(int people, bool recoded)
    {
        var random = new Random(people);
        var cases = Enumerable.Range(0, people).Select(_ => Dimensions.Select(dimension =>
            dimension.Name == "Geschlecht" ? random.NextDouble() is var x && x < 0.62 ? 0 : x < 0.995 ? 1 : 2
                : (int)(Math.Pow(random.NextDouble(), dimension.Skew) * dimension.Count)).ToArray()).ToList();
        var tables = Shapes.Select(shape => TableOf(cases, shape)).ToArray();
        return new DisclosureInput(new DisclosureRule(5), recoded ? [.. tables.Select(Recode)] : tables);
    }

    // Nationality top 3, municipalities as four areas, the third sex and the rare ends with others: recoding first, as the report does it.
    private static DisclosureTable Recode(DisclosureTable table)
    {
        for (var axis = 0; axis < table.Axes.Count; axis++)
        {
            table = table.Axes[axis].Dimension switch
            {
                "Gemeinde" => Recoding.Group(table, axis, Areas()),
                "Staatsangehörigkeit" => Recoding.Top(table, axis, 3),
                "Geschlecht" => Recoding.Group(table, axis, Pair("Geschlecht", 1, 2)),
                "Status" => Recoding.Group(table, axis, Pair("Status", 4, 5, 6)),
                "Endgrund" => Recoding.Group(table, axis, Pair("Endgrund", 3, 4)),
                "Haushalt" => Recoding.Group(table, axis, Pair("Haushalt", 4, 5)),
                _ => table,
            };
        }

        return table;
    }

    private static Dictionary<string, IReadOnlyList<string>> Areas() => Enumerable.Range(0, 4).ToDictionary(area => $"Raumschaft {area}",
        area => (IReadOnlyList<string>)[.. Enumerable.Range(0, 14).Where(number => Math.Min(3, number) == area).Select(number =>
            Label("Gemeinde", number))]);

    private static string Label(string dimension, int number) => $"{dimension} {number:00}";

    private static Dictionary<string, IReadOnlyList<string>> Pair(string dimension, params int[] numbers) =>
        new() { [$"{dimension} übrige"] = [.. numbers.Select(number => $"{dimension} {number:00}")] };

    private static DisclosureTable TableOf(List<int[]> cases, int[] shape)
    {
        var counts = new long[shape.Aggregate(1, (product, dimension) => product * Dimensions[dimension].Count)];
        foreach (var one in cases)
        {
            counts[shape.Aggregate(0, (index, dimension) => (index * Dimensions[dimension].Count) + one[dimension])]++;
        }

        var axes = shape.Select(dimension => Dimensions[dimension]).Select(dimension =>
            new DisclosureAxis(dimension.Name, [.. Enumerable.Range(0, dimension.Count).Select(number => Label(dimension.Name, number))]));
        return new DisclosureTable(string.Join(" × ", shape.Select(dimension => Dimensions[dimension].Name)), [.. axes], counts);
    }
}
