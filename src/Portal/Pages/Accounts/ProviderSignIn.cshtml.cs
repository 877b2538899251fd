using IntMan.Accounts;
using IntMan.Portal.Security;
using IntMan.Portal.Security.Oidc;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts;

/// <summary>Leads to the administration's identity provider, by link and not by form: browsers apply form-action to what a form redirects to.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ProviderSignInModel(OidcSettings settings) : PageModel
{
    public IActionResult OnGet([FromQuery(Name = "zurueck")] string? returnTo)
    {
        if (!settings.IsOffered)
        {
            return NotFound();
        }

        var state = new AuthenticationProperties { RedirectUri = Url.IsLocalUrl(returnTo) ? returnTo : "/konto" };
        if (HttpContext.Session()?.Stage == SessionStage.Full)
        {
            // Signed in already, so a fresh proof is wanted: the provider's own session is not enough.
            state.Items[OidcHandler.Fresh] = "";
        }

        return Challenge(state, OidcHandler.SchemeName);
    }
}
