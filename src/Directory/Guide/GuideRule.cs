using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Services;

namespace IntMan.Directory.Guide;

/// <summary>One concern of the guide (Wegweiser): which kinds of services help, in order, and what integration management does itself. Source: Standards Bodenseekreis 3.2.2.</summary>
/// <param name="Key">Stands in addresses and never changes.</param>
/// <param name="Title">What people choose.</param>
/// <param name="Words">What people type to find it.</param>
/// <param name="AsksStatus">The answer depends on the residence status.</param>
/// <param name="AsksAge">The answer depends on the age.</param>
/// <param name="IsUrgent">The referral must not wait.</param>
/// <param name="We">What integration management does.</param>
/// <param name="Not">What it does not do.</param>
/// <param name="Source">Where the rule comes from.</param>
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
    IReadOnlyList<GuideStep> Steps);

/// <param name="Kinds">Kinds of services.</param>
/// <param name="Words">Name or keywords of the service hold one of them; empty: all of the kinds.</param>
/// <param name="Reason">Why this service is there.</param>
/// <param name="Statuses">Only for these; empty: whatever the status.</param>
/// <param name="FromAge">Years, inclusive.</param>
/// <param name="ToAge">Years, inclusive.</param>
public sealed record GuideStep(IReadOnlyList<ServiceKind> Kinds, IReadOnlyList<string> Words, string Reason, IReadOnlyList<ResidenceStatus> Statuses, int? FromAge, int? ToAge)
{
    /// <summary>What was not said keeps nothing away.</summary>
    public bool Concerns(ResidenceStatus? status, int? age) =>
        (status is not { } known || Statuses.Count == 0 || Statuses.Contains(known)) && (age is not { } years || ((FromAge is null || years >= FromAge) && (ToAge is null || years <= ToAge)));
}
