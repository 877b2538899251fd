using IntMan.Foundation.Mail;
using Microsoft.AspNetCore.Html;

namespace IntMan.Portal.Mail;

public static class MailHtml
{
    public static IHtmlContent Of(string text) => new HtmlString(MailLayout.Paragraphs(text));
}
