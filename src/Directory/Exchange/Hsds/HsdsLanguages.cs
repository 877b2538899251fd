using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Hsds;

/// <summary>German names of languages and their codes: ISO 639-1, or 639-3 where that has none.</summary>
public static class HsdsLanguages
{
    private static readonly (string Code, string Name, string English)[] Known =
    [
        ("de", "Deutsch", "German"), ("en", "Englisch", "English"), ("ar", "Arabisch", "Arabic"), ("tr", "Türkisch", "Turkish"),
        ("uk", "Ukrainisch", "Ukrainian"),
        ("fr", "Französisch", "French"), ("ru", "Russisch", "Russian"), ("fa", "Persisch", "Persian"), ("prs", "Dari", "Dari"),
        ("pl", "Polnisch", "Polish"),
        ("ti", "Tigrinya", "Tigrinya"), ("ku", "Kurdisch", "Kurdish"), ("kmr", "Kurmandschi", "Kurmanji"), ("ckb", "Sorani", "Sorani"),
        ("ro", "Rumänisch", "Romanian"),
        ("so", "Somali", "Somali"), ("ps", "Paschtu", "Pashto"), ("pt", "Portugiesisch", "Portuguese"), ("es", "Spanisch", "Spanish"),
        ("it", "Italienisch", "Italian"),
        ("el", "Griechisch", "Greek"), ("sq", "Albanisch", "Albanian"), ("bg", "Bulgarisch", "Bulgarian"), ("hr", "Kroatisch", "Croatian"),
        ("sr", "Serbisch", "Serbian"),
        ("bs", "Bosnisch", "Bosnian"), ("mk", "Mazedonisch", "Macedonian"), ("hu", "Ungarisch", "Hungarian"),
        ("cs", "Tschechisch", "Czech"), ("sk", "Slowakisch", "Slovak"),
        ("sl", "Slowenisch", "Slovenian"), ("nl", "Niederländisch", "Dutch"), ("zh", "Chinesisch", "Chinese"),
        ("ja", "Japanisch", "Japanese"), ("ko", "Koreanisch", "Korean"),
        ("vi", "Vietnamesisch", "Vietnamese"), ("th", "Thailändisch", "Thai"), ("hi", "Hindi", "Hindi"), ("ur", "Urdu", "Urdu"),
        ("bn", "Bengalisch", "Bengali"), ("pa", "Pandschabi", "Punjabi"),
        ("ta", "Tamil", "Tamil"), ("ne", "Nepalesisch", "Nepali"), ("am", "Amharisch", "Amharic"), ("om", "Oromo", "Oromo"),
        ("sw", "Suaheli", "Swahili"), ("ha", "Haussa", "Hausa"),
        ("ig", "Igbo", "Igbo"), ("yo", "Yoruba", "Yoruba"), ("wo", "Wolof", "Wolof"), ("ln", "Lingala", "Lingala"),
        ("mnk", "Mandinka", "Mandinka"), ("ff", "Fula", "Fula"),
        ("ka", "Georgisch", "Georgian"), ("hy", "Armenisch", "Armenian"), ("az", "Aserbaidschanisch", "Azerbaijani"),
        ("kk", "Kasachisch", "Kazakh"), ("uz", "Usbekisch", "Uzbek"),
        ("he", "Hebräisch", "Hebrew"), ("rom", "Romanes", "Romani"), ("syc", "Aramäisch", "Aramaic"), ("lt", "Litauisch", "Lithuanian"),
        ("lv", "Lettisch", "Latvian"),
        ("et", "Estnisch", "Estonian"), ("gsg", "Deutsche Gebärdensprache", "German Sign Language"), ("tl", "Tagalog", "Tagalog"),
        ("id", "Indonesisch", "Indonesian"), ("mn", "Mongolisch", "Mongolian"),
    ];

    private static readonly Dictionary<string, string> Codes = Known.ToDictionary(language => language.Name, language => language.Code,
        StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, string> Names = Known.SelectMany(language =>
        new[] { (Key: language.Code, language.Name), (Key: language.English, language.Name), (Key: language.Name, language.Name) })
        .DistinctBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(pair => pair.Key, pair => pair.Name, StringComparer.OrdinalIgnoreCase);

    public static string? CodeOf(string germanName) => Codes.GetValueOrDefault(germanName.Trim());

    public static string? NameOf(string codeOrName) => Names.GetValueOrDefault(codeOrName.Trim());
}
