namespace IntMan.Directory.Responsibilities;

/// <summary>What the <see cref="PublishGate"/> has found, in names and bounded, so that it can be kept and shown later.</summary>
public sealed record GateSummary(DateOnly From, int Streets, IReadOnlyList<GateSummary.Change> Changes, int ChangeCount,
    IReadOnlyList<GateSummary.Finding> Findings, int FindingCount)
{
    public const int MostListed = 40;

    private const int MostPlaces = 12;

    /// <param name="territory">With the names of areas and target groups.</param>
    /// <param name="report">Of this territory.</param>
    public static GateSummary Of(Territory territory, GateReport report) => new(report.From, report.Streets,
        [.. report.Switches.Take(MostListed).Select(found => new Change(NameOf(territory, found.TargetGroup),
            territory.PostNames(found.From), territory.PostNames(found.To), found.Where.Count,
            [.. found.Where.Take(MostPlaces).Select(where => $"{where}")]))],
        report.Switches.Count,
        [.. report.Findings.Take(MostListed).Select(found => new Finding(found.Day, found.Kind, $"{found.Where}",
            NameOf(territory, found.TargetGroup), PostsOf(territory, found)))],
        report.Findings.Count);

    /// <summary>The same of another territory beside it.</summary>
    public GateSummary And(GateSummary other) => new(From < other.From ? From : other.From, Streets + other.Streets,
        [.. Changes.Concat(other.Changes).Take(MostListed)], ChangeCount + other.ChangeCount,
        [.. Findings.Concat(other.Findings).Take(MostListed)], FindingCount + other.FindingCount);

    // Of a contradiction the one who is never asked.
    private static string PostsOf(Territory territory, GateFinding found) => found switch
    {
        { Posts: [] } => "",
        { Kind: CoverageKind.Contradiction } => territory.NameOf(found.Posts[^1]),
        _ => territory.PostNames(found.Posts),
    };

    private static string NameOf(Territory territory, string group) => group == TargetGroups.Everyone ? "" : territory.NameOf(group);

    /// <summary>In these places somebody else answers; the group is empty for everyone.</summary>
    public sealed record Change(string Group, string Before, string After, int Count, IReadOnlyList<string> Where);

    /// <summary>A new gap, overlap or contradiction.</summary>
    public sealed record Finding(DateOnly Day, CoverageKind Kind, string Where, string Group, string Posts);
}
