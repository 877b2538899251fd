using System.Security.Cryptography;
using IntMan.Portal.Languages;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace IntMan.Portal.Infomails;

/// <summary>
/// The addresses in mails about Infomails, from Portal__PublicUrl and never from a request: whoever sends a false Host header must not
/// decide where a link leads.
/// </summary>
public sealed class InfomailLinks(SiteSettings site, IServer server, IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("infomail.unsubscribe");

    /// <summary>Page of a municipality's Infomails.</summary>
    public Uri Archive(Language language, string ags) => Of($"{language.Prefix}/infomail/{ags}");

    public Uri Confirm(Language language, string code) => Of($"{language.Prefix}/infomail/bestaetigen?code={code}");

    /// <summary>Works without an end: an old mail must be able to unsubscribe.</summary>
    public Uri Unsubscribe(Language language, SubscriptionEnd end) => Of($"{language.Prefix}/infomail/abmelden?code={Seal(end)}");

    /// <summary>Stands in previews in place of a reader's own link.</summary>
    public Uri UnsubscribeSample(Language language) => Of($"{language.Prefix}/infomail/abmelden");

    /// <returns>Null for a code that this portal has not made.</returns>
    public SubscriptionEnd? Open(string? code)
    {
        try
        {
            var bytes = _protector.Unprotect(WebEncoders.Base64UrlDecode(code ?? ""));
            return new SubscriptionEnd(new Guid(bytes.AsSpan(0, 16)), bytes[16] == 1);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private string Seal(SubscriptionEnd end) => WebEncoders.Base64UrlEncode(_protector.Protect([.. end.Subscription.ToByteArray(), end.InWholeCounty ? (byte)1 : (byte)0]));

    private Uri Of(string address)
    {
        var start = site.PublicUrl?.GetLeftPart(UriPartial.Path).TrimEnd('/')
            ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/')
            ?? "http://localhost";
        return new Uri(start + address);
    }
}

/// <param name="Subscription">The one that ends.</param>
/// <param name="InWholeCounty">The mail went to all municipalities of a county: the address leaves them all.</param>
public sealed record SubscriptionEnd(Guid Subscription, bool InWholeCounty);
