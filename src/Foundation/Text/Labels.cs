using System.Text;

namespace IntMan.Foundation.Text;

/// <summary>The way back: the word for what a column of the database holds.</summary>
public interface ILabels
{
    /// <param name="stored">Name of the enum's member, as it is stored.</param>
    string TextOf(string stored);

    /// <summary>The same; null when the column holds something else.</summary>
    string? WordOf(string stored);

    /// <summary>The words to choose from.</summary>
    IEnumerable<string> Offers { get; }
}

/// <summary>The words of a column with fixed answers, German and English; forms offer the same.</summary>
public sealed class Labels<T> : ILabels
    where T : struct
{
    private readonly Dictionary<string, T> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _offered = new(StringComparer.Ordinal);

    /// <param name="words">Value and its words; the first word is the one that is offered.</param>
    public Labels(params (T Value, string[] Texts)[] words)
    {
        Offered = string.Join(", ", words.Select(w => w.Texts[0]));
        foreach (var (value, texts) in words)
        {
            _offered[value.ToString()!] = texts[0];
            foreach (var text in texts.Append(value.ToString()!))
            {
                _values[Labels.Fold(text)] = value;
            }
        }
    }

    public string Offered { get; }

    /// <summary>Value as it is stored and the word to show, in the order in which they are offered.</summary>
    public IEnumerable<(string Stored, string Text)> All => _offered.Select(pair => (pair.Key, pair.Value));

    public IEnumerable<string> Offers => _offered.Values;

    public string TextOf(string stored) => _offered[stored];

    public string? WordOf(string stored) => _offered.GetValueOrDefault(stored);

    public string TextOf(T value) => _offered[value.ToString()!];

    /// <summary>The value of a word or of a stored name; null when it is none of them.</summary>
    public T? Find(string text) => _values.TryGetValue(Labels.Fold(text), out var value) ? value : null;
}

/// <summary>Labels that no module owns.</summary>
public static class Labels
{
    public static Labels<bool> YesNo { get; } = new((true, ["ja", "j", "x", "1", "yes", "wahr"]),
        (false, ["nein", "n", "0", "no", "falsch"]));

    /// <summary>"Gültig ab", "gueltig_ab" and "GÜLTIG-AB" are one word.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormC).ToLowerInvariant())
        {
            folded.Append(letter switch { 'ä' => "ae", 'ö' => "oe", 'ü' => "ue", 'ß' => "ss", _ => char.IsLetterOrDigit(letter)
                ? letter.ToString() : "" });
        }

        return folded.ToString();
    }
}
