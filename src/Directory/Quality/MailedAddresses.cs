using IntMan.Foundation.Mail;

namespace IntMan.Directory.Quality;

/// <summary>Pages that the mails about confirming lead to.</summary>
public sealed class MailedAddresses(PublicAddress address)
{
    public bool AreKnown => address.IsKnown;

    public string OfEntry(string slug) => address.Of($"/ansprechpersonen/{slug}").AbsoluteUri;

    public string OfService(string slug) => address.Of($"/angebote/{slug}").AbsoluteUri;

    // Page of a link that confirms. The code stands in the query, because logs keep the path.
    public string OfLink(string code) => address.Of($"/bestaetigen?code={code}").AbsoluteUri;
}
