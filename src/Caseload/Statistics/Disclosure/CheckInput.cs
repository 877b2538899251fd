namespace IntMan.Caseload.Statistics.Disclosure;

/// <summary>Refuses input that is broken or too large, with a sentence that says what to do.</summary>
internal static class CheckInput
{
    private const int MaxTables = 60;

    // Some fifteen years of yearly reports.
    private const int MaxReleased = 400;
    private const int MaxCells = 5000;
    private const long MaxValue = 1_000_000_000;

    public static void Check(DisclosureInput input)
    {
        Demand(input.Rule.Threshold is >= DisclosureRule.LowestThreshold and <= 100,
            $"k liegt zwischen {DisclosureRule.LowestThreshold} und 100.");
        Demand(input.Tables.Count is >= 1 and <= MaxTables, $"Eine Veröffentlichung hat 1 bis {MaxTables} Tabellen.");
        Demand(input.Released.Count <= MaxReleased, $"Höchstens {MaxReleased} frühere Tabellen lassen sich gemeinsam prüfen.");
        Demand(input.Tables.Concat<object>(input.Released).Sum(CellsOf) <= MaxCells,
            $"Alle Tabellen zusammen haben höchstens {MaxCells} Felder. Fassen Sie Kategorien zusammen.");
        var twice = input.Tables.GroupBy(table => table.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        Demand(twice is null, $"Der Tabellenname „{twice?.Key}“ steht zweimal da.");
        foreach (var table in input.Tables)
        {
            CheckTable(table, input.Tables);
        }

        foreach (var table in input.Released)
        {
            CheckAxes(table.Name, table.Axes);
            Demand(table.Figures.Count == table.Axes.Aggregate(1, (product, axis) => product * (axis.Categories.Count + 1))
                && table.Figures.All(value => value is null or (>= 0 and <= MaxValue)),
                $"Frühere Tabelle „{table.Name}“: Es fehlen Zahlen, oder eine ist negativ oder zu groß.");
        }

        foreach (var maxima in input.Maxima)
        {
            var cells = input.Tables.FirstOrDefault(table => table.Name == maxima.Of && table.Amounts is null)?.Inner.Count;
            Demand(maxima.Inner.Count == cells && maxima.Reached.Count == cells && maxima.Inner.Concat(maxima.Reached).All(value =>
                value >= 0),
                $"„{maxima.Name}“: Zu Maxima gehören die Tabelle der Fälle und zu jeder Zahl, wie viele Fälle sie erreichen.");
        }

        CheckUnions(input.Unions);
    }

    private static int CellsOf(object table) =>
        (table is DisclosureTable now ? now.Axes : ((ReleasedTable)table).Axes)
            .Aggregate(1, (product, axis) => product * (axis.Categories.Count + 1));

    private static void CheckTable(DisclosureTable table, IReadOnlyList<DisclosureTable> all)
    {
        CheckAxes(table.Name, table.Axes);
        var cells = table.Axes.Aggregate(1, (product, axis) => product * axis.Categories.Count);
        Demand(table.Inner.Count == cells, $"Tabelle „{table.Name}“: Es sind {table.Inner.Count} Zahlen statt {cells}.");
        Demand(table.Inner.All(value => value is >= 0 and <= MaxValue), $"Tabelle „{table.Name}“: Eine Zahl ist negativ oder zu groß.");
        Demand(table.Threshold is null or (>= DisclosureRule.LowestThreshold and <= 100),
            $"Tabelle „{table.Name}“: k liegt zwischen {DisclosureRule.LowestThreshold} und 100.");
        Demand(table.Sensitive.All(name => table.Axes.Any(axis => axis.Categories.Contains(name))),
            $"Tabelle „{table.Name}“: Eine heikle Kategorie gibt es in der Tabelle nicht.");
        if (table.Amounts is not { } amounts)
        {
            return;
        }

        Demand((amounts.Cases.Count == 0 || amounts.Cases.Count == cells) && (amounts.Largest.Count == 0 || amounts.Largest.Count == cells),
            $"Tabelle „{table.Name}“: Fälle und größte Anteile haben so viele Zahlen wie die Tabelle.");
        var like = amounts.HiddenLike is null ? null : all.FirstOrDefault(other => other.Name == amounts.HiddenLike);
        Demand(amounts.HiddenLike is null || (like is { Amounts: null } && like.Axes.Count == table.Axes.Count && like.Axes.Zip(table.Axes)
            .All(pair => pair.First.Categories.SequenceEqual(pair.Second.Categories))),
            $"Tabelle „{table.Name}“: Zu den Summen fehlt die Tabelle der Fälle mit denselben Kategorien.");
        Demand(amounts.HiddenLike is not null || amounts.Cases.Count > 0, $"Tabelle „{table.Name}“: Zu Summen gehören die Fälle dahinter.");
    }

    private static void CheckAxes(string table, IReadOnlyList<DisclosureAxis> axes)
    {
        Demand(table.Length is >= 1 and <= 200, "Jede Tabelle hat einen Namen mit höchstens 200 Zeichen.");
        Demand(axes.Count is >= 1 and <= 3, $"Tabelle „{table}“: Eine Tabelle hat 1 bis 3 Dimensionen.");
        foreach (var axis in axes)
        {
            Demand(axis.Categories.Count is >= 1 and <= 200, $"Tabelle „{table}“: Eine Dimension hat 1 bis 200 Kategorien.");
            Demand(axis.Categories.All(name => !string.IsNullOrWhiteSpace(name) && name != "*"),
                $"Tabelle „{table}“: Jede Kategorie hat einen Namen, und keine heißt „*“.");
            var twice = axis.Categories.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
            Demand(twice is null, $"Tabelle „{table}“: Die Kategorie „{twice?.Key}“ steht zweimal da.");
        }

        var named = axes.Where(axis => axis.Dimension.Length > 0).Select(axis => axis.Dimension).ToList();
        Demand(named.Distinct().Count() == named.Count, $"Tabelle „{table}“: Zwei Dimensionen heißen gleich.");
    }

    private static void CheckUnions(IReadOnlyList<CategoryUnion> unions)
    {
        Demand(unions.DistinctBy(union => union.Whole).Count() == unions.Count, "Eine Kategorie ist zweimal als Summe angegeben.");
        var parts = unions.ToDictionary(union => union.Whole, union => union.Parts, StringComparer.Ordinal);
        foreach (var union in unions)
        {
            Demand(union.Parts.Count > 0 && !Reaches(union.Whole, union.Whole, parts, 0),
                $"Die Summe „{union.Whole}“ hat keine Teile oder enthält sich selbst.");
        }
    }

    private static bool Reaches(string from, string target, Dictionary<string, IReadOnlyList<string>> parts, int depth) =>
        depth > 20 || (parts.TryGetValue(from, out var own) && own.Any(part => part == target || Reaches(part, target, parts, depth + 1)));

    private static void Demand(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new DisclosureRefusal(sentence);
        }
    }
}
