using IntMan.Accounts;
using IntMan.Foundation.Mail;
using IntMan.Portal.Mail;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts;

[StepUp]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ChangeAddressModel(ChangeAddress change, AttemptLimit attempts) : PageModel
{
    private const int PerAccount = 5;

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    public bool IsSent { get; private set; }

    public SignInSession Current => HttpContext.RequiredSignIn();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!OutgoingMail.IsAddress(Email))
        {
            ModelState.AddModelError("email", "Geben Sie die neue E-Mail-Adresse ein, zum Beispiel name@amt.example.");
        }
        else if (!await attempts.TryTakeAsync($"address:{Current.AccountId}", PerAccount, cancellation))
        {
            ModelState.AddModelError("email", "Das waren zu viele Versuche. Warten Sie 15 Minuten.");
        }
        else
        {
            await change.BeginAsync(HttpContext.Caller(), Email!, cancellation);
            IsSent = true;
        }

        return Page();
    }
}
