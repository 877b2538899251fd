using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using IntMan.Foundation.Text;

namespace IntMan.Foundation.Mail;

/// <summary>
/// The HTML of a mail, made from its text: blank lines part paragraphs, lines that begin with "- " are a list, web addresses are
/// links. Everything is escaped first, so a value can bring no markup. Styles stand inline because mail programs read no others.
/// </summary>
public static partial class MailLayout
{
    private const string Body = "margin:0;padding:24px;background:#ffffff;color:#1a1a1a;font:16px/1.5 'Fira Sans',Arial,sans-serif";

    /// <param name="subject">Title of the document.</param>
    /// <param name="text">Plain text with "\n".</param>
    /// <param name="language">Of the text.</param>
    public static string ToHtml(string subject, string text, Language language) => Wrap(subject, Paragraphs(text), language);

    /// <summary>The text alone as HTML.</summary>
    public static string Paragraphs(string text)
    {
        var content = new StringBuilder();
        foreach (var block in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var lines = block.Split('\n');
            content.Append(Array.TrueForAll(lines, line => line.StartsWith("- ", StringComparison.Ordinal))
                ? $"<ul>{string.Concat(lines.Select(line => $"<li>{Linked(line[2..])}</li>"))}</ul>\n"
                : $"<p>{string.Join("<br>\n", lines.Select(Linked))}</p>\n");
        }

        return content.ToString();
    }

    /// <summary>The frame around HTML that is already safe.</summary>
    public static string Wrap(string subject, string content, Language language) => $"""
        <!DOCTYPE html>
        <html lang="{language.Tag}" dir="{language.Direction}">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>{WebUtility.HtmlEncode(subject)}</title></head>
        <body style="{Body}"><div style="max-width:38em">
        {content}</div></body>
        </html>

        """.ReplaceLineEndings("\n");

    private static string Linked(string line)
    {
        var html = new StringBuilder();
        var end = 0;
        foreach (Match address in WebAddress().Matches(line))
        {
            var encoded = WebUtility.HtmlEncode(address.Value);
            html.Append(WebUtility.HtmlEncode(line[end..address.Index])).Append("<a href=\"" + encoded + "\">" + encoded + "</a>");
            end = address.Index + address.Length;
        }

        return html.Append(WebUtility.HtmlEncode(line[end..])).ToString();
    }

    // Without the full stop or bracket of the sentence around it.
    [GeneratedRegex(@"https?://[^\s<>""']*[^\s<>""'.,;:!?)\]]")]
    private static partial Regex WebAddress();
}
