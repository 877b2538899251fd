using IntMan.Portal.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Konto;

/// <summary>"Confirm it is you" before a sensitive page; afterwards the session has a new id and the page opens.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class BestaetigenModel(AccountSecurity security, ConfirmAgain confirm) : PageModel
{
    /// <summary>The page that asked; a path of this portal, else /konto.</summary>
    [BindProperty(SupportsGet = true, Name = "zurueck")]
    public string? ReturnTo { get; set; }

    /// <summary>A form had been sent and was not carried out.</summary>
    [BindProperty(SupportsGet = true, Name = "gesendet")]
    public string? Sent { get; set; }

    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    [BindProperty(Name = "passwort")]
    public string? Password { get; set; }

    public SecurityState State { get; private set; } = new();

    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var (field, typed) = State.HasApp ? ("code", Code) : ("passwort", Password);
        if (string.IsNullOrWhiteSpace(typed))
        {
            ModelState.AddModelError(field, State.HasApp ? "Geben Sie den Code aus Ihrer App oder einen Wiederherstellungs-Code ein." : "Geben Sie Ihr Passwort ein.");
        }
        else if (!State.HasApp && State.PasskeyCount > 0)
        {
            ModelState.AddModelError("passwort", "Bestätigen Sie mit Ihrem Passkey.");
        }
        else if (await confirm.ExecuteAsync(HttpContext, State.HasApp, typed, cancellation))
        {
            return LocalRedirect(Url.IsLocalUrl(ReturnTo) ? ReturnTo! : "/konto");
        }
        else
        {
            ModelState.AddModelError(field, State.HasApp
                ? "Dieser Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten Code Ihrer App. Nach 5 falschen Codes werden Sie abgemeldet."
                : "Dieses Passwort stimmt nicht. Nach mehreren Versuchen warten Sie 15 Minuten.");
        }

        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation) => State = await security.ReadAsync(HttpContext.RequiredSession().AccountId, cancellation);
}
