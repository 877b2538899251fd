using IntMan.Directory.Contacts;
using IntMan.Directory.People;
using IntMan.Directory.Services;

namespace IntMan.Directory.Search;

/// <summary>
/// What a search ends with; a page cannot forget a case. Only <see cref="Found"/>, <see cref="InRole"/>, <see cref="Speaking"/> and
/// <see cref="ServicesFound"/> are answers: each of their words is accounted for. All others are questions and say what is missing.
/// </summary>
public abstract record SearchOutcome
{
    private SearchOutcome(SearchQuery query) => Query = query;

    public SearchQuery Query { get; }

    public ServiceFinds Services { get; init; } = ServiceFinds.None;

    public sealed record NothingAsked(SearchQuery Asked) : SearchOutcome(Asked);

    public sealed record Found(SearchQuery Asked, FoundHit First, RoleAnswer? Officer, IReadOnlyList<FoundHit> Others)
        : SearchOutcome(Asked);

    // Who has a role at the place that was named.
    public sealed record InRole(SearchQuery Asked, FoundHit Place, RoleAnswer Answer, IReadOnlyList<FoundHit> Others)
        : SearchOutcome(Asked);

    public sealed record ServicesFound(SearchQuery Asked, IReadOnlyList<FoundHit> Others) : SearchOutcome(Asked);

    // In that municipality it depends on the street.
    public sealed record AsksStreet(SearchQuery Asked, FoundHit First, RoleAnswer? Officer, IReadOnlyList<FoundHit> Others)
        : SearchOutcome(Asked);

    // In that street it depends on the number; or the number that was typed is none that a rule can name.
    public sealed record AsksHouseNumber(SearchQuery Asked, FoundHit First, RoleAnswer? Officer, IReadOnlyList<FoundHit> Others)
        : SearchOutcome(Asked);

    public sealed record AsksPlace(SearchQuery Asked, Position Role, IReadOnlyList<Contact> Contacts) : SearchOutcome(Asked);

    // Who speaks the language that was typed.
    public sealed record Speaking(SearchQuery Asked, string Language, IReadOnlyList<Contact> Contacts) : SearchOutcome(Asked);

    // Several have the name.
    public sealed record Ambiguous(SearchQuery Asked, IReadOnlyList<FoundHit> Choices, IReadOnlyList<FoundHit> Others)
        : SearchOutcome(Asked);

    // The place is known, the rest of the words is not there: who answers for the place, and where else there is such a name.
    public sealed record NotThere(
        SearchQuery Asked, FoundHit Place, string Missing, IReadOnlyList<FoundHit> Elsewhere, IReadOnlyList<FoundHit> Near)
        : SearchOutcome(Asked);

    // Nothing is exactly what was typed. Unknown words are those that nothing explains.
    public sealed record Offered(SearchQuery Asked, string Unknown, IReadOnlyList<FoundHit> Choices) : SearchOutcome(Asked)
    {
        public bool IsNear => Choices[0].Hit.ExplainsAll;

        public bool HasOneMeaning => IsNear
            && Choices.Skip(1).All(choice => !choice.Hit.ExplainsAll || choice.Hit.Candidate.Kind == SearchKind.Post);
    }

    public sealed record NothingFound(SearchQuery Asked, IReadOnlyList<NearName> Nearest, IReadOnlyList<CountyOffice> Offices)
        : SearchOutcome(Asked);
}

/// <summary>A hit with its answer (areas) or its contact (people, posts).</summary>
public sealed record FoundHit(SearchHit Hit, AreaAnswer? Answer, Contact? Contact)
{
    public HouseNumberFit HouseNumber { get; init; }
}

/// <summary>How a typed house number fits the rules of its street.</summary>
public enum HouseNumberFit
{
    // No number was typed, the street is not divided, or a rule names the number.
    Fits,

    // The street is divided and no rule names the number: the next level answers.
    NotNamed,

    // Its beginning is named and its suffix is not, or its parts have different answers.
    Unclear,
}

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
