using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Services;

namespace IntMan.Directory.Guide;

/// <summary>One concern of the guide (Wegweiser): which kinds of services help, in order, and what integration management does itself.
/// Source: Standards Bodenseekreis 3.2.2.</summary>
public sealed record GuideRule(
    string Key,
    string Title,
    AreaOfLife Area,
    IReadOnlyList<string> Words,
    bool AsksStatus,
    bool AsksAge,
    bool IsUrgent,
    string We,
    string Not,
    string Source,
    IReadOnlyList<GuideStep> Steps)
{
    // The title in other languages, by their codes.
    public IReadOnlyDictionary<string, string> Titles { get; init; } = new Dictionary<string, string>();
}

public sealed record GuideStep(IReadOnlyList<ServiceKind> Kinds, IReadOnlyList<string> Words, string Reason,
    IReadOnlyList<ResidenceStatus> Statuses, int? FromAge, int? ToAge)
{
    public bool Concerns(ResidenceStatus? status, int? age) =>
        (status is not { } known || Statuses.Count == 0 || Statuses.Contains(known))
            && (age is not { } years || ((FromAge is null || years >= FromAge) && (ToAge is null || years <= ToAge)));
}
