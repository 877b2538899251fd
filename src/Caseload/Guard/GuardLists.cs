using System.Globalization;
using System.Text;

namespace IntMan.Caseload.Guard;

/// <summary>The lists of words in content/caseload/guard. A missing or empty list stops the start: a guard without lists would let
/// everything pass.</summary>
public sealed class GuardLists
{
    private readonly string[] _endings;

    private GuardLists(string folder)
    {
        FirstNames = Words(folder, "first-names.txt");
        Both = Words(folder, "both.txt");
        Surnames = Words(folder, "surnames.txt");
        GermanSurnames = Words(folder, "german-surnames.txt");
        Places = Words(folder, "places.txt");
        var lines = Lines(folder, "words.txt");
        _endings = [.. lines.First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)];
        German = Split(lines.Skip(1));
    }

    public HashSet<string> FirstNames { get; }

    public HashSet<string> Both { get; }

    public HashSet<string> Surnames { get; }

    public HashSet<string> GermanSurnames { get; }

    public HashSet<string> Places { get; }

    public HashSet<string> German { get; }

    public static GuardLists Read(string folder) => new(folder);

    /// <summary>Small letters without marks: "Öztürk" is "oeztuerk", "Yılmaz" is "yilmaz".</summary>
    public static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length + 4);
        foreach (var letter in word.Normalize(NormalizationForm.FormC).ToLowerInvariant())
        {
            folded.Append(letter switch
            {
                >= 'a' and <= 'z' or >= '0' and <= '9' => letter.ToString(),
                'ä' => "ae",
                'ö' => "oe",
                'ü' => "ue",
                'ß' => "ss",
                'ı' => "i",
                _ => Bare(letter),
            });
        }

        return folded.ToString();
    }

    /// <summary>Whether a folded first name is in the lists, also written as one reads it ("öztürk" or "ozturk").</summary>
    public bool IsFirstName(string folded) => FirstNames.Contains(folded) && !Both.Contains(folded);

    public bool IsSurname(string folded) => Surnames.Contains(folded) || Surnames.Contains(Plain(folded));

    /// <summary>Whether the word is a German word or a place: listed, bent, with a usual ending, or made of two such words.</summary>
    public bool IsKnown(string folded) => IsListed(folded) || HasEnding(folded) || IsCompound(folded);

    public bool IsListed(string folded) => German.Contains(folded) || Places.Contains(folded) || Bent(folded);

    private bool Bent(string word)
    {
        foreach (var end in (ReadOnlySpan<string>)["s", "es", "n", "en", "e", "er", "ern", "innen", "in", "nen"])
        {
            if (word.Length > end.Length + 3 && word.EndsWith(end, StringComparison.Ordinal))
            {
                var stem = word[..^end.Length];
                if (German.Contains(stem) || Places.Contains(stem))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool HasEnding(string word) =>
        Array.Exists(_endings, end => word.Length >= end.Length + 3 && word.EndsWith(end, StringComparison.Ordinal));

    private bool IsCompound(string word)
    {
        for (var cut = 3; cut <= word.Length - 3; cut++)
        {
            var (first, second) = (word[..cut], word[cut..]);
            if (IsFirstPart(first) && (IsListed(second) || HasEnding(second)))
            {
                return true;
            }
        }

        return false;
    }

    // "Schulweg" begins with "Schule", "Beratungsstelle" with "Beratung".
    private bool IsFirstPart(string first) =>
        IsListed(first) || German.Contains(first + "e") || (first.Length > 4 && HasEnding(first.TrimEnd('s')));

    // Turkish and Afghan names are written with and without the second letter of an umlaut.
    private static string Plain(string folded) => folded.Replace("oe", "o", StringComparison.Ordinal)
        .Replace("ue", "u", StringComparison.Ordinal).Replace("ae", "a", StringComparison.Ordinal);

    private static string Bare(char letter)
    {
        var parts = letter.ToString().Normalize(NormalizationForm.FormD);
        var itself = char.IsLetterOrDigit(letter) ? letter.ToString() : "";
        return parts[0] is >= 'a' and <= 'z' ? parts[..1] : itself;
    }

    private static HashSet<string> Words(string folder, string name) => Split(Lines(folder, name));

    private static HashSet<string> Split(IEnumerable<string> lines) =>
        [.. lines.SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(Fold)];

    private static string[] Lines(string folder, string name)
    {
        var file = Path.Combine(folder, name);
        string[] lines = File.Exists(file)
            ? [.. File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#')] : [];
        return lines.Length > 0 ? lines : throw new InvalidDataException(
            string.Create(CultureInfo.InvariantCulture, $"{file} fehlt oder ist leer: Ohne Listen prüft niemand Freitexte."));
    }
}
