using IntMan.Directory.People;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Search;

/// <summary>What somebody typed into the one box, word by word, and every run of words as a key.</summary>
public sealed class SearchQuery
{
    // Longer input is cut: nobody types that, and costly input must stay cheap.
    public const int MaxLength = 120;
    private const int MaxWords = 12;
    private const int MaxSpan = 5;

    // Words that say what is wanted, not where.
    private static readonly HashSet<string> Fillers =
    [
        "sprechstunde", "sprechstunden", "sprechzeit", "sprechzeiten", "zustandig", "wer", "ist", "fur", "und", "frau", "herr", "dr",
        "stadt", "gemeinde", "hausnummer", "hausnr", "nr", "ansprechperson", "kontakt", "telefon", "wo", "wann",
    ];

    // They say nothing before a place. Before a name of something else they may belong to it: "Am Markt" is another street than "Markt".
    private static readonly HashSet<string> BeforePlaces = ["in", "bei", "aus", "von"];
    private static readonly HashSet<string> Articles =
    [
        "der", "die", "das", "den", "dem", "am", "an", "im", "auf", "zum", "zur", .. BeforePlaces,
    ];

    private static readonly HashSet<string> SpeechWords = ["spricht", "sprechen", "sprache", "auf", "kann"];

    private static readonly HashSet<string> StreetKinds = ["str", "pl", "weg", "gasse", "allee", "ring"];

    // What people call a role.
    private static readonly Dictionary<string, Position> Roles = new()
    {
        ["ib"] = Position.IntegrationOfficer,
        ["integrationsbeauftragte"] = Position.IntegrationOfficer,
        ["integrationsbeauftragter"] = Position.IntegrationOfficer,
        ["integrationsbeauftragten"] = Position.IntegrationOfficer,
        ["integrationsbeauftragung"] = Position.IntegrationOfficer,
        ["integrationsmanagement"] = Position.IntegrationManager,
        ["integrationsmanager"] = Position.IntegrationManager,
        ["integrationsmanagerin"] = Position.IntegrationManager,
        ["integrationsmanagerinnen"] = Position.IntegrationManager,
        ["ehrenamt"] = Position.VolunteerCoordinator,
        ["ehrenamtskoordination"] = Position.VolunteerCoordinator,
        ["ehrenamtskoordinator"] = Position.VolunteerCoordinator,
        ["ehrenamtskoordinatorin"] = Position.VolunteerCoordinator,
        ["fluchtlingssozialarbeit"] = Position.RefugeeSocialWorker,
    };

    private readonly TypedWord[] _words;

    private SearchQuery(string text, TypedWord[] words, bool isCut)
    {
        (Text, _words, IsCut) = (text, words, isCut);
        Keys = [.. words.Select(word => word.Key)];
        Spans = [.. SpansOf(Keys)];
        var postal = Array.FindIndex(words, word => word.IsPostalCode);
        (PostalCode, PostalMask) = postal < 0 ? (null, 0) : (words[postal].Key, 1 << postal);
        var roles = Enumerable.Range(0, words.Length).Where(i => RoleOf(words[i]) is not null).ToList();
        Role = roles.Count == 0 ? null : RoleOf(words[roles[0]]);
        RoleMask = roles.Where(i => RoleOf(words[i]) == Role).Sum(i => 1 << i);
        var left = words.Where(word => !Fillers.Contains(word.Key) && !Articles.Contains(word.Key) && !SpeechWords.Contains(word.Key));
        SpokenLanguage = left.ToList() is [{ IsNumber: false, IsPostalCode: false } only]
            ? char.ToUpperInvariant(only.Raw[0]) + only.Raw[1..].ToLowerInvariant() : null;
    }

    public string Text { get; }

    public IReadOnlyList<string> Keys { get; }
    public IReadOnlyList<SearchSpan> Spans { get; }
    public string? PostalCode { get; }

    // The role that was asked for by its name.
    public Position? Role { get; }

    public bool IsEmpty => _words.Length == 0;

    internal IReadOnlyList<TypedWord> Words => _words;
    internal int PostalMask { get; }
    internal int RoleMask { get; }
    internal int All => (1 << _words.Length) - 1;

    // Something was left unread: nothing that is found is sure.
    internal bool IsCut { get; }

    internal bool HasHouseNumber => _words.Where((word, at) => word.IsNumber && (at == 0 || word.Gap.Length > 0)).Any();

    internal bool MayNameCounty => Keys.Any(key => key == "lk" || key.Contains("kreis", StringComparison.Ordinal));

    internal bool AsksOnlyForRole => RoleMask != 0 && (All & ~RoleMask & ~Without(0, isPlace: true)) == 0;

    public static bool IsFiller(string word) => Fillers.Contains(word) || Articles.Contains(word);

    public static SearchQuery Parse(string? input)
    {
        var text = new string([.. (input ?? "").Where(c => !char.IsControl(c))]).Trim();
        var isLong = text.Length > MaxLength;
        text = isLong ? text[..MaxLength] : text;
        var words = TypedWord.Of(text).Select(word => word with { Key = Abbreviate(word.Key) }).ToArray();
        return new SearchQuery(text, words.Length > MaxWords ? words[..MaxWords] : words, isLong || words.Length > MaxWords);
    }

    // The words as they were typed, with the signs between neighbours.
    private string GapBefore(int i, int mask)
    {
        var gap = (mask & (1 << (i - 1))) == 0 ? " " : _words[i].Gap;
        return (mask & ((1 << i) - 1)) == 0 ? "" : gap;
    }

    internal string TextOf(int mask) => string.Concat(
        Enumerable.Range(0, _words.Length).Where(i => (mask & (1 << i)) != 0).Select(i => GapBefore(i, mask) + _words[i].Raw));

    // "Salem am Bodensee": the first part of the name of the Bodenseekreis says no more than the county does.
    internal int BeginningsOf(string county)
    {
        var name = SearchText.Fold(county);
        return Enumerable.Range(0, _words.Length).Where(i => name == Keys[i] + "kreis").Sum(i => 1 << i);
    }

    // A word alone may be a language, as it is written among the languages of people.
    public string? SpokenLanguage { get; }

    // Words that every offer may leave aside; an answer may not.
    internal int Vague =>
        Enumerable.Range(0, _words.Length).Where(i => IsFiller(Keys[i]) || StreetKinds.Contains(Keys[i])).Sum(i => 1 << i);

    // Words that need no match, beside a name that stands at "named".
    internal int Without(int named, bool isPlace) =>
        Enumerable.Range(0, _words.Length).Where(i => NeedsNoMatch(i, named, isPlace)).Sum(i => 1 << i);

    private bool NeedsNoMatch(int at, int named, bool isPlace)
    {
        var word = _words[at].Key;
        var standsBefore = (named & (1 << (at + 1))) != 0;
        return Fillers.Contains(word) || (Articles.Contains(word) && (!standsBefore || (isPlace && BeforePlaces.Contains(word))));
    }

    // "im" is a preposition, "IM" is not.
    private static Position? RoleOf(TypedWord word) =>
        word switch
        {
            { Raw: "IM" } => Position.IntegrationManager,
            _ when Roles.TryGetValue(word.Key, out var role) => role,
            _ => null,
        };

    // Half-typed and misspelt endings of "straße" are still that ending.
    private static string Abbreviate(string word)
    {
        string[] endings = ["strase", "strasze", "strass", "stras", "stra", "stasse", "strsse"];
        var ending = Array.Find(endings, e => word.EndsWith(e, StringComparison.Ordinal));
        return ending is null ? word : string.Concat(word.AsSpan(0, word.Length - ending.Length), "str");
    }

    private static IEnumerable<SearchSpan> SpansOf(IReadOnlyList<string> words)
    {
        for (var start = 0; start < words.Count; start++)
        {
            for (var length = 1; length <= MaxSpan && start + length <= words.Count; length++)
            {
                var run = words.Skip(start).Take(length).ToArray();
                var mask = ((1 << length) - 1) << start;
                yield return new SearchSpan(SearchText.Join(run), NumbersOf(run), mask, start + length == words.Count);
            }
        }
    }

    // "L 1 4" and "L 14" are one key and two streets.
    internal static string NumbersOf(IEnumerable<string> words) => string.Join('/', words.Where(word => char.IsAsciiDigit(word[0])));
}

/// <summary>A run of neighbouring words as one key.</summary>
public sealed record SearchSpan(string Key, string Numbers, int Mask, bool IsLast);
