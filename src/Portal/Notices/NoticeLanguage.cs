using System.Globalization;

namespace IntMan.Portal.Notices;

/// <summary>A language a notice can be printed in.</summary>
/// <param name="Code">As it stands in the address and in the file name of its texts; "ls" is Leichte Sprache.</param>
/// <param name="Tag">BCP 47 tag for lang attributes.</param>
/// <param name="OwnName">What its speakers call it.</param>
/// <param name="GermanName">What the form calls it.</param>
/// <param name="IsRightToLeft">Arabic script.</param>
public sealed record NoticeLanguage(string Code, string Tag, string OwnName, string GermanName, bool IsRightToLeft)
{
    /// <summary>More do not fit on one page.</summary>
    public const int Most = 4;

    public static IReadOnlyList<NoticeLanguage> All { get; } =
    [
        new("de", "de", "Deutsch", "Deutsch", false),
        new("en", "en", "English", "Englisch", false),
        new("fr", "fr", "Français", "Französisch", false),
        new("tr", "tr", "Türkçe", "Türkisch", false),
        new("uk", "uk", "Українська", "Ukrainisch", false),
        new("ar", "ar", "العربية", "Arabisch", true),
        new("fa", "fa", "فارسی", "Persisch", true),
        new("ls", "de", "Leichte Sprache", "Leichte Sprache", false),
    ];

    public string Direction => IsRightToLeft ? "rtl" : "ltr";

    /// <summary>Fixed by the language, never the server's.</summary>
    public CultureInfo Culture => CultureInfo.GetCultureInfo(Tag);

    /// <summary>Reads "de,en,ar" or repeated values, in the order asked for and each once; unknown codes are left out, nothing means German.</summary>
    public static IReadOnlyList<NoticeLanguage> Read(IEnumerable<string?> values)
    {
        var codes = values.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        var known = codes.Select(code => All.FirstOrDefault(language => language.Code == code)).OfType<NoticeLanguage>().Distinct().ToList();
        return known.Count == 0 ? [All[0]] : known;
    }
}
