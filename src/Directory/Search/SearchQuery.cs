using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Responsibilities;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Search;

/// <summary>What somebody typed into the one box, taken apart: words, a house number, a postal code, and every run of words as a
/// key.</summary>
public sealed class SearchQuery
{
    // Longer input is cut: nobody types that, and costly input must stay cheap.
    public const int MaxLength = 120;
    private const int MaxWords = 8;
    private const int MaxSpan = 5;

    // Words that say what is wanted, not where: they may stay without a match.
    private static readonly HashSet<string> Fillers =
    [
        "sprechstunde", "sprechstunden", "sprechzeit", "sprechzeiten", "zustandig", "wer", "ist", "fur", "in", "im", "am", "an", "bei",
        "der", "die", "das", "den", "dem",
        "und", "frau", "herr", "stadt", "gemeinde", "landkreis", "kreis", "hausnummer", "hausnr", "nr", "ansprechperson", "kontakt",
        "telefon", "wo", "wann", "von", "auf", "zum", "zur", "str", "pl",
    ];

    // What people call a role, and how posts are named after it.
    private static readonly Dictionary<string, string> Roles = new()
    {
        ["integrationsbeauftragte"] = "integrationsbeauftragung",
        ["integrationsbeauftragter"] = "integrationsbeauftragung",
        ["integrationsbeauftragten"] = "integrationsbeauftragung",
        ["integrationsmanagerin"] = "integrationsmanagement",
        ["integrationsmanager"] = "integrationsmanagement",
        ["ehrenamt"] = "ehrenamtskoordination",
        ["ehrenamtskoordinatorin"] = "ehrenamtskoordination",
        ["ehrenamtskoordinator"] = "ehrenamtskoordination",
    };

    private SearchQuery(string text, string[] words, HouseNumber? number, string? postalCode)
    {
        (Text, Words, Number, PostalCode) = (text, words, number, postalCode);
        Spans = [.. SpansOf(words)];
    }

    public string Text { get; }

    public string[] Words { get; }
    public HouseNumber? Number { get; }
    public string? PostalCode { get; }
    public IReadOnlyList<SearchSpan> Spans { get; }
    public bool IsEmpty => Words.Length == 0 && PostalCode is null;

    public int WantedMask => Words.Select((word, i) => Fillers.Contains(word) ? 0 : 1 << i).Sum();

    public static bool IsFiller(string word) => Fillers.Contains(word);

    public static SearchQuery Parse(string? input)
    {
        var text = new string([.. (input ?? "").Where(c => !char.IsControl(c))]).Trim();
        text = text.Length > MaxLength ? text[..MaxLength] : text;
        var tokens = text.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).ToList();
        var postalCode = Take(tokens, token => token.Length == 5 && token.All(char.IsAsciiDigit));
        var number = TakeNumber(tokens);
        var words = SearchText.Words(string.Join(' ', tokens)).Select(word => Roles.GetValueOrDefault(word) ?? Abbreviate(word))
            .Take(MaxWords).ToArray();
        return new SearchQuery(text, words, number, postalCode);
    }

    private static string? Take(List<string> tokens, Predicate<string> wanted)
    {
        var at = tokens.FindIndex(wanted);
        if (at < 0)
        {
            return null;
        }

        var taken = tokens[at];
        tokens.RemoveAt(at);
        return taken;
    }

    // "Lindenweg 12 Ettlingen", "Rheinstr 7 a", "Bunsenstr. 2-4": the first number after a word; of a range the first door.
    private static HouseNumber? TakeNumber(List<string> tokens)
    {
        for (var i = 1; i < tokens.Count; i++)
        {
            var head = tokens[i].Split('-', '–', '/', '+')[0];
            if (head.Length == 0 || !char.IsAsciiDigit(head[0]) || !HouseNumber.TryParse(head, out var number))
            {
                continue;
            }

            if (i + 1 < tokens.Count && tokens[i + 1].Length == 1 && HouseNumber.TryParse(head + tokens[i + 1], out var lettered))
            {
                tokens.RemoveAt(i + 1);
                number = lettered;
            }

            tokens.RemoveAt(i);
            return number;
        }

        return null;
    }

    // Half-typed and misspelt endings of "straße" are still that ending.
    private static string Abbreviate(string word)
    {
        string[] endings = ["strase", "strasze", "strass", "stras", "stra", "stasse", "strsse"];
        var ending = Array.Find(endings, e => word.EndsWith(e, StringComparison.Ordinal));
        return ending is null ? word : string.Concat(word.AsSpan(0, word.Length - ending.Length), "str");
    }

    private static IEnumerable<SearchSpan> SpansOf(string[] words)
    {
        for (var start = 0; start < words.Length; start++)
        {
            for (var length = 1; length <= MaxSpan && start + length <= words.Length; length++)
            {
                yield return new SearchSpan(string.Concat(words.Skip(start).Take(length)), ((1 << length) - 1) << start,
                    start + length == words.Length);
            }
        }
    }
}

/// <summary>A run of neighbouring words as one key.</summary>
public sealed record SearchSpan(string Key, int Mask, bool IsLast);
