using IntMan.Portal.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Konto;

/// <summary>Sign-in. What is wrong is never said more exactly than "address or password" (ASVS 6.3.8).</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AnmeldenModel(PasswordSignIn signIn, StartSession start, IHostEnvironment environment) : PageModel
{
    /// <summary>Where the person wanted to go; a path of this portal, else /konto.</summary>
    [BindProperty(SupportsGet = true, Name = "zurueck")]
    public string? ReturnTo { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "passwort")]
    public string? Password { get; set; }

    public bool ShowsDemo => environment.IsDevelopment();

    public IActionResult OnGet() => HttpContext.Session()?.Stage == SessionStage.Full ? LocalRedirect(Target()) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(Email))
        {
            ModelState.AddModelError("email", "Geben Sie Ihre E-Mail-Adresse ein.");
        }

        if (string.IsNullOrEmpty(Password))
        {
            ModelState.AddModelError("passwort", "Geben Sie Ihr Passwort ein.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        switch (await signIn.ExecuteAsync(Email!, Password!, HttpContext.Network(), cancellation))
        {
            case PasswordAnswer.Accepted accepted:
                await start.ExecuteAsync(HttpContext, accepted.AccountId, accepted.Stage, "password", cancellation);
                return accepted.Stage switch
                {
                    SessionStage.AwaitsSecondFactor => RedirectToPage("/Konto/ZweiterFaktor", new { zurueck = Target() }),
                    SessionStage.Enrolment => RedirectToPage("/Konto/Einrichten"),
                    _ => LocalRedirect(Target()),
                };
            case PasswordAnswer.Wait:
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                Response.Headers.RetryAfter = "900";
                ModelState.AddModelError("email", "Das waren zu viele Versuche. Warten Sie 15 Minuten und versuchen Sie es dann noch einmal.");
                return Page();
            default:
                ModelState.AddModelError("email", "E-Mail-Adresse oder Passwort stimmt nicht. Prüfen Sie beides und versuchen Sie es noch einmal.");
                return Page();
        }
    }

    private string Target() => Url.IsLocalUrl(ReturnTo) ? ReturnTo! : "/konto";
}
