using System.Buffers;
using System.Net.Mail;

namespace IntMan.Foundation.Mail;

/// <summary>A mail to one address, as it is queued. Further headers cannot be given, so none can be smuggled in.</summary>
/// <param name="Kind">What it is for: small letters, dots, hyphens. With "public." in front, public forms may cause it.</param>
/// <param name="To">One address that <see cref="IsAddress"/> accepts.</param>
/// <param name="Subject">One line; control characters are taken out.</param>
/// <param name="Text">Plain text, UTF-8.</param>
public sealed record OutgoingMail(string Kind, string To, string Subject, string Text)
{
    /// <summary>Kinds with this in front may be queued in the zone portal_public.</summary>
    public const string PublicPrefix = "public.";

    private const int LongestAddress = 254;
    private static readonly SearchValues<char> Separators = SearchValues.Create(" ,;:<>()[]\"\\");

    public string? ToName { get; init; }

    /// <summary>The same as HTML; null for a mail of text alone.</summary>
    public string? Html { get; init; }

    /// <summary>Becomes List-Unsubscribe and List-Unsubscribe-Post (RFC 8058): a POST there unsubscribes at once. Only https takes
    /// effect.</summary>
    public Uri? UnsubscribeUrl { get; init; }

    /// <summary>True only when getting it twice does no harm; else a mail that may have arrived is never sent again by itself.</summary>
    public bool IsRepeatSafe { get; init; }

    /// <inheritdoc cref="MailContent.Calendar"/>
    public MailCalendar? Calendar { get; init; }

    /// <summary>What is sent together; each address gets one mail of a batch, and single mails go first.</summary>
    public Guid? Batch { get; init; }

    /// <summary>
    /// One mailbox that every mail server takes: ASCII before the @ (no SMTPUTF8), a domain with a dot, no display name, quotes or
    /// list. Domains with umlauts are sent as Punycode.
    /// </summary>
    public static bool IsAddress(string? text) =>
        text is { Length: > 0 and <= LongestAddress }
        && text.IndexOf('@', StringComparison.Ordinal) is > 0 and <= 64 and var at
        && text.AsSpan(0, at).IndexOfAnyExceptInRange('!', '~') < 0
        && text.AsSpan().IndexOfAny(Separators) < 0
        && text.AsSpan(at + 1) is var domain
        && domain.IndexOf('.') > 0 && !domain.Contains('@') && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && MailAddress.TryCreate(text, out var parsed) && parsed.Address == text;
}
