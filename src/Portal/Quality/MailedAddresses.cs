namespace IntMan.Portal.Quality;

/// <summary>Addresses of pages in mails that no request caused: from Portal__PublicUrl only.</summary>
public sealed class MailedAddresses(SiteSettings site, IHostEnvironment environment)
{
    private const string Development = "http://localhost:5080";

    private readonly string? _start = site.PublicUrl?.GetLeftPart(UriPartial.Path).TrimEnd('/') ?? (environment.IsDevelopment() ? Development : null);

    /// <summary>False: without Portal__PublicUrl no mail can lead anywhere; "check" says so.</summary>
    public bool AreKnown => _start is not null;

    public string OfEntry(string slug) => $"{_start}/ansprechpersonen/{slug}";

    public string OfService(string slug) => $"{_start}/angebote/{slug}";

    /// <summary>Page of a link that confirms. The code stands in the query, because logs keep the path.</summary>
    public string OfLink(string code) => $"{_start}/bestaetigen?code={code}";
}
