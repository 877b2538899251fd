using System.Globalization;
using IntMan.Directory.Responsibilities;

namespace IntMan.Portal.Display;

public static class GateText
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public static string Day(DateOnly day) => day.ToString("d. MMMM yyyy", German);

    public static string Sentence(Switch found, GateReport report, Territory territory)
    {
        var streets = found.Where.Count(where => where.NamedArea.IsStreet);
        var places = found.Where.Count - streets;
        var what = string.Join(" und ", new[]
        {
            streets switch { 0 => null, 1 => "1 Straße", _ => $"{streets.ToString("N0", German)} Straßen" },
            places switch
            {
                0 => null,
                1 => found.Where.First(where => !where.NamedArea.IsStreet).NamedArea.Name + (streets == 0 ? "" : " (übrige Adressen)"),
                _ => $"{places.ToString("N0", German)} Orte und Ortsteile",
            },
        }.OfType<string>());
        var group = found.TargetGroup == TargetGroups.Everyone ? "" : $"Für „{territory.NameOf(found.TargetGroup)}“: ";
        return $"{group}{what} {(found.Where.Count == 1 ? "wechselt" : "wechseln")} am {Day(report.From)} von "
            + $"{territory.PostNames(found.From)} zu {territory.PostNames(found.To)}.";
    }

    public static string Kind(CoverageKind kind) => kind switch
    {
        CoverageKind.Gap => "Lücke",
        CoverageKind.Overlap => "Mehrere gleich zuständig",
        CoverageKind.Contradiction => "Widerspruch",
        CoverageKind.Vacant => "Stelle unbesetzt",
        _ => "Nur vermutet",
    };

    public static string Meaning(CoverageKind kind, string targetGroup, IReadOnlyCollection<Guid> posts, Territory territory) =>
        Meaning(kind, territory.NameOf(targetGroup), kind == CoverageKind.Contradiction ? territory.NameOf(posts.Last())
            : territory.PostNames(posts));

    public static string Meaning(CoverageKind kind, string group, string posts) => kind switch
    {
        CoverageKind.Gap => "Niemand vor Ort ist eingetragen. Es antwortet die Dienststelle des Kreises.",
        CoverageKind.Overlap => $"{posts}. Öffentlich erscheinen alle. Das passt nur bei einem Tandem.",
        CoverageKind.Contradiction => $"Die Angabe für „{group}“ gilt hier nie: {posts}.",
        CoverageKind.Vacant => $"{posts}: An diesem Tag hat niemand die Stelle. Tragen Sie zuerst ein, wer sie hat.",
        _ => $"{posts}. Eine Quelle fehlt.",
    };
}
