using IntMan.Foundation.Text;
using IntMan.Portal.Languages;

namespace IntMan.Portal.Notices;

public static class NoticeLanguages
{
    public const int MaxCount = 4;

    public static IReadOnlyList<Language> Read(IEnumerable<string?> values)
    {
        var codes = values.SelectMany(value => (value ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        var known = codes.Select(code => Language.All.FirstOrDefault(language => language.Code == code)).OfType<Language>()
            .Distinct().ToList();
        return known.Count == 0 ? [Language.German] : known;
    }
}
