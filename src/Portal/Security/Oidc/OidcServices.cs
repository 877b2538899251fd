using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace IntMan.Portal.Security.Oidc;

public static class OidcServices
{
    public const string SchemeName = "Oidc";

    public const string CallbackPath = "/konto/anbieter/rueckkehr";

    internal static readonly TimeSpan LongestJourney = TimeSpan.FromMinutes(15);

    public static void AddOidc(this WebApplicationBuilder builder)
    {
        var settings = OidcSettings.From(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<ExternalSignIn>();
        builder.Services.AddSingleton<AskProvider>();
        if (!settings.IsOffered)
        {
            return;
        }

        builder.Services.AddSingleton<OidcEvents>();
        builder.Services.AddAuthentication().AddOpenIdConnect(SchemeName, options =>
            Configure(options, settings, builder.Environment.IsDevelopment()));
        builder.Services.AddOptions<OpenIdConnectOptions>(SchemeName).Configure<TimeProvider>((options, clock) =>
            options.TokenValidationParameters.LifetimeValidator = (begins, ends, _, _) =>
                IdTokenRules.IsNow(begins, ends, clock.GetUtcNow()));
    }

    private static void Configure(OpenIdConnectOptions options, OidcSettings settings, bool isDevelopment)
    {
        var client = CreateClient();
        options.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
            settings.KeysEndpoint, new ProviderKeys(settings), new HttpDocumentRetriever(client) { RequireHttps = !isDevelopment })
        {
            AutomaticRefreshInterval = TimeSpan.FromHours(1),

            // Tokens with made-up key ids must not become requests to the provider.
            RefreshInterval = TimeSpan.FromMinutes(1),
        };
        options.ClientId = settings.ClientId;
        options.ClientSecret = File.ReadAllText(settings.ClientSecretFile).Trim();
        options.CallbackPath = CallbackPath;
        options.RemoteSignOutPath = PathString.Empty;
        options.SignedOutCallbackPath = PathString.Empty;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.PushedAuthorizationBehavior = PushedAuthorizationBehavior.Disable;
        options.Scope.Clear();
        options.Scope.Add(OpenIdConnectScope.OpenId);
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.DisableTelemetry = true;
        options.Backchannel = client;
        options.RemoteAuthenticationTimeout = LongestJourney;
        options.ProtocolValidator.NonceLifetime = LongestJourney;
        options.EventsType = typeof(OidcEvents);
        options.TokenValidationParameters.ValidIssuer = settings.Issuer;
        options.TokenValidationParameters.ValidAlgorithms = IdTokenRules.Algorithms;
        options.TokenValidationParameters.TryAllIssuerSigningKeys = false;
        foreach (var (cookie, name) in new[] { (options.CorrelationCookie, "anbieter."), (options.NonceCookie, "anbieter-nonce.") })
        {
            cookie.Name = isDevelopment ? name : "__Host-" + name;
            cookie.Path = "/";
            cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;

            // The provider sends people back by an ordinary link.
            cookie.SameSite = SameSiteMode.Lax;
        }
    }

    private static HttpClient CreateClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(10),
            MaxResponseContentBufferSize = 256 * 1024 };
}
