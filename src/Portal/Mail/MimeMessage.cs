using System.Globalization;
using System.Text;
using IntMan.Directory.Exchange.Import;

namespace IntMan.Portal.Mail;

/// <summary>
/// A mail as RFC 5322 and MIME want it, in ASCII: text and HTML as two forms of the same, both base64, so that no line is too long
/// and no server has to change anything. Header values pass <see cref="Outbox.OneLine"/>, so nobody can add a header.
/// </summary>
public static class MimeMessage
{
    /// <summary>Bytes of an encoded word's content: with its frame it stays below the 75 characters of RFC 2047.</summary>
    private const int EncodedBytes = 42;

    private const int LongestPlainValue = 60;

    /// <param name="mail">Its id makes the Message-ID: sent again it has the same, and the receiving server may notice.</param>
    /// <param name="content">What it says.</param>
    /// <param name="settings">The sender.</param>
    /// <param name="now">For the date.</param>
    public static byte[] Build(ClaimedMail mail, MailContent content, MailSettings settings, DateTimeOffset now)
    {
        var message = new StringBuilder();
        void Header(string name, string value) => message.Append(name).Append(": ").Append(value).Append("\r\n");

        Header("From", Mailbox(settings.FromName, settings.From));
        Header("To", Mailbox(mail.ToName, AsciiAddress(mail.ToAddress)));
        Header("Subject", Words(mail.Subject));
        Header("Date", now.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Header("Message-ID", $"<{mail.Id}@{AsciiDomain(settings.Domain)}>");
        Header("Auto-Submitted", "auto-generated");
        if (content.UnsubscribeUrl is { } address)
        {
            Header("List-Unsubscribe", $"<{address.AbsoluteUri}>");
            Header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        Header("MIME-Version", "1.0");
        var border = $"=_{mail.Id:N}";
        if (content.Html is null)
        {
            Part("text/plain", content.Text);
            return Encoding.ASCII.GetBytes(message.ToString());
        }

        Header("Content-Type", $"multipart/alternative;\r\n boundary=\"{border}\"");
        message.Append("\r\n--").Append(border).Append("\r\n");
        Part("text/plain", content.Text);
        message.Append("--").Append(border).Append("\r\n");
        Part("text/html", content.Html);
        message.Append("--").Append(border).Append("--\r\n");
        return Encoding.ASCII.GetBytes(message.ToString());

        void Part(string type, string text)
        {
            Header("Content-Type", $"{type}; charset=utf-8");
            Header("Content-Transfer-Encoding", "base64");
            var lines = Convert.ToBase64String(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")), Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\r\n");
            message.Append("\r\n").Append(lines).Append("\r\n");
        }
    }

    /// <summary>With the domain in Punycode, as the protocol wants it.</summary>
    /// <exception cref="ArgumentException">The domain cannot be one.</exception>
    public static string AsciiAddress(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal) + 1;
        return address[..at] + AsciiDomain(address[at..]);
    }

    private static string AsciiDomain(string domain) => new IdnMapping { UseStd3AsciiRules = true }.GetAscii(domain);

    private static string Mailbox(string? name, string address)
    {
        var shown = Outbox.OneLine(name ?? "");
        return shown.Length == 0 ? address
            : IsPlain(shown) ? $"\"{shown.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\" <{address}>"
            : $"{Encode(shown)} <{address}>";
    }

    private static string Words(string text)
    {
        var line = Outbox.OneLine(text);
        return IsPlain(line) ? line : Encode(line);
    }

    private static bool IsPlain(string text) => text.Length <= LongestPlainValue && text.All(c => c is >= ' ' and <= '~') && !text.Contains("=?", StringComparison.Ordinal);

    /// <summary>RFC 2047: words in base64, none of which parts a character.</summary>
    private static string Encode(string text)
    {
        var words = new List<string>();
        var bytes = new List<byte>();
        foreach (var rune in text.EnumerateRunes())
        {
            var next = Encoding.UTF8.GetBytes(rune.ToString());
            if (bytes.Count + next.Length > EncodedBytes)
            {
                words.Add(Word());
                bytes.Clear();
            }

            bytes.AddRange(next);
        }

        words.Add(Word());
        return string.Join("\r\n ", words);

        string Word() => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
    }
}
