using System.ComponentModel.DataAnnotations;
using IntMan.Accounts;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class NewPasswordModel(AcceptLink accept, ResetPassword reset) : PageModel
{
    [BindProperty(SupportsGet = true, Name = AccountLinks.Parameter)]
    public string? Token { get; set; }

    [BindProperty(Name = "neu"), DataType(DataType.Password)]
    public string? NewPassword { get; set; }

    public OpenLink? Link { get; private set; }

    public bool IsDone { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (Link is null)
        {
            return Page();
        }

        if (PasswordRules.Refusal(NewPassword, Link.DisplayName, Link.Email, cancellation) is { } refusal)
        {
            ModelState.AddModelError("neu", refusal);
            return Page();
        }

        IsDone = await reset.ExecuteAsync(HttpContext.Stranger(), Token, NewPassword!, cancellation);
        Link = IsDone ? Link : null;
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Link = await accept.FindAsync(LinkKind.Password, Token, cancellation);
        Response.StatusCode = Link is null ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
    }
}
