using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Security.Oidc;

// Leads to the identity provider. Pages do it by a link and never by a form: browsers hold what a form redirects to against form-action.
public sealed partial class AskProvider(OidcSettings settings, TimeProvider clock, ILogger<AskProvider> logger)
{
    // Item of the state: the person must have signed in at the provider since then.
    public const string NotBefore = "since";

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
