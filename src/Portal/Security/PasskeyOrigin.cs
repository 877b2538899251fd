namespace IntMan.Portal.Security;

public sealed class PasskeyOrigin(SiteSettings site, IHostEnvironment environment)
{
    // Without a public address there are no passkeys in operation: they would be bound to whatever name a request carries.
    public bool IsKnown => site.PublicUrl is not null || environment.IsDevelopment();

    public string Domain => site.PublicUrl?.Host ?? "localhost";

    public bool Is(string origin) => Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (site.PublicUrl is { } address ? uri.GetLeftPart(UriPartial.Authority) == address.GetLeftPart(UriPartial.Authority)
            : environment.IsDevelopment() && uri.Host == Domain);
}
