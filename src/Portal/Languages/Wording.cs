using IntMan.Directory.Exchange.Hsds;
using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Text;
using IntMan.Portal.Display;
using Microsoft.AspNetCore.Html;

namespace IntMan.Portal.Languages;

/// <summary>
/// All texts of one language. Pages have the request's as T: <c>T["search.button"]</c> is a text,
/// <c>T["card.call", T.Ltr(number)]</c> fills its placeholders. Entries of the directory stay German and go through <see cref="Name"/>.
/// </summary>
public sealed class Wording
{
    private readonly IReadOnlyDictionary<string, string> _texts;

    public Wording(Language language, IReadOnlyDictionary<string, string> texts)
    {
        (Language, _texts) = (language, texts);
        (Hours, Terms, Hits, Services) = (new HourText(this), new TermText(this), new SearchLabels(this), new ServiceText(this));
    }

    public Language Language { get; }

    /// <summary>Stands before every address of a page.</summary>
    public string Prefix => Language.Prefix;

    /// <summary>A notice made from a page of another language has both; German is what the house around it reads.</summary>
    public string NoticeQuery => Language == Language.German ? "" : $"?sprachen=de,{Language.Code}";

    public HourText Hours { get; }
    public TermText Terms { get; }
    public SearchLabels Hits { get; }
    public ServiceText Services { get; }

    /// <exception cref="KeyNotFoundException">No language has this text.</exception>
    public string this[string key] => _texts[key];

    /// <summary>The text with its placeholders filled: strings are in the page's language, whole numbers get its grouping.</summary>
    public Words this[string key, params object[] values]
    {
        get
        {
            var text = _texts[key];
            var parts = new List<object>((2 * values.Length) + 1);
            var start = 0;
            for (int open; (open = text.IndexOf('{', start)) >= 0; start = open + 3)
            {
                parts.Add(text[start..open]);
                var value = values[text[open + 1] - '0'];
                parts.Add(value is int number ? Number(number) : value);
            }

            parts.Add(text[start..]);
            return new Words(parts);
        }
    }

    /// <summary>The text in the form that goes with the number: {0} is the number, {1} and so on are the values.</summary>
    public Words Count(string key, int number, params object[] values) => this[$"{key}.{Plural.FormOf(Language, number)}", [number, .. values]];

    public string Number(int number) => number.ToString("N0", Language.Culture);

    /// <summary>A text of the directory: German, whatever the page's language.</summary>
    public IHtmlContent Name(string? text) => string.IsNullOrEmpty(text) ? HtmlString.Empty : Marked.German(text, Language);

    /// <summary>A language that people speak, by its German name; one without translation stays German.</summary>
    public object Spoken(string germanName) => HsdsLanguages.CodeOf(germanName) is { } code && _texts.TryGetValue($"spoken.{code}", out var name) ? name : Name(germanName);

    public IHtmlContent Ltr(string text) => Marked.LeftToRight(text, Language);

    /// <summary>A link inside a sentence; the address without the language.</summary>
    public IHtmlContent Link(string address, object text) => new LinkedWords(Prefix + address, text);

    /// <summary>Enumerates what is there with the language's comma.</summary>
    public Words List(params IEnumerable<object?> items) => Join(this["list.comma"], items);

    /// <summary>Puts the separator between the items that are there.</summary>
    public static Words Join(string separator, params IEnumerable<object?> items)
    {
        var parts = new List<object>();
        foreach (var item in items.OfType<object>().Where(item => item is not "" && item != HtmlString.Empty))
        {
            if (parts.Count > 0)
            {
                parts.Add(separator);
            }

            parts.Add(item);
        }

        return new Words(parts);
    }
}
