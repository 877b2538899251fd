using IntMan.Directory.Contacts;
using IntMan.Directory.Services;

namespace IntMan.Directory.Search;

/// <summary>What a search ends with; a page cannot forget a case.</summary>
public abstract record SearchOutcome
{
    private SearchOutcome(SearchQuery query) => Query = query;

    public SearchQuery Query { get; }

    public ServiceFinds Services { get; init; } = ServiceFinds.None;

    public sealed record NothingAsked(SearchQuery Asked) : SearchOutcome(Asked);

    public sealed record Found(SearchQuery Asked, FoundHit First, IReadOnlyList<FoundHit> Others) : SearchOutcome(Asked);

    public sealed record Ambiguous(SearchQuery Asked, IReadOnlyList<FoundHit> Choices, IReadOnlyList<FoundHit> Others)
        : SearchOutcome(Asked);

    public sealed record NothingFound(SearchQuery Asked, IReadOnlyList<NearName> Nearest, IReadOnlyList<CountyOffice> Offices)
        : SearchOutcome(Asked);
}

/// <summary>A hit with its answer (areas) or its contact (people, posts).</summary>
public sealed record FoundHit(SearchHit Hit, AreaAnswer? Answer, Contact? Contact);

/// <summary>A name that looks like what was typed.</summary>
public sealed class NearName
{
    public SearchKind Kind { get; init; }
    public string Label { get; init; } = "";
    public string Municipality { get; init; } = "";
}

/// <summary>The office of a county that knows further.</summary>
public sealed class CountyOffice
{
    public string Key { get; init; } = "";
    public string Name { get; init; } = "";
    public string? OfficeName { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
}

/// <summary>Services among what a search finds.</summary>
public sealed record ServiceFinds(IReadOnlyList<ListedService> First, int Count, bool ExplainAll)
{
    public static ServiceFinds None { get; } = new([], 0, false);
}
