using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace IntMan.Portal.Security.Oidc;

// Reads the provider's keys in place of its whole description: its addresses are settings, so that it cannot move them.
public sealed class ProviderKeys(OidcSettings settings) : IConfigurationRetriever<OpenIdConnectConfiguration>
{
    private const int SmallestRsa = 2048;

    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(string address, IDocumentRetriever retriever,
        CancellationToken cancel)
    {
        var configuration = new OpenIdConnectConfiguration
        {
            Issuer = settings.Issuer,
            AuthorizationEndpoint = settings.AuthorizationEndpoint,
            TokenEndpoint = settings.TokenEndpoint,
        };
        foreach (var key in new JsonWebKeySet(await retriever.GetDocumentAsync(address, cancel)).Keys.Where(IsUsable))
        {
            configuration.SigningKeys.Add(key);
        }

        return configuration;
    }

    private static bool IsUsable(JsonWebKey key) => key.Kid is not null && key.Use is null or JsonWebKeyUseNames.Sig && key.Kty switch
    {
        JsonWebAlgorithmsKeyTypes.RSA => key.KeySize >= SmallestRsa,
        JsonWebAlgorithmsKeyTypes.EllipticCurve => key.Crv == JsonWebKeyECTypes.P256,
        _ => false,
    };
}
