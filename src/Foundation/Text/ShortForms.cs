namespace IntMan.Foundation.Text;

/// <summary>
/// The usual abbreviations in names of streets, for folded words. They hold while a word is still being typed ("Rheinstra",
/// "Bürgermeist"), so that the prefix search does not lose the street between "Rheinstr" and "Rheinstraße".
/// </summary>
public static class ShortForms
{
    private static readonly string[] StreetEndings = ["strasse", "strase", "strass", "stras", "stra"];
    private static readonly string[] SquareEndings = ["platz", "plat", "pla"];

    public static string Of(ReadOnlySpan<char> word)
    {
        var (typed, head) = Head(word);
        var rest = word[typed..];
        foreach (var ending in StreetEndings)
        {
            if (rest.EndsWith(ending, StringComparison.Ordinal))
            {
                return string.Concat(head, rest[..^ending.Length], "str");
            }
        }

        foreach (var ending in SquareEndings)
        {
            if (rest.EndsWith(ending, StringComparison.Ordinal))
            {
                return string.Concat(head, rest[..^ending.Length], "pl");
            }
        }

        return string.Concat(head, rest);
    }

    /// <returns>How many characters of the word the abbreviation stands for, and the abbreviation.</returns>
    private static (int Typed, string Short) Head(ReadOnlySpan<char> word)
    {
        var bgm = Common(word, "burgermeister", 8);
        var sankt = Common(word, "sankt", 4);
        var doktor = Common(word, "doktor", 4);
        return (bgm, sankt, doktor) switch
        {
            (> 0, _, _) => (bgm, "bgm"),
            (_, > 0, _) => (sankt, "st"),
            (_, _, > 0) => (doktor, "dr"),
            _ => (0, ""),
        };
    }

    /// <summary>The whole title at the beginning of the word, or a word that is the title's beginning of at least that length.</summary>
    private static int Common(ReadOnlySpan<char> word, string title, int least)
    {
        var common = word.CommonPrefixLength(title);
        return common == title.Length || (common == word.Length && common >= least) ? common : 0;
    }
}
