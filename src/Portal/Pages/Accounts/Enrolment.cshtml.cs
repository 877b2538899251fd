using System.ComponentModel.DataAnnotations;
using IntMan.Accounts;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class EnrolmentModel(AccountSecurity security, RegisterPasskey register, PasskeyOrigin origin, StartSignIn start) : PageModel
{
    [BindProperty(Name = "neu"), DataType(DataType.Password)]
    public string? NewPassword { get; set; }

    [BindProperty(Name = "antwort")]
    public string? Answer { get; set; }

    [BindProperty(Name = "zustand")]
    public string? PasskeyState { get; set; }

    public PasskeyOffer? Offer { get; private set; }

    public SignInSession Current => HttpContext.RequiredSignIn();

    public SecurityState State { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return Current.Stage == SignInStage.Full ? RedirectToPage("/Accounts/SecuritySettings") : Page();
    }

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancellation)
    {
        if (Current.Stage == SignInStage.Full)
        {
            return Forbid();
        }

        if (await register.ExecuteAsync(HttpContext, null, Answer, PasskeyState, cancellation) is { } refusal)
        {
            ModelState.AddModelError("", refusal);
            await LoadAsync(cancellation);
            return Page();
        }

        await start.ExecuteAsync(HttpContext, Current.AccountId, SignInStage.Full, "passkey", cancellation);
        return RedirectToPage("/Accounts/Passkeys");
    }

    public async Task<IActionResult> OnPostPasswortAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (Current.Stage == SignInStage.Full || State.HasPassword)
        {
            return Forbid();
        }

        if (PasswordRules.Refusal(NewPassword, Current.DisplayName, Current.Email, cancellation) is { } refusal)
        {
            ModelState.AddModelError("neu", refusal);
            return Page();
        }

        var isSet = await security.SetPasswordAsync(HttpContext.Caller(), NewPassword!, cancellation);
        return isSet ? RedirectToPage("/Accounts/AuthenticatorApp") : Challenge();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        State = await security.ReadAsync(Current.AccountId, cancellation);
        Offer = origin.IsKnown ? await register.BeginAsync(HttpContext) : null;
    }
}
