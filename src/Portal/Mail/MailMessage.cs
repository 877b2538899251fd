using System.Globalization;
using System.Text;
using IntMan.Foundation.Mail;
using MimeKit;

namespace IntMan.Portal.Mail;

public static class MailMessage
{
    // MimeKit counts the text and not the frame of an encoded word, which RFC 2047 limits to 75 characters.
    private static readonly FormatOptions Narrow = new() { MaxLineLength = 60 };

    public static MimeMessage Build(ClaimedMail mail, MailContent content, MailSettings settings, DateTimeOffset now)
    {
        var subject = new Header(HeaderId.Subject, "");
        subject.SetValue(Narrow, Encoding.UTF8, Outbox.OneLine(mail.Subject));
        var text = Part("plain", content.Text);
        var message = new MimeMessage
        {
            Date = now.ToUniversalTime(),
            MessageId = $"{mail.Id}@{AsciiDomain(settings.Domain)}",
            Body = content.Calendar is { } calendar ? WithCalendar(Alternatives(mail, text, content), calendar, mail)
                : Alternatives(mail, text, content),
        };
        message.Headers.Replace(subject);
        message.From.Add(Mailbox(settings.FromName, settings.From));
        message.To.Add(Mailbox(mail.ToName, mail.ToAddress));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (content.UnsubscribeUrl is { } address)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{address.AbsoluteUri}>");
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

        return message;
    }

    private static MimeEntity Alternatives(ClaimedMail mail, TextPart text, MailContent content)
    {
        if (content.Html is null && content.Calendar is null)
        {
            return text;
        }

        var alternatives = new MultipartAlternative(text) { Boundary = $"=_{mail.Id:N}" };
        if (content.Html is { } html)
        {
            alternatives.Add(Part("html", html));
        }

        if (content.Calendar is { } calendar)
        {
            alternatives.Add(CalendarPart(calendar));
        }

        return alternatives;
    }

    // RFC 6047: programs take the one that says its method; those that know no calendars show a file.
    private static Multipart WithCalendar(MimeEntity alternatives, MailCalendar calendar, ClaimedMail mail)
    {
        var file = CalendarPart(calendar);
        file.ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = "invite.ics" };
        var mixed = new Multipart("mixed") { alternatives, file };
        mixed.Boundary = $"=_m{mail.Id:N}";
        return mixed;
    }

    private static TextPart CalendarPart(MailCalendar calendar)
    {
        var part = Part("calendar", calendar.Text);
        part.ContentType.Parameters.Add("method", calendar.Method);
        return part;
    }

    private static TextPart Part(string kind, string text) =>
        new(kind) { Text = text.ReplaceLineEndings("\r\n"), ContentTransferEncoding = ContentEncoding.Base64 };

    private static MailboxAddress Mailbox(string? name, string address)
    {
        var domain = address.IndexOf('@', StringComparison.Ordinal) + 1;
        return new MailboxAddress(Outbox.OneLine(name ?? ""), address[..domain] + AsciiDomain(address[domain..]));
    }

    private static string AsciiDomain(string domain) => new IdnMapping { UseStd3AsciiRules = true }.GetAscii(domain);
}
