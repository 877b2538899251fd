using System.Buffers.Text;
using System.Security.Cryptography;
using IntMan.Foundation.Access;
using IntMan.Foundation.Mail;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Infomails;

/// <summary>The addresses in mails about Infomails.</summary>
public sealed class InfomailLinks(PublicAddress address, ISeals seals)
{
    private readonly ISeal _seal = seals.For("infomail.unsubscribe");

    public Uri Archive(Language language, string ags) => address.Of($"{language.Prefix}/infomail/{ags}");

    public Uri Confirm(Language language, string code) => address.Of($"{language.Prefix}/infomail/bestaetigen?code={code}");

    // Works without an end: an old mail must be able to unsubscribe.
    public Uri Unsubscribe(Language language, SubscriptionEnd end) => address.Of($"{language.Prefix}/infomail/abmelden?code={Seal(end)}");

    public Uri UnsubscribeSample(Language language) => address.Of($"{language.Prefix}/infomail/abmelden");

    public SubscriptionEnd? Open(string? code)
    {
        try
        {
            var bytes = _seal.Open(Base64Url.DecodeFromChars(code));
            return new SubscriptionEnd(new Guid(bytes.AsSpan(0, 16)), bytes[16] == 1);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private string Seal(SubscriptionEnd end) =>
        Base64Url.EncodeToString(_seal.Seal([.. end.Subscription.ToByteArray(), end.InWholeCounty ? (byte)1 : (byte)0]));
}

public sealed record SubscriptionEnd(Guid Subscription, bool InWholeCounty);
