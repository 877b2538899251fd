
namespace IntMan.Foundation.Text;

/// <summary>
/// Folds names and queries to the same keys, so that "Rheinstrasse", "Rheinstr." and "RHEINSTRAẞE", or "Überlingen",
/// "Ueberlingen" and "Uberlingen", are found by each other; <see cref="WordFolder"/> has the rules. Texts are read up to
/// <see cref="MaxLength"/> characters. Nothing here throws, whatever was typed.
/// </summary>
public static class SearchText
{
    /// <summary>Characters of a name or query that count; what follows is ignored.</summary>
    public const int MaxLength = 200;

    /// <summary>Shorter words have too many neighbours for a typo to be told from another word.</summary>
    public const int ShortestWithTypo = 4;

    /// <summary>The folded words in order: "Bulacher Str. 12a" is "bulacher", "str", "12", "a".</summary>
    public static string[] Words(string text)
    {
        Span<char> buffer = stackalloc char[MaxLength];
        var folder = new WordFolder(buffer);
        foreach (var rune in text.AsSpan(0, Math.Min(text.Length, MaxLength)).EnumerateRunes())
        {
            folder.Add(rune);
        }

        return folder.Finish();
    }

    /// <summary>The words without blanks: "Bulacher Str." and "Bulacherstraße" are both "bulacherstr".</summary>
    public static string Fold(string text) => Join(Words(text));

    /// <summary>What is stored beside a name.</summary>
    public static SearchKeys KeysOf(string name)
    {
        var words = Words(name);
        var key = Join(words);
        var distinct = words.Distinct().ToArray();
        var near = new HashSet<string>(StringComparer.Ordinal);
        AddNear(key, near);
        foreach (var word in distinct)
        {
            AddNear(word, near);
        }

        return new SearchKeys(key, distinct, [.. near]);
    }

    /// <summary>
    /// The key itself and, from <see cref="ShortestWithTypo"/> characters on, each form with one character left out. Two keys
    /// of that length within one edit share at least one of them; the reverse does not hold, see <see cref="WithinOneEdit"/>.
    /// </summary>
    public static string[] NearOf(string key)
    {
        var near = new HashSet<string>(StringComparer.Ordinal);
        AddNear(key, near);
        return [.. near];
    }

    /// <summary>Whether one inserted, left out, replaced or swapped character (or none) turns one text into the other.</summary>
    public static bool WithinOneEdit(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
        {
            return false;
        }

        var start = a.AsSpan().CommonPrefixLength(b);
        var restOfA = a.AsSpan(start);
        var restOfB = b.AsSpan(start);
        while (restOfA.Length > 0 && restOfB.Length > 0 && restOfA[^1] == restOfB[^1])
        {
            restOfA = restOfA[..^1];
            restOfB = restOfB[..^1];
        }

        return (restOfA.Length <= 1 && restOfB.Length <= 1)
            || (restOfA.Length == 2 && restOfB.Length == 2 && restOfA[0] == restOfB[1] && restOfA[1] == restOfB[0]);
    }

    private static void AddNear(string word, HashSet<string> near)
    {
        if (word.Length == 0 || !near.Add(word) || word.Length < ShortestWithTypo)
        {
            return;
        }

        for (var i = 0; i < word.Length; i++)
        {
            near.Add(word.Remove(i, 1));
        }
    }

    /// <summary>Folds across the seam as well, so that "Bau-Ende" and "Bauende" are one key.</summary>
    public static string Join(params string[] words)
    {
        if (words.Length == 1)
        {
            return words[0];
        }

        Span<char> key = stackalloc char[MaxLength];
        var length = 0;
        foreach (var word in words)
        {
            foreach (var letter in word)
            {
                WordFolder.Append(letter, key, ref length);
            }
        }

        return key[..length].ToString();
    }
}
