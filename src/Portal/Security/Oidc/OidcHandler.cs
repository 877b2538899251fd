using System.Security.Claims;
using System.Text.Encodings.Web;
using IntMan.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace IntMan.Portal.Security.Oidc;

/// <summary>
/// The code flow with PKCE by the framework's OAuth handler, with what OpenID Connect adds checked by ourselves: a nonce in the protected
/// state, and the id_token. Its tokens are thrown away afterwards.
/// </summary>
public sealed class OidcHandler(IOptionsMonitor<OAuthOptions> options, ILoggerFactory logger, UrlEncoder encoder, OidcSettings settings, ProviderKeys keys, OneTimeGuard once)
    : OAuthHandler<OAuthOptions>(options, logger, encoder)
{
    public const string SchemeName = "Oidc";

    /// <summary>Item of the state: the person must sign in at the provider now, although it may know them already.</summary>
    public const string Fresh = "fresh";

    /// <summary>Claim with the provider's subject; the issuer is its issuer.</summary>
    public const string SubjectClaim = "sub";

    private const string Nonce = "nonce";
    private const string BegunAt = "begun";
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var nonce = WebEncoders.Base64UrlEncode(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        properties.Items[Nonce] = nonce;
        properties.Items[BegunAt] = TimeProvider.GetUtcNow().ToString("O");

        // The base class seals the items into the state, so they have to be there before.
        var address = QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), "nonce", nonce);
        return properties.Items.ContainsKey(Fresh) ? QueryHelpers.AddQueryString(address, new Dictionary<string, string?> { ["prompt"] = "login", ["max_age"] = "0" }) : address;
    }

    protected override Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        // RFC 9207: an answer that another provider sent here is not looked at.
        var issuer = Request.Query["iss"];
        return issuer.Count > 0 && issuer != settings.Issuer ? throw new OidcRefused("iss of the answer") : base.HandleRemoteAuthenticateAsync();
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var nonce = properties.Items[Nonce];
        DateTimeOffset? notBefore = properties.Items.ContainsKey(Fresh) ? DateTimeOffset.Parse(properties.Items[BegunAt]!, System.Globalization.CultureInfo.InvariantCulture) : null;
        var expected = new ExpectedToken(settings.Issuer!, settings.ClientId, nonce, settings.RequiredAcr, notBefore, TimeProvider.GetUtcNow());
        var text = tokens.Response!.RootElement.TryGetProperty("id_token", out var value) ? value.GetString() : null;
        var token = await IdToken.ReadAsync(text, id => keys.FindAsync(id, Context.RequestAborted), expected);
        OidcRefused.Unless(await once.TryUseAsync("oidc", nonce!, Lasts * 2, Context.RequestAborted), "state used before");
        identity.AddClaim(new Claim(SubjectClaim, token.Subject, ClaimValueTypes.String, token.Issuer));
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }
}
