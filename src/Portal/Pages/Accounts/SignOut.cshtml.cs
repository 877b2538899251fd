using IntMan.Accounts;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts;

// Ends the session on the server, then in the browser (ASVS 7.4.1, 14.3.1).
public sealed class SignOutModel(SignInSessions sessions, SignInCookie cookie, EndedSession ended) : PageModel
{
    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var session = HttpContext.RequiredSignIn();
        await sessions.EndAsync(session.AccountId, session.Id, null, cancellation);
        cookie.Delete(Response);
        ended.Forget(Response);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        return LocalRedirect("/");
    }
}
