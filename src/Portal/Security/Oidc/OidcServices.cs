using IntMan.Accounts;
using IntMan.Foundation.Changes;
using IntMan.Portal.Database;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;

namespace IntMan.Portal.Security.Oidc;

/// <summary>Registers the sign-in at the administration's identity provider, where one is configured.</summary>
public static class OidcServices
{
    /// <summary>Where the provider sends people back; to be registered there.</summary>
    public const string CallbackPath = "/konto/anbieter/rueckkehr";

    public static void AddOidc(this WebApplicationBuilder builder)
    {
        var settings = OidcSettings.From(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<ExternalSignIn>();
        if (!settings.IsOffered)
        {
            return;
        }

        builder.Services.AddSingleton<ProviderKeys>();
        builder.Services.AddAuthentication().AddOAuth<OAuthOptions, OidcHandler>(OidcHandler.SchemeName, options =>
        {
            options.ClientId = settings.ClientId;
            options.ClientSecret = File.ReadAllText(settings.ClientSecretFile).Trim();
            options.AuthorizationEndpoint = settings.AuthorizationEndpoint;
            options.TokenEndpoint = settings.TokenEndpoint;
            options.CallbackPath = CallbackPath;
            options.UsePkce = true;
            options.SaveTokens = false;
            options.Scope.Add("openid");
            options.Backchannel = ProviderKeys.CreateClient();
            options.CorrelationCookie.Name = builder.Environment.IsDevelopment() ? "anbieter." : "__Host-anbieter.";
            options.CorrelationCookie.Path = "/";
            options.CorrelationCookie.SecurePolicy = builder.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;

            // The provider sends people back by an ordinary link.
            options.CorrelationCookie.SameSite = SameSiteMode.Lax;
            options.Events.OnTicketReceived = ReceivedAsync;
            options.Events.OnRemoteFailure = FailedAsync;
        });
    }

    private static async Task ReceivedAsync(TicketReceivedContext context)
    {
        var subject = context.Principal!.FindFirst(OidcHandler.SubjectClaim)!;
        var target = await context.HttpContext.RequestServices.GetRequiredService<ExternalSignIn>().ExecuteAsync(context.HttpContext, subject.Issuer, subject.Value, context.Properties!, context.ReturnUri);
        context.Response.Redirect(target);
        context.HandleResponse();
    }

    private static async Task FailedAsync(RemoteFailureContext context)
    {
        // The provider's own texts are not shown: anybody can write them into the address.
        await using var connection = await context.HttpContext.RequestServices.GetRequiredService<PortalDatabase>().Staff.OpenConnectionAsync(context.HttpContext.RequestAborted);
        await context.HttpContext.RequestServices.GetRequiredService<AuditLog>().RecordAsync(connection, new AuditEntry(
            "sign-in", AuditOutcome.Refused, null, Subject: context.Failure is OidcRefused refused ? $"oidc {refused.Check}" : "oidc", Network: context.HttpContext.Network()));
        context.Response.Redirect("/konto/anmelden?anbieter=fehler");
        context.HandleResponse();
    }
}
