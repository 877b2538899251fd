using System.ComponentModel.DataAnnotations;
using IntMan.Accounts;
using IntMan.Portal.Security;
using IntMan.Portal.Security.Oidc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts;

[StepUp]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SecuritySettingsModel(AccountSecurity security, PasswordSignIn signIn, ExternalLogins external) : PageModel
{
    [BindProperty(Name = "bisher"), DataType(DataType.Password)]
    public string? OldPassword { get; set; }

    [BindProperty(Name = "neu"), DataType(DataType.Password)]
    public string? NewPassword { get; set; }

    public SecurityState State { get; private set; } = new();

    public string? Done { get; private set; }

    private SignInSession Current => HttpContext.RequiredSignIn();

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostPasswortAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (State.HasPassword && !await signIn.ConfirmAsync(Current, OldPassword ?? "", HttpContext.Origin(), cancellation))
        {
            ModelState.AddModelError("bisher", "Das bisherige Passwort stimmt nicht. Nach mehreren Versuchen warten Sie 15 Minuten.");
        }

        if (PasswordRules.Refusal(NewPassword, Current.DisplayName, Current.Email, cancellation) is { } refusal)
        {
            ModelState.AddModelError("neu", refusal);
        }

        if (ModelState.IsValid)
        {
            if (!await security.SetPasswordAsync(HttpContext.Caller(), NewPassword!, cancellation))
            {
                return Challenge();
            }

            Done = "Ihr Passwort ist geändert. Auf allen anderen Geräten sind Sie abgemeldet.";
            await LoadAsync(cancellation);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostTrennenAsync(CancellationToken cancellation)
    {
        await external.UnlinkAsync(HttpContext.Caller(), cancellation);
        return RedirectToPage(new { gespeichert = "getrennt" });
    }

    private async Task LoadAsync(CancellationToken cancellation) => State = await security.ReadAsync(Current.AccountId, cancellation);
}
