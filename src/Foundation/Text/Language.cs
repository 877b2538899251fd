using System.Globalization;

namespace IntMan.Foundation.Text;

/// <summary>A language of the public pages.</summary>
/// <param name="Code">First segment of the address and name of the text file; German has no segment.</param>
/// <param name="Name">Its name in itself, as the switch shows it.</param>
/// <param name="GermanName">What German pages call it.</param>
/// <param name="Tag">BCP 47 tag for <c>lang</c>.</param>
/// <param name="Alternate">BCP 47 tag for <c>hreflang</c>; Leichte Sprache has the registered variant "simple".</param>
/// <param name="Culture">Names of days and months, Gregorian in every language.</param>
public sealed record Language(string Code, string Name, string GermanName, string Tag, string Alternate, CultureInfo Culture)
{
    public static Language German { get; } = Of("de", "Deutsch", "Deutsch", "de-DE");

    /// <summary>German with rules of its own for people who read with difficulty.</summary>
    public static Language EasyGerman { get; } = new("ls", "Leichte Sprache", "Leichte Sprache", "de", "de-simple", German.Culture);

    /// <summary>In the order of the switch. A language stands here only when its texts are complete; a test checks that.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        German,
        EasyGerman,
        Of("en", "English", "Englisch", "en-GB"),
        Of("fr", "Français", "Französisch", "fr-FR"),
        Of("tr", "Türkçe", "Türkisch", "tr-TR"),
        Of("uk", "Українська", "Ukrainisch", "uk-UA"),
        Of("ar", "العربية", "Arabisch", "ar"),
        Of("fa", "فارسی", "Persisch", "fa"),
    ];

    /// <summary>What stands before every path of this language: "" or "/en".</summary>
    public string Prefix { get; } = Code == "de" ? "" : "/" + Code;

    /// <summary>The entries of the directory are German: in a German page they need no mark.</summary>
    public bool IsGerman => Tag == "de";

    public bool IsRightToLeft => Culture.TextInfo.IsRightToLeft;

    public string Direction => IsRightToLeft ? "rtl" : "ltr";

    public bool Equals(Language? other) => Code == other?.Code;

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    // Iran counts years by another calendar, and Arabic and Persian have digits of their own; who lives in Germany needs those
    // on the letters from the office.
    private static Language Of(string code, string name, string germanName, string culture)
    {
        var gregorian = (CultureInfo)CultureInfo.GetCultureInfo(culture).Clone();
        gregorian.DateTimeFormat.Calendar = new GregorianCalendar();
        if (gregorian.TextInfo.IsRightToLeft)
        {
            gregorian.NumberFormat.NumberGroupSeparator = ",";
        }

        return new(code, name, germanName, code, code, CultureInfo.ReadOnly(gregorian));
    }
}
