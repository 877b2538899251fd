using IntMan.Accounts;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public class InvitationModel(AcceptLink accept, StartSignIn start) : PageModel
{
    [BindProperty(SupportsGet = true, Name = AccountLinks.Parameter)]
    public string? Token { get; set; }

    public OpenLink? Link { get; private set; }

    protected virtual LinkKind Kind => LinkKind.Invitation;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Link = await accept.FindAsync(Kind, Token, cancellation);
        Response.StatusCode = Link is null ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await accept.ExecuteAsync(HttpContext.Stranger(), Kind, Token, cancellation) is not { } accountId)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }

        await start.ExecuteAsync(HttpContext, accountId, SignInStage.Enrolment, "link", cancellation);
        return RedirectToPage("/Accounts/Enrolment");
    }
}
