namespace IntMan.Portal.Security;

/// <summary>For which address passkeys are valid: Portal__PublicUrl, in Development without it http://localhost with any port.</summary>
public sealed class PasskeyOrigin(SiteSettings site, IHostEnvironment environment)
{
    /// <summary>Without a public address there are no passkeys in operation: they would be bound to whatever name a request carries.</summary>
    public bool IsKnown => site.PublicUrl is not null || environment.IsDevelopment();

    /// <summary>The relying party id.</summary>
    public string Domain => site.PublicUrl?.Host ?? "localhost";

    /// <param name="origin">As the browser signed it.</param>
    public bool Is(string origin) => Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (site.PublicUrl is { } address ? uri.GetLeftPart(UriPartial.Authority) == address.GetLeftPart(UriPartial.Authority) : environment.IsDevelopment() && uri.Host == Domain);
}
