using System.Globalization;
using System.Text.Encodings.Web;
using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Text;
using Microsoft.AspNetCore.Html;

namespace IntMan.Portal.Languages;

public sealed class Marked : IHtmlContent
{
    private readonly string _opening;
    private readonly string _text;
    private readonly string _closing;
    private readonly string _plain;

    private Marked(string opening, string text, string closing, string plain) =>
        (_opening, _text, _closing, _plain) = (opening, text, closing, plain);

    public static IHtmlContent German(string text, Language page) =>
        page.IsGerman ? new Words([text]) : new Marked("<bdi lang=\"de\">", text, "</bdi>", page.IsRightToLeft
            ? $"\u2068{text}\u2069" : text);

    public static IHtmlContent LeftToRight(string text, Language page) =>
        page.IsRightToLeft ? new Marked("<bdi dir=\"ltr\">", text, "</bdi>", $"\u2066{text}\u2069") : new Words([text]);

    public static IHtmlContent Typed(string text) => new Marked("<bdi>", text, "</bdi>", $"\u2068{text}\u2069");

    public static IHtmlContent Day(DateOnly day, string text) =>
        new Marked($"<time datetime=\"{day.ToString("O", CultureInfo.InvariantCulture)}\">", text, "</time>", text);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write(_opening);
        encoder.Encode(writer, _text);
        writer.Write(_closing);
    }

    public override string ToString() => _plain;
}
