using System.Globalization;
using System.Text.RegularExpressions;

namespace IntMan.Portal.Mail;

/// <summary>What the mail server said: a code of three digits and its lines.</summary>
public sealed partial record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    private const int LongestReason = 200;

    public bool IsPositive => Code is >= 200 and < 300;

    /// <summary>E.g. "550 5.1.1 &lt;…&gt; User unknown"; addresses are taken out, because the reason outlives the address.</summary>
    public string Reason
    {
        get
        {
            var text = Outbox.OneLine(string.Create(CultureInfo.InvariantCulture, $"{Code} {Address().Replace(string.Join(' ', Lines), "…")}"));
            return text.Length > LongestReason ? text[..LongestReason] : text;
        }
    }

    /// <summary>Whether EHLO named the extension, with the parameter if one is asked for.</summary>
    public bool Offers(string extension, string? parameter = null) => Lines
        .Select(line => line.Split(' ', '='))
        .Any(words => words[0].Equals(extension, StringComparison.OrdinalIgnoreCase) && (parameter is null || words.Contains(parameter, StringComparer.OrdinalIgnoreCase)));

    /// <summary>5xx will never work, all else may; 421 ends the connection and says nothing about the mail.</summary>
    public MailOutcome AsFailure() => Code is >= 500 and < 600
        ? new MailOutcome.Refused(Reason)
        : new MailOutcome.Deferred(Reason, IsServerDown: Code is 421 or < 400 or >= 600);

    [GeneratedRegex(@"[^\s<>]+@[^\s<>]+")]
    private static partial Regex Address();
}

/// <summary>The mail server cannot be used now; nothing was delivered.</summary>
public sealed class SmtpFailure(string message, Exception? inner = null) : Exception(message, inner);
