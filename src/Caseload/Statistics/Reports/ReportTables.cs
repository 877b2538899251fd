using IntMan.Caseload.Cases;
using IntMan.Caseload.Plans;
using IntMan.Caseload.Statistics.Disclosure;
using IntMan.Caseload.Statistics.Figures;

namespace IntMan.Caseload.Statistics.Reports;

/// <summary>One table before hiding, with what links it.</summary>
/// <param name="Family">Tables of one family count the same and are judged together.</param>
public sealed record BuiltTable(string Family, DisclosureTable Table)
{
    public const string People = "people";
}

/// <summary>A municipality of the area and the association (Raumschaft) it belongs to.</summary>
public sealed class ReportPlace
{
    public string Ags { get; init; } = "";
    public string Name { get; init; } = "";
    public string? AssociationKey { get; init; }
    public string? Association { get; init; }
}

/// <summary>Makes tables of what was counted: every category that there can be, then what is put together.</summary>
public sealed class ReportTables(ReportLabels labels, IReadOnlyList<Indicator> indicators, IReadOnlyList<ReportPlace> places)
{
    /// <summary>Art. 9 and residence status; anything below the county has it as a whole.</summary>
    public const int HighThreshold = 10;

    /// <summary>A workload of fewer managers would be that of somebody.</summary>
    public const int FewestManagers = 3;

    private static readonly string[] Sensitive = ["herkunft", "aufenthalt", "behinderung", "ort"];

    // What would be told of everybody when a table has nothing else.
    private static readonly Dictionary<string, string[]> Telling = new(StringComparer.Ordinal)
    {
        ["aufenthalt"] = ["gestattung", "duldung"], ["behinderung"] = ["ja"],
        ["ende"] = [nameof(EndReason.BrokenOff), nameof(EndReason.LittleCooperation), nameof(EndReason.LeftCountry)],
    };

    private static readonly (string Name, string Family, string Row, string? Col, int? Threshold)[] Sums =
    [
        ("gespraeche", "talks", "quartal", "setting", null), ("kanal", "talks", "kanal", null, null),
        ("themen", "topics", "thema", null, null), ("land", "topics", "thema", null, null),
        ("weiterleitungen", "referrals", "weiterleitungen", null, null), ("ziele", "goals", "ziele", null, null),
        ("ampeln", "lights", "ampel", "moment", HighThreshold), ("gestiegen", "risen", "gestiegen", null, HighThreshold),
        ("schule", "school", "schule", null, null), ("kita-u3", "nursery", "kita-u3", null, null),
        ("kita-ue3", "kindergarten", "kita-ue3", null, null), ("verweise", "directory", "verweise", null, null),
    ];

    public IReadOnlyList<BuiltTable> Build(CountedFigures counts, ReportScope scope, ReportRecodes recodes)
    {
        var tables = new List<BuiltTable>();
        foreach (var (key, row, col) in FigureTables.People.Concat(indicators.Select(one => new PeopleTable(one.Table, one.Table, null))))
        {
            if (row != "ort" || (scope.IsCounty && recodes.Place != PlaceRecode.None))
            {
                tables.Add(new BuiltTable(BuiltTable.People, Recoded(People(key, row, col, counts), recodes, counts)));
            }
        }

        tables.AddRange(FigureTables.PointMonths.Select(months => new BuiltTable(BuiltTable.People, Points(months, counts))));
        tables.AddRange(Sums.Select(sum => new BuiltTable(sum.Family, Amount(sum, counts))).Where(table => table.Table.Inner.Any(n =>
            n > 0)));
        return tables;
    }

    /// <summary>The dimension that labels know a category of a table by.</summary>
    public static string DimensionOf(string table, int axis)
    {
        if (Sums.FirstOrDefault(sum => sum.Name == table) is { Name: not null } found)
        {
            return (axis, table, found.Row) switch
            {
                (1, _, _) => found.Col!,
                (_, "themen" or "land" or "kanal" or "weiterleitungen" or "ziele" or "verweise", _) => table,
                (_, _, "quartal" or "ampel") => found.Row,
                _ => "antwort",
            };
        }

        return (axis, FigureTables.People.FirstOrDefault(one => one.Key == table)) switch
        {
            (_, null) => table,
            (0, { } people) => people.Row,
            (_, { } people) => people.Col!,
        };
    }

    private DisclosureTable People(string key, string row, string? col, CountedFigures counts)
    {
        var lines = counts.People(key).ToList();
        var rows = CategoriesOf(row, lines.Select(line => line.Row));
        var axes = new List<DisclosureAxis> { new(row, rows) };
        if (col is not null)
        {
            axes.Add(new DisclosureAxis(col, CategoriesOf(col, lines.Select(line => line.Col!))));
        }

        var inner = new long[axes.Aggregate(1, (product, axis) => product * axis.Categories.Count)];
        foreach (var line in lines)
        {
            inner[Place(axes, ReportLabels.Safe(line.Row), line.Col is null ? null : ReportLabels.Safe(line.Col))] += line.Value;
        }

        var threshold = Sensitive.Contains(row) ? HighThreshold
            : indicators.FirstOrDefault(one => one.Table == key)?.Threshold;
        return new DisclosureTable(key, axes, inner)
        {
            Threshold = threshold, Sensitive = [.. (Telling.GetValueOrDefault(row) ?? []).Where(rows.Contains)],
        };
    }

    private DisclosureTable Amount((string Name, string Family, string Row, string? Col, int? Threshold) sum, CountedFigures counts)
    {
        var lines = counts.Amounts(sum.Name).Where(line => line.Row is not null).Select(line => (Row: RowOf(sum.Name, line.Row), line))
            .ToList();
        var rows = CategoriesOf(DimensionOf(sum.Name, 0), lines.Select(line => line.Row));
        if (sum.Row == "quartal" && lines.Exists(line => line.Row.Length == 4))
        {
            rows = [.. lines.Select(line => line.Row).Distinct().Order(StringComparer.Ordinal)];
        }

        var axes = new List<DisclosureAxis> { new($"a:{(rows.Any(row => row.Length == 4) && sum.Row == "quartal" ? "jahr" : sum.Row)}",
            rows) };
        if (sum.Col is not null)
        {
            axes.Add(new DisclosureAxis($"a:{sum.Col}", CategoriesOf(sum.Col, lines.Select(line => line.line.Col!))));
        }

        var cells = axes.Aggregate(1, (product, axis) => product * axis.Categories.Count);
        var (inner, cases, largest) = (new long[cells], new long[cells], new long[cells]);
        foreach (var (row, line) in lines)
        {
            var place = Place(axes, row, line.Col);
            (inner[place], cases[place], largest[place]) = (line.Value, line.Cases, line.Largest);
        }

        return new DisclosureTable(sum.Name, axes, inner)
        {
            Threshold = sum.Threshold, Amounts = new DisclosureAmounts(cases, largest),
        };
    }

    // Topics of the Land that are one of ours carry its key, so that both tables hide the same.
    private string RowOf(string table, string row) => table == "land" ? labels.Categories("land").FirstOrDefault(key => key == $"land-{row}"
        || key == ReportLabels.Safe(row)) ?? $"land-{row}" : ReportLabels.Safe(row);

    private static DisclosureTable Points(int months, CountedFigures counts)
    {
        var key = FigureTables.PointTable(months);
        var sum = counts.Sum(key);
        return new DisclosureTable(SumOf(key), [new DisclosureAxis(key, ["erhoben", FormDefinition.NotRecorded])], [sum?.Value ?? 0, 0])
        {
            Amounts = new DisclosureAmounts([], [sum?.Largest ?? 0, 0], key),
        };
    }

    /// <summary>Name of the table with the sums that a mean is made of.</summary>
    public static string SumOf(string table) => $"{table} · Summe";

    private IReadOnlyList<string> CategoriesOf(string dimension, IEnumerable<string> found)
    {
        IReadOnlyList<string> known = dimension == "ort" ? [.. places.Select(place => place.Ags)] : labels.Categories(dimension);
        return [.. known.Select(ReportLabels.Safe), .. found.Select(ReportLabels.Safe).Except(known.Select(ReportLabels.Safe))
            .Order(StringComparer.Ordinal)];
    }

    private static int Place(List<DisclosureAxis> axes, string row, string? col)
    {
        var place = IndexOf(axes[0], row);
        return axes.Count == 1 ? place : (place * axes[1].Categories.Count) + IndexOf(axes[1], col!);
    }

    private static int IndexOf(DisclosureAxis axis, string category)
    {
        var index = axis.Categories.Index().First(pair => pair.Item == category).Index;
        return index;
    }

    private DisclosureTable Recoded(DisclosureTable table, ReportRecodes recodes, CountedFigures counts)
    {
        for (var axis = 0; axis < table.Axes.Count; axis++)
        {
            table = table.Axes[axis].Dimension switch
            {
                "herkunft" => Origin(table, axis, recodes.Origin, counts),
                "ort" => Recoding.Group(table, axis, PlaceGroups(recodes.Place, counts)),
                "geschlecht" when recodes.MergeSmall => Group(table, axis, ["d", FormDefinition.NotRecorded]),
                "altersgruppe" when recodes.MergeSmall => Group(Group(table, axis, ["u16", "16-17"]), axis, ["55-64", "65+"]),
                _ => table,
            };
        }

        return table;
    }

    private DisclosureTable Origin(DisclosureTable table, int axis, OriginRecode recode, CountedFigures counts)
    {
        if (recode is OriginRecode.None)
        {
            return table;
        }

        if (recode is OriginRecode.Region)
        {
            return Recoding.Group(table, axis, labels.Regions);
        }

        // The largest by people, the same in every table of the report; who was not asked is no country.
        var sizes = counts.People("herkunft").GroupBy(line => line.Row).Where(line => line.Key != FormDefinition.NotRecorded)
            .OrderByDescending(group => group.Sum(line => line.Value)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key).Take(recode == OriginRecode.Top3 ? 3 : 5).Append(FormDefinition.NotRecorded).ToHashSet();
        string[] rest = [.. table.Axes[axis].Categories.Where(name => !sizes.Contains(name))];
        return Group(table, axis, rest);
    }

    private static DisclosureTable Group(DisclosureTable table, int axis, string[] parts)
    {
        string[] present = [.. parts.Where(table.Axes[axis].Categories.Contains)];
        return present.Length < 2 ? table : Recoding.Group(table, axis,
            new Dictionary<string, IReadOnlyList<string>> { [ReportLabels.Union(present)] = present });
    }

    // A place whose cases few managers have would tell how much one of them works: it goes to its association, or to the others.
    private Dictionary<string, IReadOnlyList<string>> PlaceGroups(PlaceRecode recode, CountedFigures counts)
    {
        var groups = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var association in places.GroupBy(place => place.AssociationKey ?? place.Ags))
        {
            var alone = association.Where(place => recode == PlaceRecode.Municipality
                && counts.Managers(place.Ags) >= FewestManagers).ToList();
            var rest = association.Except(alone).Select(place => place.Ags).ToList();
            var isEnough = alone.Count == 0 && counts.Managers(association.Key) >= FewestManagers;
            var whole = isEnough ? association.Key : "";
            if (rest.Count > 0)
            {
                (groups.TryGetValue(whole, out var known) ? known : groups[whole] = []).AddRange(rest);
            }
        }

        return groups.Values.ToDictionary(ReportLabels.Union, group => (IReadOnlyList<string>)group, StringComparer.Ordinal);
    }

    /// <summary>Name of a place or of several that are put together.</summary>
    public string PlaceTitle(string category)
    {
        var found = places.Where(place => category.Split(ReportLabels.Together).Contains(place.Ags)).ToList();
        return found switch
        {
            [] => category,
            [var only] => only.Name,
            _ when found.Select(place => place.AssociationKey).Distinct().Count() > 1 => ReportLabels.Others,
            _ => found[0].Association ?? found[0].Name,
        };
    }
}
