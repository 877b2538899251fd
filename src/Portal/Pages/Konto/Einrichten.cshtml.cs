using IntMan.Portal.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Konto;

/// <summary>First steps of an account that has nothing yet to sign in with twice: a password, then the app.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class EinrichtenModel(AccountSecurity security) : PageModel
{
    [BindProperty(Name = "neu")]
    public string? NewPassword { get; set; }

    public LiveSession Current => HttpContext.RequiredSession();

    public SecurityState State { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        State = await security.ReadAsync(Current.AccountId, cancellation);
        return Current.Stage == SessionStage.Full ? RedirectToPage("/Konto/Sicherheit") : Page();
    }

    public async Task<IActionResult> OnPostPasswortAsync(CancellationToken cancellation)
    {
        State = await security.ReadAsync(Current.AccountId, cancellation);
        if (Current.Stage == SessionStage.Full || State.HasPassword)
        {
            return Forbid();
        }

        if (PasswordRules.Refusal(NewPassword, new Account { DisplayName = Current.DisplayName, Email = Current.Email }) is { } refusal)
        {
            ModelState.AddModelError("neu", refusal);
            return Page();
        }

        await security.SetPasswordAsync(Current, NewPassword!, HttpContext.Network(), cancellation);
        return RedirectToPage("/Konto/App");
    }
}
