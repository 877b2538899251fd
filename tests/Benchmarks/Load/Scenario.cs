using System.Globalization;

namespace IntMan.Benchmarks.Load;

/// <summary>A kind of page and the addresses that stand for it; the same ones at every scale, so that growth compares like with
/// like.</summary>
public sealed record Scenario(string Name, IReadOnlyList<string> Paths)
{
    /// <summary>The first 50 of "seed load", which exist at every scale, and two of the demo county.</summary>
    public static IReadOnlyList<string> Municipalities { get; } =
        [.. Enumerable.Range(1, 50).Select(n => string.Create(CultureInfo.InvariantCulture, $"099000{n:00}")), "08215017", "08435016"];

    /// <summary>What people type: the queries of the acceptance list and streets that recur in many synthetic municipalities.</summary>
    public static IReadOnlyList<string> Queries { get; } = [.. SearchAnswers.Expected.Keys, "Quolabweg", "Schnefedweg 5", "Pruznopweg",
        "Zarvedstr", "quolabqart"];

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("home", ["/"]),
        new("search", [.. Queries.Select(query => $"/suche?q={Uri.EscapeDataString(query)}")]),
        new("municipality", [.. Municipalities.Select(ags => $"/gemeinden/{ags}")]),
        new("person", [.. Municipalities.Take(50).Select(ags => $"/ansprechpersonen/person-{ags}-1"), "/ansprechpersonen/tarek-wolkenfeld",
        "/ansprechpersonen/dilara-windmeisel"]),
        new("calendar", [.. Municipalities.Take(50).Select(ags => $"/kalender/sprechstunden/person-{ags}-1.ics"),
        "/kalender/gemeinden/08215017.ics", "/kalender/gemeinden/08435016.ics"]),
        new("services",
        [.. Municipalities.Take(50).Select((ags, n) => $"/angebote?q={Texts[n % Texts.Count]}&ort={ags}&ohne=1&kostenlos=1")]),
    ];

    /// <summary>What people look for among services; with three filters each.</summary>
    private static IReadOnlyList<string> Texts => ["schuldenberatung", "deutschkurs", "wohnung", "hebame", "ausbildung", "familiennachzug",
        "schwanger"];
}
