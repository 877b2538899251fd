using IntMan.Caseload.Statistics.Disclosure;

namespace IntMan.Caseload.Tests.Statistics;

/// <summary>Short ways to write tables.</summary>
internal static class Tables
{
    public static DisclosureResult Protect(DisclosureInput input) =>
        ProtectTables.Execute(input, TestContext.Current.CancellationToken);

    public static DisclosureInput Input(params DisclosureTable[] tables) => new(new DisclosureRule(5), tables);

    public static DisclosureTable Of(string name, int rows, int columns, params long[] inner) => new(name, Axes(rows, columns), inner);

    public static DisclosureTable Of(string name, string[] rows, string[] columns, params long[] inner) =>
        new(name, [new DisclosureAxis("", rows), new DisclosureAxis("", columns)], inner);

    public static DisclosureAxis[] Axes(int rows, int columns) =>
    [
        new("", [.. Enumerable.Range(1, rows).Select(row => $"r{row}")]),
        new("", [.. Enumerable.Range(1, columns).Select(column => $"c{column}")]),
    ];
}
