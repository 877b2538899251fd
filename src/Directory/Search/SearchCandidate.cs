using IntMan.Directory.Municipalities;

namespace IntMan.Directory.Search;

/// <summary>What a search can hit, in the order in which equal hits are shown.</summary>
public enum SearchKind
{
    Municipality,
    District,
    County,
    Street,
    Person,
    Post,
}

/// <summary>
/// One row that shares a key, a word, a beginning or a near form with what was typed; <see cref="SearchReading"/> judges it.
/// </summary>
public sealed class SearchCandidate
{
    public SearchKind Kind { get; init; }

    public Guid? Id { get; init; }
    public string Label { get; init; } = "";

    public string? Slug { get; init; }
    public Guid? PostId { get; init; }
    public string? Ags { get; init; }
    public string? Municipality { get; init; }
    public string CountyKey { get; init; } = "";
    public string County { get; init; } = "";
    public CountyKind CountyKind { get; init; }
    public string? AssociationKey { get; init; }
    public Guid? DistrictId { get; init; }
    public string? District { get; init; }
    public int Population { get; init; }

    public bool HasOwnRule { get; init; }

    public bool HasPostalCode { get; init; }
    public string SearchKey { get; init; } = "";
    public string[] SearchWords { get; init; } = [];

    // A person with two posts comes twice.
    internal (SearchKind Kind, string Key) Key => (Kind, Slug ?? Id?.ToString() ?? Ags ?? CountyKey);

    public bool IsPlace => Kind <= SearchKind.County;

    // What lies in the place, and is not the place itself.
    internal bool Holds(SearchCandidate other) => Kind switch
    {
        SearchKind.Municipality => other.Kind is not (SearchKind.Municipality or SearchKind.County) && other.Ags == Ags,
        SearchKind.District => other.Kind == SearchKind.Street && other.DistrictId == Id,
        SearchKind.County => other.Kind != SearchKind.County && other.CountyKey == CountyKey,
        _ => false,
    };
}
