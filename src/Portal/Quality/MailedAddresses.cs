using IntMan.Foundation.Mail;

namespace IntMan.Portal.Quality;

/// <summary>Addresses of pages in mails that no request caused.</summary>
public sealed class MailedAddresses(PublicAddress address)
{
    /// <inheritdoc cref="PublicAddress.IsKnown"/>
    public bool AreKnown => address.IsKnown;

    public string OfEntry(string slug) => address.Of($"/ansprechpersonen/{slug}").AbsoluteUri;

    public string OfService(string slug) => address.Of($"/angebote/{slug}").AbsoluteUri;

    /// <summary>Page of a link that confirms. The code stands in the query, because logs keep the path.</summary>
    public string OfLink(string code) => address.Of($"/bestaetigen?code={code}").AbsoluteUri;
}
