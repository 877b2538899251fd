using IntMan.Portal.Security;
using IntMan.Portal.Security.Oidc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts;

[StepUp]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ConnectProviderModel(AskProvider ask) : PageModel
{
    public Task<IActionResult> OnGetAsync() =>
        ask.ExecuteAsync(HttpContext, new() { Items = { [ExternalSignIn.LinkItem] = HttpContext.RequiredSignIn().AccountId.ToString() } },
            isFresh: true);
}
