using System.ComponentModel.DataAnnotations;
using IntMan.Accounts;
using IntMan.Portal.Security;
using IntMan.Portal.Security.Oidc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ProveIdentityModel(AccountSecurity security, ConfirmAgain confirm, PasskeySignIn passkeys, StartSignIn start,
    PausedForms keep, PausedFormCookie cookie, OidcSettings provider, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "zurueck")]
    public string? ReturnTo { get; set; }

    [BindProperty(SupportsGet = true, Name = "gesendet")]
    public string? Sent { get; set; }

    [BindProperty(Name = "entwurf")]
    public string? Draft { get; set; }

    public PausedForm? Paused { get; private set; }

    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    [BindProperty(Name = "passwort"), DataType(DataType.Password)]
    public string? Password { get; set; }

    [BindProperty(Name = "antwort")]
    public string? Answer { get; set; }

    [BindProperty(Name = "zustand")]
    public string? State { get; set; }

    public SecurityState Has { get; private set; } = new();

    public PasskeyOffer? Offer { get; private set; }

    public string? AfterProvider { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    public async Task<IActionResult> OnGetWeiterAsync(CancellationToken cancellation)
    {
        if (StepUpFilter.IsFresh(HttpContext.RequiredSignIn(), clock.GetUtcNow()))
        {
            Draft = cookie.Take(HttpContext);
            return Onward();
        }

        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostHaltenAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        ReturnTo = Request.Query["zurueck"];
        Draft = Url.IsLocalUrl(ReturnTo) && PausedForms.CanKeep(Request)
            ? keep.Seal(HttpContext.RequiredSignIn().AccountId, ReturnTo, Request.Form) : null;
        ReturnTo = ReturnTo?.Split('?')[0];
        await LoadAsync(cancellation);
        if (Draft is not null && AfterProvider is not null && cookie.Keep(HttpContext, Draft))
        {
            AfterProvider = "/konto/bestaetigen" + QueryString.Create("handler", "Weiter").Add("zurueck", Target());
        }

        return Page();
    }

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancellation)
    {
        var accountId = HttpContext.RequiredSignIn().AccountId;
        if (await passkeys.ExecuteAsync(HttpContext, accountId, Answer, State, cancellation) is null)
        {
            ModelState.AddModelError("", "Das hat mit dem Passkey nicht geklappt. Versuchen Sie es noch einmal.");
            Response.StatusCode = StatusCodes.Status400BadRequest;
            await LoadAsync(cancellation);
            return Page();
        }

        await start.ExecuteAsync(HttpContext, accountId, SignInStage.Full, "passkey", cancellation);
        return Onward();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var (field, typed) = Has.HasApp ? ("code", Code) : ("passwort", Password);
        if (string.IsNullOrWhiteSpace(typed))
        {
            ModelState.AddModelError(field, Has.HasApp ? "Geben Sie den Code aus Ihrer App oder einen Wiederherstellungs-Code ein."
                : "Geben Sie Ihr Passwort ein.");
        }
        else if (!Has.HasApp && (Has.PasskeyCount > 0 || Has.HasExternal))
        {
            ModelState.AddModelError("passwort", "Bestätigen Sie auf einem der anderen Wege.");
        }
        else if (await confirm.ExecuteAsync(HttpContext, Has.HasApp, typed, cancellation))
        {
            return Onward();
        }
        else
        {
            ModelState.AddModelError(field, Has.HasApp
                ? "Dieser Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten Code Ihrer App. Nach 5 falschen Codes "
                    + "werden Sie abgemeldet."
                : "Dieses Passwort stimmt nicht. Nach mehreren Versuchen warten Sie 15 Minuten.");
        }

        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var accountId = HttpContext.RequiredSignIn().AccountId;
        Has = await security.ReadAsync(accountId, cancellation);
        AfterProvider = Has.HasExternal && provider.IsOffered ? Target() : null;
        Offer = Has.PasskeyCount > 0 ? await passkeys.BeginAsync(HttpContext, accountId, cancellation) : null;
    }

    private IActionResult Onward() => (Paused = keep.Open(HttpContext.RequiredSignIn().AccountId, Draft)) is null
        ? LocalRedirect(Target()) : Page();

    private string Target() => Url.IsLocalUrl(ReturnTo) ? ReturnTo! : MainNavigation.Today;
}
