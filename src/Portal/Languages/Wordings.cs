using System.Text.Json;
using System.Text.RegularExpressions;
using IntMan.Foundation.Text;

namespace IntMan.Portal.Languages;

public sealed partial class Wordings
{
    private static readonly JsonSerializerOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly Dictionary<string, Wording> _byCode;

    public Wordings()
        : this(Path.Combine(AppContext.BaseDirectory, "content", "languages"))
    {
    }

    public Wordings(string folder)
    {
        var german = Read(folder, Language.German);
        if (german.Count == 0)
        {
            throw new InvalidDataException("de.json fehlt: Ohne die deutschen Texte gibt es keine Seiten.");
        }

        _byCode = Language.All.ToDictionary(language => language.Code, language =>
            new Wording(language, Complete(language, Read(folder, language), german)), StringComparer.Ordinal);
    }

    public Wording German => _byCode[Language.German.Code];

    public Wording Of(Language language) => _byCode[language.Code];

    public static Dictionary<string, string> SourcesOf(Language language, IReadOnlyDictionary<string, string> german)
    {
        var counted = german.Keys.Where(key => key.EndsWith("." + Plural.Usual, StringComparison.Ordinal))
            .Select(key => key[..^(Plural.Usual.Length + 1)]).ToHashSet(StringComparer.Ordinal);
        var single = german.Where(text => !counted.Contains(text.Key[..Math.Max(0, text.Key.LastIndexOf('.'))]));
        var forms = counted.SelectMany(key => Plural.FormsOf(language)
            .Select(form => KeyValuePair.Create($"{key}.{form}",
            german.GetValueOrDefault($"{key}.{form}", german[$"{key}.{Plural.Usual}"]))));
        return single.Concat(forms).ToDictionary(StringComparer.Ordinal);
    }

    private static Dictionary<string, string> Read(string folder, Language language)
    {
        var file = Path.Combine(folder, language.Code + ".json");
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file), Strict)! : [];
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{language.Code}.json ist nicht lesbar: {e.Message}", e);
        }
    }

    // Every key of the language with its text, German where the translation has none; counted texts in the language's own forms.
    private static Dictionary<string, string> Complete(Language language, Dictionary<string, string> texts,
        Dictionary<string, string> german)
    {
        var sources = SourcesOf(language, german);
        foreach (var (key, text) in texts)
        {
            if (!sources.ContainsKey(key) || !HasPlaceholders(key, text, german))
            {
                throw new InvalidDataException($"{language.Code}.json: „{key}“ gibt es auf Deutsch nicht oder mit anderen Platzhaltern.");
            }
        }

        return sources.Keys.ToDictionary(key => key, key => texts.GetValueOrDefault(key, sources[key]), StringComparer.Ordinal);
    }

    private static bool HasPlaceholders(string key, string text, Dictionary<string, string> german)
    {
        var form = key[(key.LastIndexOf('.') + 1)..];
        var wanted = Placeholders(german.GetValueOrDefault($"{key[..^form.Length]}{Plural.Usual}") ?? german[key]);
        var found = Placeholders(text);
        return found.SetEquals(wanted) || (form is "zero" or "one" or "two" && wanted.SetEquals(found.Append("{0}")));
    }

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{.{0,2}")]
    private static partial Regex Placeholder();
}
