using IntMan.Foundation.Text;

namespace IntMan.Portal.Languages;

// The forms a counted text has in a language, and which of them goes with a whole number (plural rules of the Unicode CLDR). A counted
// text stands in the files once for each form: "places.count.one", "places.count.other"; German has these two.
public static class Plural
{
    // The form every counted text has in German; "key.other" marks a text as counted.
    public const string Usual = "other";

    public static IReadOnlyList<string> FormsOf(Language language) => language.Code switch
    {
        "uk" => ["one", "few", "many"],
        "ar" => ["zero", "one", "two", "few", "many", Usual],
        _ => ["one", Usual],
    };

    public static string FormOf(Language language, int number) => language.Code switch
    {
        "uk" => Ukrainian(number % 10, number % 100),
        "ar" => Arabic(number, number % 100),
        "fr" or "fa" => number is 0 or 1 ? "one" : Usual,
        _ => number == 1 ? "one" : Usual,
    };

    private static string Ukrainian(int lastDigit, int lastTwo) => (lastDigit, lastTwo) switch
    {
        (1, not 11) => "one",
        ( >= 2 and <= 4, not (>= 12 and <= 14)) => "few",
        _ => "many",
    };

    private static string Arabic(int number, int lastTwo) => (number, lastTwo) switch
    {
        (0, _) => "zero",
        (1, _) => "one",
        (2, _) => "two",
        (_, >= 3 and <= 10) => "few",
        (_, >= 11) => "many",
        _ => Usual,
    };
}
