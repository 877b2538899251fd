using IntMan.Foundation.Database;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import;

/// <summary>What a CSV file holds. The order is the order of loading: each kind refers only to kinds before it.</summary>
public enum ImportKind
{
    TargetGroups,
    SchoolHolidays,
    Municipalities,
    Counties,
    Organisations,
    Places,
    Mandates,
    Posts,
    People,
    Streets,
    Services,
    ServicePlaces,
    ServiceTranslations,
    OfficeHours,
    Deviations,
    Absences,
    ClosingDays,
}

/// <summary>The kinds by the names that the command line and the files use, e.g. "office-hours".</summary>
public static class ImportKinds
{
    private static readonly Dictionary<ImportKind, string> German = new()
    {
        [ImportKind.TargetGroups] = "Zielgruppen",
        [ImportKind.SchoolHolidays] = "Schulferien",
        [ImportKind.Municipalities] = "Gemeinden",
        [ImportKind.Counties] = "Kreise",
        [ImportKind.Organisations] = "Organisationen",
        [ImportKind.Places] = "Orte",
        [ImportKind.Mandates] = "Auftragsverhältnisse",
        [ImportKind.Posts] = "Stellen",
        [ImportKind.People] = "Personen",
        [ImportKind.Streets] = "Straßen und Zuständigkeiten",
        [ImportKind.Services] = "Angebote",
        [ImportKind.ServicePlaces] = "Orte der Angebote",
        [ImportKind.ServiceTranslations] = "Übersetzungen der Angebote",
        [ImportKind.OfficeHours] = "Sprechstunden",
        [ImportKind.Deviations] = "Abweichungen von Sprechstunden",
        [ImportKind.Absences] = "Abwesenheiten",
        [ImportKind.ClosingDays] = "Schließtage",
    };

    private static readonly Dictionary<string, ImportKind> ByName = Enum.GetValues<ImportKind>().ToDictionary(NameOf);

    public static IReadOnlyCollection<string> Names => ByName.Keys;

    public static ImportKind Parse(string name) =>
        ByName.TryGetValue(name, out var kind) ? kind : throw new ArgumentException($"unknown kind of import: {name}", nameof(name));

    public static string NameOf(ImportKind kind) => SnakeCaseConvention.Snake(kind.ToString()).Replace('_', '-');

    public static string GermanOf(ImportKind kind) => German[kind];

    public static string SlugOf(ImportKind kind) => string.Join('-', German[kind].Split(' ').Select(Labels.Fold));

    public static string FileNameOf(ImportKind kind) => NameOf(kind) + ".csv";
}
