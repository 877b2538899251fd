using System.Numerics;

namespace IntMan.Directory.Search;

/// <summary>What the hits amount to, before anybody's hours are read: which of them are the answer, and of which kind it is.</summary>
internal sealed record SearchVerdict(VerdictKind Kind, IReadOnlyList<SearchHit> Main, IReadOnlyList<SearchHit> Others)
{
    private const double LeastOfBest = 0.45;

    /// <returns>Null if nothing was hit.</returns>
    public static SearchVerdict? Of(SearchQuery query, IReadOnlyList<SearchHit> hits, bool servicesExplainAll, bool isSpoken)
    {
        if (query.AsksOnlyForRole)
        {
            return new SearchVerdict(VerdictKind.Role, [], []);
        }

        if (isSpoken && !hits.Any(hit => hit.IsSure))
        {
            return new SearchVerdict(VerdictKind.Language, [], []);
        }

        if (hits.Count == 0)
        {
            return null;
        }

        var good = hits.Where(hit => hit.Score >= hits[0].Score * LeastOfBest).ToList();
        var sure = EqualsAmong(hits);
        if (sure.Count > 0)
        {
            return new SearchVerdict(sure.Count == 1 ? VerdictKind.Answer : VerdictKind.Several, sure, [.. good.Except(sure)]);
        }

        var place = OnlyPlace(hits);
        var elsewhere = place is null
            ? []
            : hits.Where(hit => hit is { IsNamed: true, Candidate.IsPlace: false } && (hit.Name & ~place.Open) == 0)
                .OrderByDescending(hit => hit.Candidate.Ags == place.Candidate.Ags).ToList();
        var isNear = elsewhere.Count == 0 && hits[0] is { ExplainsAll: true, Candidate.IsPlace: false };
        if (place is not null && !isNear && (elsewhere.Count > 0 || query.HasHouseNumber || !servicesExplainAll))
        {
            return new SearchVerdict(VerdictKind.NotThere, [place], elsewhere.Count > 0 ? elsewhere : [.. good.Where(hit => hit != place)]);
        }

        // "Friedrichsh" is a place that is being typed, whatever services are called after it.
        return servicesExplainAll && hits[0] is not { ExplainsAll: true, Candidate.IsPlace: true }
            ? new SearchVerdict(VerdictKind.Services, [], good)
            : new SearchVerdict(VerdictKind.Offer, good, []);
    }

    // What nobody can tell apart by the words: places of one name, streets of one name, people of one name. Places come first, then
    // streets.
    private static List<SearchHit> EqualsAmong(IReadOnlyList<SearchHit> hits)
    {
        var sure = hits.Where(hit => hit.IsSure).ToList();
        var places = sure.Where(hit => hit.Candidate.IsPlace).ToList();
        var streets = sure.Where(hit => hit.Candidate.Kind == SearchKind.Street).ToList();
        return (places, streets) switch
        {
            ({ Count: > 0 }, _) => WithoutParts(places),
            (_, { Count: > 0 }) => streets,
            _ => [.. sure.Where(hit => hit.Candidate.Kind == sure[0].Candidate.Kind && Math.Abs(hit.Score - sure[0].Score) < 0.001)],
        };
    }

    // A municipality and its district of the same name are one place.
    private static List<SearchHit> WithoutParts(List<SearchHit> places) =>
        [.. places.Where(hit => !places.Exists(other => other.Name == hit.Name && other.Candidate.Holds(hit.Candidate)))];

    // The place that was named; null if several were or none.
    private static SearchHit? OnlyPlace(IReadOnlyList<SearchHit> hits)
    {
        var named = hits.Where(hit => hit is { IsNamed: true, Candidate.IsPlace: true }).ToList();
        var least = named.Count == 0 ? 0 : named.Min(hit => BitOperations.PopCount((uint)hit.Open));
        var best = named.Where(hit => BitOperations.PopCount((uint)hit.Open) == least).ToList();
        var outer = WithoutParts(best);
        return outer.Count == 1 && !named.Exists(other => (other.Name & outer[0].Open) != 0) ? outer[0] : null;
    }
}

internal enum VerdictKind
{
    Answer,
    Several,
    Role,
    Language,
    NotThere,
    Services,
    Offer,
}
