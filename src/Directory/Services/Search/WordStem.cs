using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Search;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Services.Search;

/// <summary> Words as the search of services compares them: folded like names (<see cref="WordFolder"/>) and without their endings, so that
/// Kurs and Kurse, Berater, Beraterinnen and Beratung, or Anerkennung and anerkennen are one. PostgreSQL's German stemmer keeps Kurs and
/// Kurse apart. </summary>
public static class WordStem
{
    public const int MaxLength = 4_000;

    private const int LongestWord = 60;
    private const string ArabicArticle = "\u0627\u0644";

    // Ending and the least that must be left of the word; a longer one stands before the one it ends with.
    private static readonly (string Ending, int Least)[] Endings = [("innen", 3), ("ungen", 4), ("ung", 4), ("ern", 3), ("en", 3),
        ("er", 3), ("em", 4), ("es", 4), ("e", 3)];

    private static readonly HashSet<string> Empty = [.. """
        ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bekomme bekommen bin bis bitte brauche
        brauchen da damit dann das dass dein deine dem den der des dich die dies diese dieser doch dort du durch ein eine einem einen
        einer eines er es etwas fur gegen gibt habe haben hat hatte hier ich ihr ihre im in ist ja jede jeden jemand kann kein keine
        keinen kommen konnen man mein meine meinem meinen meiner mich mir mit mochte muss mussen nach nicht noch nur ob oder ohne sehr
        sein seine sich sie sind so soll suche suchen uber um und uns unser unsere viel viele vom von vor wann was weil wenn wer werden
        wie will wir wird wo woher wohin zu zum zur the a for to of and in my need with i
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    public static IReadOnlyList<string> Words(string text)
    {
        Span<char> buffer = stackalloc char[LongestWord];
        var folder = new WordFolder(buffer, shortens: false);
        foreach (var rune in text.AsSpan(0, Math.Min(text.Length, MaxLength)).EnumerateRunes())
        {
            folder.Add(rune);
        }

        var words = new List<string>();
        var letter = "";
        foreach (var word in folder.Finish())
        {
            if (word.Length == 1 && char.IsAsciiLetter(word[0]) && letter.Length == 0)
            {
                letter = word;
                continue;
            }

            words.Add(letter + word);
            letter = "";
        }

        if (letter.Length > 0)
        {
            words.Add(letter);
        }

        return words;
    }

    public static bool SaysNothing(string word) => Empty.Contains(word);

    public static string Of(string word)
    {
        if (word.Any(letter => !char.IsAsciiLetterLower(letter)))
        {
            return word.Length > 4 && word.StartsWith(ArabicArticle, StringComparison.Ordinal) ? word[ArabicArticle.Length..] : word;
        }

        for (var stem = word.AsSpan(); ;)
        {
            var shorter = Shorten(stem);
            if (shorter.Length == stem.Length)
            {
                return stem.Length == word.Length ? word : stem.ToString();
            }

            stem = shorter;
        }
    }

    private static ReadOnlySpan<char> Shorten(ReadOnlySpan<char> word)
    {
        foreach (var (ending, least) in Endings)
        {
            if (word.Length - ending.Length >= least && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        var before = word.Length >= 4 ? word[^2] : ' ';
        return (before, word.Length > 0 ? word[^1] : ' ') switch
        {
            // Beraterin, Ärztin, Kollegin; not Termin, Verein, Medizin.
            ('i', 'n') when word.Length >= 6 && word[^3] is 'r' or 't' or 'd' or 'g' or 'k' => word[..^2],

            // Frauen lost its e in folding; Eltern, Regeln.
            ('u' or 'r' or 'l', 'n') when word.Length >= 5 => word[..^1],

            // Jobs, Kitas, Teams; not Kurs, Haus, Preis.
            ('a' or 'o' or 'e' or 'y' or 'b' or 'm' or 'p' or 'k', 's') => word[..^1],

            // Zeugnis and Zeugnisse.
            ('s', 's') => word[..^1],
            _ => word,
        };
    }
}
