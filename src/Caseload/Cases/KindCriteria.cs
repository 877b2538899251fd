namespace IntMan.Caseload.Cases;

/// <summary>What Anhang 4 asks before it recommends a kind of consultation; null is "nicht erhoben".</summary>
/// <param name="IsLong">Mittel- bis langfristige Beratung zeichnet sich ab.</param>
/// <param name="IsComplex">Komplexe Problemlage.</param>
/// <param name="IsActive">Aktive Mitarbeit und ausreichende Ressourcen.</param>
/// <param name="IsMonitored">The progress is to be watched.</param>
public sealed record KindCriteria(bool? IsLong, bool? IsComplex, bool? IsActive, bool? IsMonitored)
{
    /// <summary>The table of Anhang 4. It recommends and never blocks: whoever decides may choose otherwise.</summary>
    public CaseKind Recommended => this switch
    {
        { IsLong: false } => CaseKind.Inquiry,
        { IsComplex: true, IsActive: not false } => CaseKind.Managed,
        { IsMonitored: true, IsActive: true } => CaseKind.Managed,
        { IsLong: true } or { IsActive: true } or { IsMonitored: true } or { IsComplex: true } => CaseKind.Simple,
        _ => CaseKind.Inquiry,
    };

    /// <summary>As they are kept beside the choice: "lang+", "komplex-"; what was not asked is not there.</summary>
    public string[] Keys => [.. new[] { Key("lang", IsLong), Key("komplex", IsComplex), Key("aktiv", IsActive),
        Key("monitoring", IsMonitored) }.OfType<string>()];

    public static KindCriteria Of(IReadOnlyCollection<string> keys) =>
        new(Read(keys, "lang"), Read(keys, "komplex"), Read(keys, "aktiv"), Read(keys, "monitoring"));

    private static string? Key(string name, bool? answer) => answer switch { true => name + "+", false => name + "-", _ => null };

    private static bool? Read(IReadOnlyCollection<string> keys, string name) =>
        (keys.Contains(name + "+"), keys.Contains(name + "-")) switch
        {
            (true, _) => true,
            (_, true) => false,
            _ => null,
        };
}
