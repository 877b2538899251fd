using IntMan.Directory.Municipalities;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Search;

/// <summary>
/// Which of the typed words are the name of a candidate, and how well. Only what is called by its name may answer; the rest is offered.
/// </summary>
internal readonly record struct NameMatch(int Mask, double Quality, bool IsNamed)
{
    private const double Exact = 1.0;
    private const double WordExact = 0.9;
    private const double Beginning = 0.8;
    private const double OneTypo = 0.6;

    public static IEnumerable<NameMatch> Of(SearchQuery query, SearchCandidate candidate)
    {
        var shortKeys = candidate.Kind switch
        {
            SearchKind.Municipality or SearchKind.District => PlaceNames.ShortKeysOf(candidate.Label),
            SearchKind.County => PlaceNames.KeysOfCounty(candidate.Label, candidate.CountyKind),
            _ => [],
        };
        foreach (var span in query.Spans)
        {
            if (OfSpan(span, candidate, shortKeys) is { Quality: > 0 } match)
            {
                yield return match;
            }
        }

        if (candidate is { Kind: SearchKind.Municipality, HasPostalCode: true })
        {
            yield return new NameMatch(query.PostalMask, Exact, IsNamed: true);
        }

        if (candidate.SearchWords.Length > 0 && OfWords(query, candidate) is { Quality: > 0 } words)
        {
            yield return words;
        }
    }

    private static NameMatch OfSpan(SearchSpan span, SearchCandidate candidate, IReadOnlyList<string> shortKeys)
    {
        if (shortKeys.Contains(span.Key))
        {
            return new NameMatch(span.Mask, Exact, IsNamed: true);
        }

        if (candidate.SearchKey.Length == 0)
        {
            return default;
        }

        if (span.Key == candidate.SearchKey)
        {
            return new NameMatch(span.Mask, Exact, HasNumbersOf(span, candidate));
        }

        if (span.IsLast && span.Key.Length >= 2 && candidate.SearchKey.StartsWith(span.Key, StringComparison.Ordinal))
        {
            return new NameMatch(span.Mask, Beginning * (0.8 + 0.2 * span.Key.Length / candidate.SearchKey.Length), IsNamed: false);
        }

        var isTypo = span.Key.Length >= 5 && SearchText.WithinOneEdit(span.Key, candidate.SearchKey) && HasNumbersOf(span, candidate);
        return isTypo ? new NameMatch(span.Mask, OneTypo + 0.1, IsNamed: false) : default;
    }

    // "L 1 4" is not L 14, and "3 Salem" no misspelt Salem.
    private static bool HasNumbersOf(SearchSpan span, SearchCandidate candidate) =>
        span.Numbers == SearchQuery.NumbersOf(SearchText.Words(candidate.Label));

    // People are found by their family name; of everything else some words are not its name.
    private static NameMatch OfWords(SearchQuery query, SearchCandidate candidate)
    {
        var (mask, sum, used, isExact) = (0, 0.0, 0, true);
        for (var i = 0; i < query.Keys.Count; i++)
        {
            var typed = query.Keys[i];
            var quality = candidate.SearchWords.Max(word => OfWord(typed, word, i == query.Keys.Count - 1));
            if (quality > 0)
            {
                mask |= 1 << i;
                sum += quality;
                used++;
                isExact &= quality >= WordExact || SearchQuery.IsFiller(typed);
            }
        }

        if (used == 0 || Enumerable.Range(0, query.Keys.Count).All(i => (mask & (1 << i)) == 0 || SearchQuery.IsFiller(query.Keys[i])))
        {
            return default;
        }

        // A name of which every word was typed fits better than one that shares a single word.
        var share = Math.Min(1, (double)used / candidate.SearchWords.Length);
        return new NameMatch(mask, sum / used * (0.7 + 0.25 * share), candidate.Kind == SearchKind.Person && isExact);
    }

    private static double OfWord(string typed, string word, bool isLast)
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
}
