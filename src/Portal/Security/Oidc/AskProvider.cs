using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Security.Oidc;

/// <summary>Leads to the identity provider. Pages do it by a link and never by a form: browsers hold what a form redirects to against form-action.</summary>
public sealed partial class AskProvider(OidcSettings settings, TimeProvider clock, ILogger<AskProvider> logger)
{
    /// <summary>Item of the state: the person must have signed in at the provider since then.</summary>
    public const string NotBefore = "since";

    /// <param name="context">The request of the link.</param>
    /// <param name="state">Sealed and given back after the journey.</param>
    /// <param name="isFresh">The provider's own session is not enough: it must ask again.</param>
    public async Task<IActionResult> ExecuteAsync(HttpContext context, OpenIdConnectChallengeProperties state, bool isFresh)
    {
        if (!settings.IsOffered)
        {
            return new NotFoundResult();
        }

        if (isFresh)
        {
            (state.Prompt, state.MaxAge) = ("login", TimeSpan.Zero);
            state.Items[NotBefore] = clock.GetUtcNow().ToString("O");
        }

        try
        {
            await context.ChallengeAsync(OidcServices.SchemeName, state);
            return new EmptyResult();
        }
        catch (InvalidOperationException e) when (e.InnerException is not null)
        {
            // The handler reads the keys before it sends anybody away.
            LogNoKeys(e.InnerException);
            return new RedirectResult(ExternalSignIn.Failed);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The keys of the identity provider cannot be read.")]
    private partial void LogNoKeys(Exception error);
}
