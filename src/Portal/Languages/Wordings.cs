using System.Text.Json;
using System.Text.RegularExpressions;

namespace IntMan.Portal.Languages;

/// <summary>
/// The texts from content/languages/{code}.json beside the program, read once. German is the source; what a translation lacks
/// is shown in German. A broken file stops the start, not a visitor.
/// </summary>
public sealed partial class Wordings
{
    private static readonly JsonSerializerOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly Dictionary<string, Wording> _byCode;

    public Wordings()
        : this(Path.Combine(AppContext.BaseDirectory, "content", "languages"))
    {
    }

    /// <exception cref="InvalidDataException">A file is no flat object of texts, German is missing, or a translation has a key or placeholder that German has not.</exception>
    public Wordings(string folder)
    {
        var german = Read(folder, Language.German);
        if (german.Count == 0)
        {
            throw new InvalidDataException("de.json fehlt: Ohne die deutschen Texte gibt es keine Seiten.");
        }

        _byCode = Language.All.ToDictionary(language => language.Code, language => new Wording(language, Complete(language, Read(folder, language), german)), StringComparer.Ordinal);
    }

    /// <summary>Also the language of everything that machines read.</summary>
    public Wording German => _byCode[Language.German.Code];

    public Wording Of(Language language) => _byCode[language.Code];

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

    private static Dictionary<string, string> Complete(Language language, Dictionary<string, string> texts, Dictionary<string, string> german)
    {
        foreach (var (key, text) in texts)
        {
            if (!german.TryGetValue(key, out var source) || !Placeholders(source).SetEquals(Placeholders(text)))
            {
                throw new InvalidDataException($"{language.Code}.json: „{key}“ gibt es auf Deutsch nicht oder mit anderen Platzhaltern.");
            }
        }

        return german.Keys.ToDictionary(key => key, key => texts.GetValueOrDefault(key, german[key]), StringComparer.Ordinal);
    }

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{.{0,2}")]
    private static partial Regex Placeholder();
}
