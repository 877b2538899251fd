namespace IntMan.Caseload.Statistics.Figures;

/// <summary>Which persons are counted by which properties: names of tables and of the dimensions in the statement.</summary>
public static class FigureTables
{
    /// <summary>Months after the first assessment at which points are told.</summary>
    public static IReadOnlyList<int> PointMonths { get; } = [0, 6, 12, 18, 24];

    /// <summary>Questions of Teil A that are counted as they are answered.</summary>
    public static string[] Questions { get; } =
        ["geschlecht", "altersgruppe", "herkunft", "aufenthalt", "aufenthaltsdauer", "haushalt", "niveau"];

    public static IReadOnlyList<PeopleTable> People { get; } =
    [
        new("herkunft", "herkunft", "geschlecht"), new("alter", "altersgruppe", "geschlecht"), new("ort", "ort", null),
        new("plan", "plan", null), new("neu", "neu", null), new("art", "art", null), new("zugang", "zugang", null),
        new("stand", "stand", null), new("ende", "ende", null), new("stichtag", "stichtag", null),
        new("aufenthalt", "aufenthalt", null), new("aufenthaltsdauer", "aufenthaltsdauer", null), new("haushalt", "haushalt", null),
        new("niveau", "niveau", null), new("behinderung", "behinderung", null),
        .. PointMonths.Select(months => new PeopleTable(PointTable(months), PointTable(months), null)),
    ];

    public static string PointTable(int months) => FormattableString.Invariant($"p{months}");
}

/// <param name="Key">Name of the table.</param>
/// <param name="Row">Property of the rows.</param>
/// <param name="Col">Of the columns; null with one dimension.</param>
public sealed record PeopleTable(string Key, string Row, string? Col);
