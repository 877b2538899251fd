using IntMan.Foundation.Database;
using IntMan.Portal.Database;

namespace IntMan.Portal.Security.Oidc;

public sealed record OidcSettings
{
    // As the tokens name it, exactly; null: no such sign-in is offered.
    public string? Issuer { get; init; }

    public string Name { get; init; } = "Verwaltungskonto";

    public string ClientId { get; init; } = "";

    public string ClientSecretFile { get; init; } = "";

    public string AuthorizationEndpoint { get; init; } = "";

    public string TokenEndpoint { get; init; } = "";

    public string KeysEndpoint { get; init; } = "";

    // Strength of the sign-in (acr) that tokens must state; null: any.
    public string? RequiredAcr { get; init; }

    public bool IsOffered => Issuer is not null;

    public static OidcSettings From(IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = configuration.GetSection("Portal:Oidc").Get<OidcSettings>() ?? new OidcSettings();
        if (string.IsNullOrWhiteSpace(settings.Issuer))
        {
            return settings with { Issuer = null };
        }

        (string Name, string Value)[] addresses = [("AuthorizationEndpoint", settings.AuthorizationEndpoint),
            ("TokenEndpoint", settings.TokenEndpoint), ("KeysEndpoint", settings.KeysEndpoint)];
        foreach (var (name, value) in addresses)
        {
            if (!Uri.TryCreate(value, UriKind.Absolute, out var address)
                || !(address.Scheme == Uri.UriSchemeHttps || (environment.IsDevelopment() && address.IsLoopback)))
            {
                throw new PortalStartRefused(
                    $"Portal__Oidc__{name} „{value}“ ist keine https-Adresse. Sie steht in der Beschreibung des Anbieters "
                    + "(.well-known/openid-configuration).");
            }
        }

        return settings.ClientId.Length > 0 && File.Exists(settings.ClientSecretFile)
            ? settings
            : throw new PortalStartRefused("Portal__Oidc__ClientId fehlt, oder die Datei in Portal__Oidc__ClientSecretFile gibt es nicht.");
    }
}
