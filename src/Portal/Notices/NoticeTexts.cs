using System.Text.Json;

namespace IntMan.Portal.Notices;

/// <summary>The few sentences of a notice from content/languages/notice/{code}.json, read once; a broken file stops the start, not a visitor.</summary>
public sealed class NoticeTexts
{
    private readonly Dictionary<string, Dictionary<string, string>> _texts;

    public NoticeTexts()
        : this(Path.Combine(AppContext.BaseDirectory, "content", "languages", "notice"))
    {
    }

    /// <exception cref="FileNotFoundException">A language has no file.</exception>
    /// <exception cref="JsonException">A file is not one flat object of texts.</exception>
    public NoticeTexts(string folder) =>
        _texts = NoticeLanguage.All.ToDictionary(language => language.Code, language => Read(Path.Combine(folder, $"{language.Code}.json")));

    /// <summary>What a language lacks and shows in German instead, as "code: key".</summary>
    public IEnumerable<string> Missing => NoticeLanguage.All.SelectMany(language =>
        _texts["de"].Keys.Where(key => !_texts[language.Code].ContainsKey(key)).Select(key => $"{language.Code}: {key}"));

    public NoticeWords In(NoticeLanguage language) => new(language, _texts[language.Code], _texts["de"]);

    private static Dictionary<string, string> Read(string file) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? throw new JsonException($"{Path.GetFileName(file)} is empty.");
}
