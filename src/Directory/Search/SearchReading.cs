using System.Numerics;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Search;

/// <summary>
/// Reads what was typed against each candidate: which words are its name, its place ("Lindenweg 12 Ettlingen"), its postcode, its house
/// number, and which are left. Every word must be accounted for, or the hit is no answer (spec 10-directory, "Two rules that stand above
/// the pages").
/// </summary>
public sealed class SearchReading
{
    private readonly SearchQuery _query;
    private readonly List<(SearchCandidate Candidate, List<NameMatch> Matches)> _matched;
    private readonly ILookup<string, (SearchCandidate Place, NameMatch Match)> _places;

    private SearchReading(SearchQuery query, IEnumerable<SearchCandidate> candidates)
    {
        _query = query;
        _matched = [.. candidates.Select(c => (Candidate: c, Matches: NameMatch.Of(query, c).ToList())).Where(c => c.Matches.Count > 0)];
        _places = _matched.Where(c => c.Candidate.IsPlace).SelectMany(c => c.Matches, (c, match) => (Place: c.Candidate, Match: match))
            .Where(p => p.Match.Mask != query.PostalMask).ToLookup(p => p.Place.Ags ?? p.Place.CountyKey);
    }

    /// <returns>Sure hits first, then what explains most of the words, then how well, then by kind.</returns>
    public static IReadOnlyList<SearchHit> Read(SearchQuery query, IEnumerable<SearchCandidate> candidates)
    {
        var reading = new SearchReading(query, candidates);
        return
        [
            .. reading._matched.SelectMany(c => c.Matches, (c, match) => reading.Of(c.Candidate, match))
                .GroupBy(hit => hit.Candidate.Key)
                .Select(group => group.OrderByDescending(hit => hit.IsSure).ThenByDescending(hit => hit.Score).First())
                .Where(hit => hit.IsSure || hit.Score > 34)
                .OrderByDescending(hit => hit.IsSure).ThenByDescending(hit => hit.Score).ThenBy(hit => hit.Candidate.Kind)
                .ThenByDescending(hit => hit.Candidate.HasOwnRule).ThenByDescending(hit => hit.Candidate.Population)
                .ThenBy(hit => hit.Candidate.Label, StringComparer.Ordinal).ThenBy(hit => hit.Candidate.Ags, StringComparer.Ordinal),
        ];
    }

    private SearchHit Of(SearchCandidate candidate, NameMatch match)
    {
        var silent = _query.Without(match.Mask, candidate.IsPlace) & ~match.Mask;
        var certain = match.Mask | _query.RoleMask | silent | (candidate.HasPostalCode ? _query.PostalMask : 0);
        certain |= candidate.IsPlace ? _query.BeginningsOf(candidate.County) & ~match.Mask : 0;
        var (likely, quality) = (certain | _query.Vague, match.Quality);
        foreach (var (_, named) in Around(candidate).Where(p => p.Place.Holds(candidate) && (p.Match.Mask & match.Mask) == 0))
        {
            certain |= named.IsNamed ? named.Mask : 0;
            likely |= named.Mask;
            quality = Math.Max(quality, match.Quality * 0.9 + named.Quality * 0.1);
        }

        var last = 1 << (_query.Keys.Count - 1);
        likely |= (likely & last) == 0 && IsBeingTyped(candidate) ? last : 0;
        var houseNumber = candidate.Kind == SearchKind.Street ? ReadHouseNumber(certain, out var doorMask) : ReadNone(out doorMask);
        (certain, likely) = (certain | doorMask, likely | doorMask);
        var wanted = BitOperations.PopCount((uint)(_query.All & ~silent));
        var coverage = wanted == 0 ? 1 : (double)BitOperations.PopCount((uint)(likely & ~silent)) / wanted;
        var isSure = match.IsNamed && certain == _query.All && !_query.IsCut;
        return new SearchHit(candidate, coverage * 100 + quality * 10 + WeightOf(candidate.Kind), houseNumber, isSure)
        {
            Open = _query.All & ~certain,
            Unknown = _query.All & ~likely,
            Name = match.Mask,
            IsNamed = match.IsNamed,
        };
    }

    // "Lindenweg 12 Ettl": its place is half typed.
    private bool IsBeingTyped(SearchCandidate candidate) => candidate.Municipality is { } municipality && !candidate.IsPlace
        && _query.Keys[^1].Length >= 2 && SearchText.Fold(municipality).StartsWith(_query.Keys[^1], StringComparison.Ordinal);

    private IEnumerable<(SearchCandidate Place, NameMatch Match)> Around(SearchCandidate candidate) =>
        _places[candidate.CountyKey].Concat(candidate.Ags is { } ags ? _places[ags] : []);

    private static double WeightOf(SearchKind kind) => kind switch
    {
        SearchKind.Municipality => 0.3,
        SearchKind.District or SearchKind.County => 0.25,
        SearchKind.Post => 0,
        _ => 0.2,
    };

    private TypedHouseNumber? ReadHouseNumber(int taken, out int mask)
    {
        for (var i = 0; i < _query.Words.Count; i++)
        {
            if ((taken & (1 << i)) == 0 && TypedHouseNumber.Read(_query.Words, i, taken) is var (houseNumber, length))
            {
                mask = ((1 << length) - 1) << i;
                return houseNumber;
            }
        }

        return ReadNone(out mask);
    }

    private static TypedHouseNumber? ReadNone(out int mask)
    {
        mask = 0;
        return null;
    }
}
