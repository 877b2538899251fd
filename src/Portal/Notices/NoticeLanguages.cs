using IntMan.Foundation.Text;
using IntMan.Portal.Languages;

namespace IntMan.Portal.Notices;

/// <summary>Which languages a notice is asked in.</summary>
public static class NoticeLanguages
{
    /// <summary>More do not fit on one page.</summary>
    public const int Most = 4;

    /// <summary>Reads "de,en,ar" or repeated values, in the order asked for and each once; unknown codes are left out, nothing means German.</summary>
    public static IReadOnlyList<Language> Read(IEnumerable<string?> values)
    {
        var codes = values.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        var known = codes.Select(code => Language.All.FirstOrDefault(language => language.Code == code)).OfType<Language>().Distinct().ToList();
        return known.Count == 0 ? [Language.German] : known;
    }
}
