using IntMan.Directory.Exchange.Hsds;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Guide;
using IntMan.Directory.Services;
using IntMan.Foundation.Text;
using IntMan.Portal.Display;
using Microsoft.AspNetCore.Html;

namespace IntMan.Portal.Languages;

public sealed class Wording
{
    private readonly IReadOnlyDictionary<string, string> _texts;

    public Wording(Language language, IReadOnlyDictionary<string, string> texts)
    {
        (Language, _texts) = (language, texts);
        (Hours, Terms, Hits, Services) = (new HourText(this), new TermText(this), new SearchLabels(this), new ServiceText(this));
    }

    public Language Language { get; }

    public string Prefix => Language.Prefix;

    public string NoticeQuery => Language == Language.German ? "" : $"?sprachen=de,{Language.Code}";

    // As the service calls itself in this language, or as it is called in German.
    public object ServiceName(ListedService service) =>
        service.Names.TryGetValue(Language.Code, out var name) ? name : Name(service.Name);

    public object ConcernTitle(GuideRule rule) => rule.Titles.TryGetValue(Language.Code, out var title) ? title : Name(rule.Title);

    public HourText Hours { get; }
    public TermText Terms { get; }
    public SearchLabels Hits { get; }
    public ServiceText Services { get; }

    public string this[string key] => _texts[key];

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

    public Words Count(string key, int number, params object[] values) =>
        this[$"{key}.{Plural.FormOf(Language, number)}", [number, .. values]];

    public string Number(int number) => number.ToString("N0", Language.Culture);

    public IHtmlContent Name(string? text) => string.IsNullOrEmpty(text) ? HtmlString.Empty : Marked.German(text, Language);

    public object Spoken(string germanName) => HsdsLanguages.CodeOf(germanName) is { } code
        && _texts.TryGetValue($"spoken.{code}", out var name) ? name : Name(germanName);

    public IHtmlContent Ltr(string text) => Marked.LeftToRight(text, Language);

    public IHtmlContent Link(string address, object text) => new LinkedWords(Prefix + address, text);

    public Words List(params IEnumerable<object?> items) => Join(this["list.comma"], items);

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
