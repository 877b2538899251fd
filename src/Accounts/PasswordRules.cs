using System.Globalization;

namespace IntMan.Accounts;

/// <summary>
/// What makes a password acceptable (ASVS 6.2): long, and not made of what everybody tries first. No rule about kinds of characters.
/// </summary>
public static class PasswordRules
{
    public const int Shortest = 15;

    public const int Longest = 128;

    private const double FewestGuesses = 11.5;

    private const int FewestCharacters = 6;

    private const double OwnWord = 1;

    // The list is in the order in which somebody would try its words.
    private static readonly Dictionary<string, double> Common = ReadList().Select((word, index) => (word, index))
        .ToDictionary(line => line.word, line => Math.Log10(line.index + 1));

    public static string? Refusal(string? password, string name, string email, CancellationToken cancellation)
    {
        password ??= "";
        if (password.Length > Longest)
        {
            return $"Das Passwort ist zu lang. Nehmen Sie höchstens {Longest} Zeichen.";
        }

        if (new StringInfo(password).LengthInTextElements < Shortest)
        {
            return $"Das Passwort ist zu kurz. Nehmen Sie mindestens {Shortest} Zeichen, "
                + "zum Beispiel vier Wörter, die nichts miteinander zu tun haben.";
        }

        var guesses = new GuessCount(WordsFor(name, email), cancellation).Of(password);
        return guesses < FewestGuesses || password.Distinct().Count() < FewestCharacters
            ? "Dieses Passwort ist leicht zu erraten. Nehmen Sie mehrere Wörter, die nichts mit Ihnen, Ihrem Amt oder Ihrem Ort zu tun "
                + "haben."
            : null;
    }

    private static Dictionary<string, double> WordsFor(string name, string email)
    {
        var words = new Dictionary<string, double>(Common);
        var own = $"{name} {email}".Split([' ', '.', '@', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in own.Select(GuessCount.Fold).Where(word => word.Length > 2))
        {
            words[word[..Math.Min(word.Length, GuessCount.LongestWord)]] = OwnWord;
        }

        return words;
    }

    private static IEnumerable<string> ReadList()
    {
        using var reader = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("accounts/common-words.txt")!);
        while (reader.ReadLine() is { } word)
        {
            yield return word;
        }
    }
}
