using IntMan.Foundation.Database;
using IntMan.Portal.Database;

namespace IntMan.Portal.Security.Oidc;

/// <summary>
/// The identity provider of the administration (OpenID Connect); section Portal:Oidc. Its addresses are written down and not looked up:
/// the portal asks no server that its operator has not named.
/// </summary>
public sealed record OidcSettings
{
    /// <summary>As the tokens name it, exactly; null: no such sign-in is offered.</summary>
    public string? Issuer { get; init; }

    /// <summary>How the provider is called on buttons, e.g. "Verwaltungskonto".</summary>
    public string Name { get; init; } = "Verwaltungskonto";

    public string ClientId { get; init; } = "";

    /// <summary>File with the client's secret, readable for the service only.</summary>
    public string ClientSecretFile { get; init; } = "";

    /// <summary>Where people sign in.</summary>
    public string AuthorizationEndpoint { get; init; } = "";

    public string TokenEndpoint { get; init; } = "";

    /// <summary>Public keys of the provider (JWKS).</summary>
    public string KeysEndpoint { get; init; } = "";

    /// <summary>Strength of the sign-in (acr) that tokens must state; null: any.</summary>
    public string? RequiredAcr { get; init; }

    /// <summary>Whether people can sign in this way.</summary>
    public bool IsOffered => Issuer is not null;

    /// <exception cref="PortalStartRefused">An issuer is named, and something else is missing or no https address.</exception>
    public static OidcSettings From(IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = configuration.GetSection("Portal:Oidc").Get<OidcSettings>() ?? new OidcSettings();
        if (string.IsNullOrWhiteSpace(settings.Issuer))
        {
            return settings with { Issuer = null };
        }

        (string Name, string Value)[] addresses = [("AuthorizationEndpoint", settings.AuthorizationEndpoint), ("TokenEndpoint", settings.TokenEndpoint), ("KeysEndpoint", settings.KeysEndpoint)];
        foreach (var (name, value) in addresses)
        {
            if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (environment.IsDevelopment() && address.IsLoopback)))
            {
                throw new PortalStartRefused($"Portal__Oidc__{name} „{value}“ ist keine https-Adresse. Sie steht in der Beschreibung des Anbieters (.well-known/openid-configuration).");
            }
        }

        return settings.ClientId.Length > 0 && File.Exists(settings.ClientSecretFile)
            ? settings
            : throw new PortalStartRefused("Portal__Oidc__ClientId fehlt, oder die Datei in Portal__Oidc__ClientSecretFile gibt es nicht.");
    }
}
