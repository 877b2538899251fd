using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Services.Search;

/// <summary>
/// Finds services for a text: those that explain most of its words, the name before keywords, these before the description. Names of
/// municipalities and counties in the text narrow to what people from there may use, as long as anything is left.
/// </summary>
public static class RankServices
{
    // Longer input is cut: nobody types that, and costly input must stay cheap.
    public const int MaxLength = 120;
    private const int MaxWords = 10;
    private const int LongestPlaceName = 4;

    public static ServiceHits Rank(ServiceSnapshot snapshot, string text)
    {
        var typed = WordStem.Words(text[..Math.Min(text.Length, MaxLength)]).Take(MaxWords).ToList();
        var places = TakePlaces(snapshot, typed);
        var words = typed.Where(word => !WordStem.SaysNothing(word)).Distinct().ToList();
        if (words.Count == 0)
        {
            return new ServiceHits(places.Count > 0 ? snapshot.All.Where(service => places.Any(service.Reaches))
                .ToDictionary(service => service, service => Nearness(service, places)) : [], places, places.Count > 0, Strength: 0);
        }

        var found = new Dictionary<ListedService, Found>();
        foreach (var word in words)
        {
            foreach (var (service, match) in Of(snapshot, word))
            {
                var before = found.GetValueOrDefault(service);
                found[service] = new Found(before.Words + 1, before.InName + (match.InName ? 1 : 0), before.Score + match.Score);
            }
        }

        var near = found.Where(pair => places.Count == 0 || places.Any(pair.Key.Reaches)).ToDictionary();
        var left = near.Count > 0 ? near : found;
        var most = left.Count == 0 ? 0 : left.Values.Max(match => match.Words);
        return new ServiceHits(
            left.Where(pair => pair.Value.Words == most).ToDictionary(pair => pair.Key,
            pair => Score(pair.Key, pair.Value, words.Count) * Nearness(pair.Key, places)),
            places,
            most == words.Count && (places.Count == 0 || near.Count > 0),
            most == 0 ? 0 : left.Values.Max(match => match.Score / match.Words));
    }

    private static double Score(ListedService service, Found found, int words) =>
        found.Score * (1 + (0.6 * found.InName / Math.Max(service.Words.NameLength, words)));

    private static double Nearness(ListedService service, List<ServedPlace> places) => places.Count == 0 ? 1 : places.Max(place =>
        (service.IsIn(place) ? 1.3 : 1) * Reach(service, place));

    private static double Reach(ListedService service, ServedPlace place)
    {
        var around = service.ServesEveryone ? 0.85 : 1;
        return place.Ags is { } ags && service.ServedKeys.Contains(ags) ? 1.2 : around;
    }

    // The longest run of words that is a name; a misspelt one only where no service has the word.
    private static List<ServedPlace> TakePlaces(ServiceSnapshot snapshot, List<string> typed)
    {
        var places = new List<ServedPlace>();
        for (var at = 0; at < typed.Count; at++)
        {
            for (var length = Math.Min(LongestPlaceName, typed.Count - at); length > 0; length--)
            {
                var key = SearchText.Fold(string.Join(' ', typed.Skip(at).Take(length)));
                var named = snapshot.Territory.Of(key);
                if (named.Count == 0 && length == 1 && key.Length >= 6 && snapshot.Vocabulary.Find(key).All(match => match.Quality < 1))
                {
                    named = snapshot.Territory.Near(key);
                }

                if (named.Count > 0)
                {
                    places.AddRange(named);
                    typed.RemoveRange(at, length);
                    at--;
                    break;
                }
            }
        }

        return places;
    }

    private static Dictionary<ListedService, Match> Of(ServiceSnapshot snapshot, string word)
    {
        var best = new Dictionary<ListedService, Match>();
        foreach (var way in snapshot.Vocabulary.Find(word))
        {
            var sets = way.Sets.Select(set => OfSet(snapshot, set)).ToList();
            foreach (var (service, first) in sets[0])
            {
                if (sets.All(set => set.ContainsKey(service)))
                {
                    var match = sets.Count == 1 ? first
                        : new Match(sets.Average(set => set[service].Score), sets.All(set => set[service].InName));
                    best[service] = match with { Score = match.Score * way.Quality };
                }
            }
        }

        return best;
    }

    private static Dictionary<ListedService, Match> OfSet(ServiceSnapshot snapshot, IReadOnlyDictionary<string, float> stems)
    {
        var best = new Dictionary<ListedService, Match>();
        foreach (var (stem, quality) in stems)
        {
            var postings = snapshot.With(stem);
            var rarity = 1 + (0.15 * Math.Log(1 + ((double)snapshot.All.Count / Math.Max(1, postings.Length))));
            foreach (var (service, weight) in postings)
            {
                var score = quality * weight * rarity;
                var before = best.GetValueOrDefault(service);
                best[service] = new Match(Math.Max(before.Score, score), before.InName
                    || (quality >= 0.69 && service.Words.IsInName(stem)));
            }
        }

        return best;
    }

    private readonly record struct Match(double Score, bool InName);

    private readonly record struct Found(int Words, int InName, double Score);
}

/// <summary>What a text finds.</summary>
public sealed record ServiceHits(IReadOnlyDictionary<ListedService, double> Scores, IReadOnlyList<ServedPlace> Places, bool ExplainsAll,
    double Strength)
{
    public IEnumerable<ListedService> Ranked => Scores.OrderByDescending(hit => Math.Round(hit.Value, 3))
        .ThenBy(hit => hit.Key.Name, StringComparer.Ordinal).ThenBy(hit => hit.Key.Slug, StringComparer.Ordinal).Select(hit => hit.Key);
}
