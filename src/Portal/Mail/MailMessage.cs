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
            Body = content.Html is null ? text : new MultipartAlternative(text, Part("html", content.Html)) { Boundary = $"=_{mail.Id:N}" },
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

    private static TextPart Part(string kind, string text) =>
        new(kind) { Text = text.ReplaceLineEndings("\r\n"), ContentTransferEncoding = ContentEncoding.Base64 };

    private static MailboxAddress Mailbox(string? name, string address)
    {
        var domain = address.IndexOf('@', StringComparison.Ordinal) + 1;
        return new MailboxAddress(Outbox.OneLine(name ?? ""), address[..domain] + AsciiDomain(address[domain..]));
    }

    private static string AsciiDomain(string domain) => new IdnMapping { UseStd3AsciiRules = true }.GetAscii(domain);
}
