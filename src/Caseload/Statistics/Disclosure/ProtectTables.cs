using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IntMan.Caseload.Statistics.Disclosure;

/// <summary>
/// Decides which figures of a release are published: what is small is hidden, then whatever would give a hidden figure away, together
/// with all tables of the release and the earlier ones, until an attacker finds nothing. The same input in any order gives the same
/// pattern.
/// </summary>
public static class ProtectTables
{
    /// <summary>Refuses what cannot be judged with a <see cref="DisclosureRefusal"/>.</summary>
    public static DisclosureResult Execute(DisclosureInput input, CancellationToken cancellation = default)
    {
        CheckInput.Check(input);
        var (groups, notes) = FrameTables.Of(input);
        var results = new Dictionary<string, TableResult>(StringComparer.Ordinal);
        var isSafe = true;
        foreach (var (current, earlier) in groups.OrderBy(group => group.Current[0].Table!.Amounts is not null))
        {
            var system = new FigureSystem(current, earlier, Populations(current, earlier, notes));
            var protection = new Protection(system, input.Rule, results);
            protection.Run(cancellation);
            isSafe &= protection.Lost.Count == 0;
            notes.AddRange(protection.Notes);
            foreach (var table in current)
            {
                results[table.Name] = protection.ResultOf(table);
            }
        }

        return new DisclosureResult(DisclosureRule.Version, HashOf(input), input.Rule.Threshold, input.Rule.Rounding, isSafe,
            [.. input.Tables.Select(table => results[table.Name]), .. input.Maxima.Select(maxima => Maxima(maxima, input, results))],
                notes);
    }

    private static TableResult Maxima(MaximumTable maxima, DisclosureInput input, Dictionary<string, TableResult> results)
    {
        var table = input.Tables.First(one => one.Name == maxima.Of);
        return DerivedFigures.MaximaOf(maxima, table, results[table.Name], table.Threshold ?? input.Rule.Threshold);
    }

    /// <summary>SHA-256 over tables, links and earlier releases, whatever their order.</summary>
    public static string HashOf(DisclosureInput input)
    {
        var parts = input.Tables.Select(Text).Concat(input.Released.Select(Text)).Concat(input.Maxima.Select(Text))
            .Concat(input.Unions.Select(Text)).Concat(input.SamePeople
            .Select(names => Text(names.Order(StringComparer.Ordinal)))).Order(StringComparer.Ordinal);
        var all = $"{DisclosureRule.Version}\n{Text(input.Rule)}\n{string.Join('\n', parts)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
    }

    private static string Text<T>(T value) => JsonSerializer.Serialize(value);

    private static List<Population> Populations(IReadOnlyList<TableFrame> current, IReadOnlyList<TableFrame> earlier, List<string> notes)
    {
        var figures = current.SelectMany(table => table.Places.Select(at => (Key: table.KeyOf(at), Value: table.Value(at)!.Value)))
            .DistinctBy(figure => figure.Key).ToDictionary(figure => figure.Key, figure => figure.Value, StringComparer.Ordinal);
        var same = new List<TableFrame>();
        var others = new List<Population>();
        foreach (var period in earlier.GroupBy(table => table.Released!.Period, StringComparer.Ordinal))
        {
            List<TableFrame> tables = [.. period];
            var relation = RelationOf(tables, figures);
            if (tables.TrueForAll(table => table.Released!.Relation == ReleaseRelation.Unknown))
            {
                notes.Add($"Frühere Freigabe {(period.Key.Length == 0 ? "ohne Zeitraum" : $"„{period.Key}“")}: {Sentence(relation)}");
            }

            if (relation == ReleaseRelation.Same)
            {
                same.AddRange(tables);
                continue;
            }

            others.Add(new Population(others.Count + 1, relation, tables));
        }

        return [new Population(0, ReleaseRelation.Same, same), .. others];
    }

    private static ReleaseRelation RelationOf(List<TableFrame> tables, Dictionary<string, long> figures)
    {
        if (tables.Find(table => table.Released!.Relation != ReleaseRelation.Unknown) is { } told)
        {
            return told.Released!.Relation;
        }

        var pairs = tables.SelectMany(table => table.Places.Select(at => (Key: table.KeyOf(at), Before: table.Value(at))))
            .Where(pair => pair.Before is not null && figures.ContainsKey(pair.Key))
            .Select(pair => (pair.Before, Now: figures[pair.Key])).ToList();
        var grown = pairs.TrueForAll(pair => pair.Before <= pair.Now) ? ReleaseRelation.Part : ReleaseRelation.Overlap;
        return pairs.TrueForAll(pair => pair.Before == pair.Now) ? ReleaseRelation.Same : grown;
    }

    private static string Sentence(ReleaseRelation relation) => relation switch
    {
        ReleaseRelation.Same => "dieselben Personen, denn alle gemeinsamen Zahlen sind gleich.",
        ReleaseRelation.Part => "in der neuen enthalten, denn keine gemeinsame Zahl ist größer.",
        _ => "überschneidet sich mit der neuen.",
    };
}
