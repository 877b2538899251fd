using IntMan.Directory.Exchange.Import;

namespace IntMan.Directory.Services.Search;

/// <summary>
/// All words that services use, and how a typed word finds them: as it is, as part of a compound or made of such parts, by synonyms, by its
/// beginning, and with typos when nothing else finds it. Immutable; a service with new words makes a new one.
/// </summary>
public sealed class SearchVocabulary
{
    private const float Part = 0.7f;
    private const float PartOfPart = 0.45f;
    private const float Synonym = 0.65f;
    private const float SynonymPart = 0.45f;
    private const float Beginning = 0.5f;
    private const int ShortestPart = 4;
    private const int MostBeginnings = 40;

    private static readonly string[] ShortParts = ["amt", "rad", "job"];

    private readonly Synonyms _synonyms;
    private readonly HashSet<string> _stems;
    private readonly HashSet<string> _known;
    private readonly ILookup<int, string> _surfaces;
    private readonly ILookup<string, (string Stem, bool IsInner)> _compounds;

    public SearchVocabulary(IReadOnlyCollection<string> surfaces, Synonyms synonyms)
    {
        _synonyms = synonyms;
        _stems = [.. surfaces.Select(WordStem.Of)];
        _known = [.. _stems.Concat(synonyms.Words.Select(WordStem.Of)).Where(IsPart)];
        _surfaces = surfaces.Concat(synonyms.Words).Distinct().ToLookup(word => word.Length);
        _compounds = _stems.SelectMany(stem => PartsOf(stem).Select((part, index) => (Part: part, Stem: stem, IsInner: index > 1)))
            .ToLookup(pair => pair.Part, pair => (pair.Stem, pair.IsInner));
    }

    public IReadOnlyList<WordMatch> Find(string word)
    {
        var direct = Direct(word);
        if (direct.Count > 0)
        {
            return [new([direct], 1)];
        }

        var parts = KnownPartsOf(WordStem.Of(word)).Select(part => DirectStem(part, part)).ToList();
        if (parts.Count > 0 && parts.All(part => part.Count > 0))
        {
            return [new(parts, Part)];
        }

        var (typos, quality) = Typos(word);
        var near = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var (stem, value) in typos.SelectMany(Direct))
        {
            Add(near, stem, value);
        }

        return near.Count > 0 ? [new([near], quality)] : [];
    }

    // The two that a compound is made of stand first, then what these are made of: a Wohngeldstelle is about Wohngeld, less about Wohnung.
    internal IReadOnlyList<string> PartsOf(string stem)
    {
        if (KnownPartsOf(stem) is { Count: > 0 } known)
        {
            return known;
        }

        // A known word of some length at the end says what a service is, whatever stands before it; what somebody types it does not
        // explain.
        for (var at = 3; at <= stem.Length - 5; at++)
        {
            if (_known.Contains(stem[at..]))
            {
                return [stem[at..]];
            }
        }

        return [];
    }

    private static bool IsPart(string stem) => (stem.Length >= ShortestPart || ShortParts.Contains(stem)) && !WordStem.SaysNothing(stem);

    private IReadOnlyList<string> KnownPartsOf(string stem)
    {
        for (var at = 3; at <= stem.Length - 3; at++)
        {
            if (stem[at..] is var tail && _known.Contains(tail) && KnownHead(stem[..at]) is { } head)
            {
                return [.. new[] { head, tail }.Concat(KnownPartsOf(head)).Concat(KnownPartsOf(tail)).Distinct()];
            }
        }

        return [];
    }

    // Between the parts stand s, n, en, er, e or nothing; stemming takes off all but the s.
    private string? KnownHead(string head)
    {
        var stem = WordStem.Of(head);
        var bare = head[^1] == 's' ? WordStem.Of(head[..^1]) : stem;
        return ((string[])[stem, bare, head]).FirstOrDefault(_known.Contains);
    }

    private Dictionary<string, float> Direct(string word) => DirectStem(word, WordStem.Of(word));

    private Dictionary<string, float> DirectStem(string word, string stem)
    {
        var found = new Dictionary<string, float>(StringComparer.Ordinal);
        Add(found, stem, 1, Part);
        foreach (var synonym in _synonyms.Of(stem))
        {
            Add(found, synonym, Synonym, SynonymPart);
        }

        if (word.Length >= ShortestPart)
        {
            foreach (var longer in _stems.Where(other => other.StartsWith(stem, StringComparison.Ordinal)).Take(MostBeginnings))
            {
                Add(found, longer, Beginning);
            }
        }

        return found;
    }

    private void Add(Dictionary<string, float> found, string stem, float quality, float ofPart)
    {
        Add(found, stem, quality);
        foreach (var (compound, isInner) in _compounds[stem])
        {
            Add(found, compound, isInner ? Math.Min(ofPart, PartOfPart) : ofPart);
        }
    }

    private void Add(Dictionary<string, float> found, string stem, float quality)
    {
        if (_stems.Contains(stem) && found.GetValueOrDefault(stem) < quality)
        {
            found[stem] = quality;
        }
    }

    // One edit from four letters on, two from nine; the fewest that find anything.
    private (List<string> Words, float Quality) Typos(string word)
    {
        var most = word.Length switch { >= 9 => 2, >= 4 => 1, _ => 0 };
        for (var edits = 1; edits <= most; edits++)
        {
            var near = Enumerable.Range(word.Length - edits, (2 * edits) + 1).SelectMany(length => _surfaces[length])
                .Where(other => EditDistance.IsWithin(word, other, edits)).ToList();
            if (near.Count > 0)
            {
                return (near, edits == 1 ? 0.7f : 0.5f);
            }
        }

        return ([], 0);
    }
}

/// <summary>One way to find a typed word.</summary>
public sealed record WordMatch(IReadOnlyList<IReadOnlyDictionary<string, float>> Sets, float Quality);
