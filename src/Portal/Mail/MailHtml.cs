using IntMan.Foundation.Mail;
using Microsoft.AspNetCore.Html;

namespace IntMan.Portal.Mail;

/// <summary>The text of a mail on a page of the portal.</summary>
public static class MailHtml
{
    public static IHtmlContent Of(string text) => new HtmlString(MailLayout.Paragraphs(text));
}
