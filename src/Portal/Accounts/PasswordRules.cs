using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IntMan.Portal.Accounts;

/// <summary>
/// What makes a password acceptable (ASVS 6.2): long, and not made of what everybody tries first. No rule about kinds of characters.
/// A password counts as common when, without digits and signs and with look-alikes read as letters, it is made of at most two different
/// words that are on the list or belong to the person; that covers the usual endings and repetitions without a list of millions.
/// </summary>
public static partial class PasswordRules
{
    public const int Shortest = 15;

    public const int Longest = 128;

    private static readonly HashSet<string> Common = Load();

    /// <returns>A German sentence that says what to do; null when the password is fine.</returns>
    public static string? Refusal(string? password, Account account)
    {
        var length = new StringInfo(password ?? "").LengthInTextElements;
        if (length < Shortest)
        {
            return $"Das Passwort ist zu kurz. Nehmen Sie mindestens {Shortest} Zeichen, zum Beispiel vier Wörter, die nichts miteinander zu tun haben.";
        }

        if (password!.Length > Longest)
        {
            return $"Das Passwort ist zu lang. Nehmen Sie höchstens {Longest} Zeichen.";
        }

        var own = $"{account.DisplayName} {account.Email}".Split([' ', '.', '@', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries).Select(Letters);
        var words = new HashSet<string>(Common.Concat(own.Where(word => word.Length > 2)), StringComparer.Ordinal);
        return password.Distinct().Count() < 6 || IsMadeOfTwo(Letters(password), words)
            ? "Dieses Passwort ist leicht zu erraten. Nehmen Sie mehrere Wörter, die nichts mit Ihnen, Ihrem Amt oder Ihrem Ort zu tun haben."
            : null;
    }

    private static bool IsMadeOfTwo(string text, HashSet<string> words) => IsMadeOf(text, 0, words, []);

    private static bool IsMadeOf(string text, int from, HashSet<string> words, HashSet<string> used)
    {
        if (from == text.Length)
        {
            return true;
        }

        // The longest word has fewer than 24 letters.
        for (var end = Math.Min(text.Length, from + 24); end > from + 1; end--)
        {
            var word = text[from..end];
            if (words.Contains(word) && (used.Contains(word) || used.Count < 2) && IsMadeOf(text, end, words, [.. used, word]))
            {
                return true;
            }
        }

        return false;
    }

    // Numbers are dropped, a single digit inside a word is the letter it looks like: "Sommer2026" and "P4ssw0rt1" are words.
    private static string Letters(string text)
    {
        var plain = text.ToLowerInvariant().TrimEnd("0123456789!?.,-_@$#*+ ".ToCharArray())
            .Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal);
        var letters = Numbers().Replace(plain, "").Normalize(NormalizationForm.FormD)
            .Select(character => character switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => character });
        return string.Concat(letters.Where(char.IsAsciiLetter));
    }

    [GeneratedRegex("[0-9]{2,}")]
    private static partial Regex Numbers();

    private static HashSet<string> Load()
    {
        using var reader = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("accounts/common-words.txt")!);
        return [.. reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Letters)];
    }
}
