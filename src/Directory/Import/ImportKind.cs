namespace IntMan.Directory.Import;

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
    OfficeHours,
    Deviations,
    Absences,
}

/// <summary>The kinds by the names that the command line and the files use, e.g. "office-hours".</summary>
public static class ImportKinds
{
    private static readonly Dictionary<string, ImportKind> ByName = Enum.GetValues<ImportKind>().ToDictionary(NameOf);

    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <exception cref="ArgumentException">No kind has this name; see <see cref="Names"/>.</exception>
    public static ImportKind Parse(string name) =>
        ByName.TryGetValue(name, out var kind) ? kind : throw new ArgumentException($"unknown kind of import: {name}", nameof(name));

    public static string NameOf(ImportKind kind) => SnakeCaseConvention.Snake(kind.ToString()).Replace('_', '-');

    public static string FileNameOf(ImportKind kind) => NameOf(kind) + ".csv";
}
