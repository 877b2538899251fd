using IntMan.Accounts;
using IntMan.Portal.Security;
using IntMan.Portal.Security.Oidc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts;

// Sign-in at the administration's identity provider; whoever is signed in already proves it anew.
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ProviderSignInModel(AskProvider ask) : PageModel
{
    public Task<IActionResult> OnGetAsync([FromQuery(Name = "zurueck")] string? returnTo) => ask.ExecuteAsync(
        HttpContext,
        new() { RedirectUri = Url.IsLocalUrl(returnTo) ? returnTo : MainNavigation.Today },
        isFresh: HttpContext.SignIn()?.Stage == SignInStage.Full);
}
