using System.Text.Json;
using IntMan.Caseload.Statistics.Disclosure;
using IntMan.Caseload.Statistics.Figures;

namespace IntMan.Caseload.Statistics.Reports;

/// <summary>A released report as later ones must know it.</summary>
public sealed class EarlierRelease
{
    public Guid Id { get; init; }
    public string Code { get; init; } = "";
    public string Area { get; init; } = "";
    public string? Team { get; init; }
    public Guid? ProviderId { get; init; }
    public DateOnly PeriodFrom { get; init; }
    public DateOnly PeriodTo { get; init; }
    public ReportPeople People { get; init; }
    public string Figures { get; init; } = "[]";
    public DateTimeOffset ReleasedAt { get; init; }

    public ReportScope Scope => new(Area, Team, ProviderId);

    public ReportPeriod Period => new(PeriodFrom, PeriodTo);
}

/// <summary>How the people of earlier releases belong to those of a new one.</summary>
public static class EarlierReleases
{
    /// <summary>With more the full cross of who belongs to which release is out of reach; the nearest in time are taken.</summary>
    public const int Most = 3;

    private static readonly JsonSerializerOptions Writing = new();

    public static string ToJson(IReadOnlyList<ReleasedFamily> families) => JsonSerializer.Serialize(families, Writing);

    /// <summary>Those that share people with the report, nearest first.</summary>
    public static IReadOnlyList<EarlierRelease> Touching(IEnumerable<EarlierRelease> earlier, ReportScope scope, ReportPeriod period) =>
        [.. earlier.Where(one => one.Area.StartsWith(scope.Area, StringComparison.Ordinal)
                || scope.Area.StartsWith(one.Area, StringComparison.Ordinal))
            .OrderByDescending(one => Contains(one.Scope, scope) || Contains(scope, one.Scope))
            .ThenBy(one => Math.Abs(one.PeriodTo.DayNumber - period.To.DayNumber)).ThenByDescending(one => one.ReleasedAt).Take(Most)];

    public static IReadOnlyList<ReleasedFamily> Families(IReadOnlyList<EarlierRelease> touching, ReportScope scope, ReportPeriod period,
        ReportPeople people, IReadOnlyList<BuiltTable> tables) =>
        [.. touching.SelectMany(one => JsonSerializer.Deserialize<List<ReleasedFamily>>(one.Figures, Writing)!.Where(family =>
                family.Family == BuiltTable.People || Overlaps(one.Period, period))
            .Select(family => family with
            {
                Tables = [.. family.Tables.Select(table => table with
                {
                    Period = one.Code,
                    Relation = RelationOf(one, scope, period, people, tables, family),
                })],
            }))];

    // Contained in the new one: the figures say whether they are the same people. Containing it: only if no figure contradicts, as after a
    // correction. Else some people may be in both.
    private static ReleaseRelation RelationOf(EarlierRelease one, ReportScope scope, ReportPeriod period, ReportPeople people,
        IReadOnlyList<BuiltTable> tables, ReleasedFamily family)
    {
        if (Contains(scope, one.Scope) && IsWithin(one.People, one.Period, people, period))
        {
            return ReleaseRelation.Unknown;
        }

        return Contains(one.Scope, scope) && IsWithin(people, period, one.People, one.Period) && NoneIsSmaller(tables, family)
            ? ReleaseRelation.Whole : ReleaseRelation.Overlap;
    }

    private static bool IsWithin(ReportPeople inner, ReportPeriod innerPeriod, ReportPeople outer, ReportPeriod outerPeriod) =>
        inner == ReportPeople.ReportingDate && outer == ReportPeople.Period
            ? outerPeriod.From <= innerPeriod.To && innerPeriod.To <= outerPeriod.To
            : inner == outer && (inner == ReportPeople.Period ? outerPeriod.Contains(innerPeriod) : innerPeriod.To == outerPeriod.To);

    private static bool Contains(ReportScope outer, ReportScope inner) =>
        inner.Area.StartsWith(outer.Area, StringComparison.Ordinal) && (outer.Team is null || outer.Team == inner.Team)
        && (outer.ProviderId is null || outer.ProviderId == inner.ProviderId);

    private static bool Overlaps(ReportPeriod one, ReportPeriod other) => one.From <= other.To && other.From <= one.To;

    private static bool NoneIsSmaller(IReadOnlyList<BuiltTable> tables, ReleasedFamily family)
    {
        foreach (var before in family.Tables)
        {
            var now = tables.FirstOrDefault(built => built.Table.Name == before.Name)?.Table;
            if (now is null || !now.Axes.Zip(before.Axes).All(pair => pair.First.Categories.SequenceEqual(pair.Second.Categories)))
            {
                continue;
            }

            var book = new FigureBook([new BuiltTable(family.Family, now)], null);
            if (now.Axes.Count == 1 && now.Axes[0].Categories.Index().Any(category => before.Figures[category.Index] is { } figure
                && book.Value(now.Name, category.Item) > figure))
            {
                return false;
            }
        }

        return true;
    }
}
