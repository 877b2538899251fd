using System.Numerics;
using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Search;

/// <summary>
/// Puts candidates in order: first who explains most of what was typed, then how well (whole name, beginning, one typo), then the kind.
/// A street may borrow words from its municipality or district: "Lindenweg 12 Ettlingen".
/// </summary>
public static class SearchRanking
{
    private const double Exact = 1.0;
    private const double WordExact = 0.9;
    private const double Beginning = 0.8;
    private const double OneTypo = 0.6;

    public static IReadOnlyList<SearchHit> Rank(SearchQuery query, IReadOnlyList<SearchCandidate> candidates)
    {
        var matched = candidates.Select(c => (Candidate: c, Match: MatchOf(query, c))).Where(m => m.Match.Quality > 0).ToList();
        var places = matched.Where(m => m.Candidate.Kind is SearchKind.Municipality or SearchKind.District && m.Match.Mask != 0)
            .ToLookup(m => m.Candidate.Ags, m => (m.Candidate, m.Match));
        return [.. matched
            .Select(m => Score(query, m.Candidate, m.Match, places[m.Candidate.Ags]))
            .Where(h => h.Coverage > 0.34)
            .GroupBy(h => (h.Candidate.Kind, h.Candidate.Id, h.Candidate.Slug, Municipality: h.Candidate.Kind == SearchKind.Municipality
                ? h.Candidate.Ags : null))
            .Select(g => g.MaxBy(h => h.Score)!)
            .OrderByDescending(h => h.Score).ThenBy(h => h.Candidate.Kind).ThenByDescending(h => h.Candidate.HasOwnRule)
            .ThenByDescending(h => h.Candidate.Population).ThenBy(h => h.Candidate.Label, StringComparer.Ordinal)
                .ThenBy(h => h.Candidate.Ags, StringComparer.Ordinal)];
    }

    private static SearchHit Score(SearchQuery query, SearchCandidate candidate, Match match,
        IEnumerable<(SearchCandidate Candidate, Match Match)> places)
    {
        // The place of a street, person or post may explain the words that the name itself leaves over.
        var (mask, quality) = (match.Mask, match.Quality);
        if (candidate.Kind is not SearchKind.Municipality)
        {
            foreach (var (place, placeMatch) in places.Where(p => p.Candidate.Id is null || p.Candidate.Id != candidate.Id)
                .OrderByDescending(p => p.Match.Quality))
            {
                if ((placeMatch.Mask & mask) == 0 && (place.Kind == SearchKind.Municipality || place.Id == candidate.DistrictId))
                {
                    mask |= placeMatch.Mask;
                    quality = Math.Min(Exact, quality * 0.9 + placeMatch.Quality * 0.1);
                }
            }
        }

        var wanted = query.WantedMask == 0 ? (1 << query.Words.Length) - 1 : query.WantedMask;
        var total = (double)BitOperations.PopCount((uint)wanted);
        var covered = (double)BitOperations.PopCount((uint)(mask & wanted));
        if (query.Number is not null)
        {
            // Only streets have doors.
            total++;
            covered += candidate.Kind == SearchKind.Street ? 1 : 0;
        }

        if (query.PostalCode is not null)
        {
            total++;
            covered += candidate.HasPostalCode ? 1 : 0;
        }

        var coverage = total == 0 ? 0 : covered / total;
        var kind = candidate.Kind switch { SearchKind.Municipality => 0.3, SearchKind.District => 0.25, SearchKind.Street => 0.2,
            SearchKind.Person => 0.2, _ => 0 };
        return new SearchHit(candidate, coverage, quality, coverage * 100 + quality * 10 + kind);
    }

    private static Match MatchOf(SearchQuery query, SearchCandidate candidate)
    {
        var best = candidate.HasPostalCode && query.Words.Length == 0 ? new Match(0, Exact)
            : new Match(0, candidate.HasPostalCode ? 0.5 : 0);
        foreach (var span in query.Spans)
        {
            best = Better(best, new Match(span.Mask, SpanQuality(span, candidate.SearchKey)));
        }

        return Better(best, WordMatch(query, candidate.SearchWords));
    }

    private static double SpanQuality(SearchSpan span, string key)
    {
        if (span.Key == key)
        {
            return Exact;
        }

        if (span.IsLast && span.Key.Length >= 2 && key.StartsWith(span.Key, StringComparison.Ordinal))
        {
            return Beginning * (0.8 + 0.2 * span.Key.Length / key.Length);
        }

        return span.Key.Length >= 5 && SearchText.WithinOneEdit(span.Key, key) ? OneTypo + 0.1 : 0;
    }

    private static Match WordMatch(SearchQuery query, string[] words)
    {
        var (mask, sum, used) = (0, 0.0, 0);
        for (var i = 0; i < query.Words.Length; i++)
        {
            var typed = query.Words[i];
            var quality = words.Max(word => WordQuality(typed, word, i == query.Words.Length - 1));
            if (quality > 0)
            {
                mask |= 1 << i;
                sum += quality;
                used++;
            }
        }

        // A name of which every word was typed fits better than one that shares a single word.
        var share = used == 0 ? 0 : Math.Min(1, (double)used / words.Length);
        return used == 0 || (mask & ~FillerMask(query)) == 0 ? default : new Match(mask, sum / used * (0.7 + 0.25 * share));
    }

    private static int FillerMask(SearchQuery query) => query.Words.Select((word, i) => SearchQuery.IsFiller(word) ? 1 << i : 0).Sum();

    private static double WordQuality(string typed, string word, bool isLast)
    {
        if (typed == word)
        {
            return WordExact;
        }

        if (isLast && typed.Length >= 3 && word.StartsWith(typed, StringComparison.Ordinal))
        {
            return Beginning;
        }

        return typed.Length >= 4 && word.Length >= 4 && SearchText.WithinOneEdit(typed, word) ? OneTypo : 0;
    }

    private static Match Better(Match a, Match b)
    {
        if (b.Quality <= 0)
        {
            return a;
        }

        var (countA, countB) = (BitOperations.PopCount((uint)a.Mask), BitOperations.PopCount((uint)b.Mask));
        return a.Quality <= 0 || countB > countA || (countB == countA && b.Quality > a.Quality) ? b : a;
    }

    private readonly record struct Match(int Mask, double Quality);
}

/// <summary>A candidate with its place in the order.</summary>
public sealed record SearchHit(SearchCandidate Candidate, double Coverage, double Quality, double Score);
