using IntMan.Foundation.Mail;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Infomails;

/// <summary>
/// The mail that a reader gets: what the officer wrote, as it is, and below it in the reader's language why it came and how to end it.
/// The preview is made here too, so it cannot differ.
/// </summary>
public sealed class ComposeInfomail(MailTemplates templates, InfomailLinks links)
{
    public const string Kind = "infomail";

    public RenderedMail Render(string subject, string body, InfomailPlace place, Language language, Uri unsubscribe)
    {
        var values = new TemplateValues()
            .Set("betreff", subject)
            .Set("gemeinde", place.Name)
            .Set("archiv", links.Archive(language, place.Ags).AbsoluteUri)
            .Set("abmelden", unsubscribe.AbsoluteUri);
        var frame = templates.Render("infomail", values, language);
        var html = MailLayout.Wrap(frame.Subject,
            $"<div lang=\"de\" dir=\"ltr\">\n{MailLayout.Paragraphs(body)}</div>\n<hr>\n{MailLayout.Paragraphs(frame.Text)}", language);
        return new RenderedMail(frame.Subject, $"{body.Trim()}\n\n-- \n{frame.Text}", html);
    }
}
