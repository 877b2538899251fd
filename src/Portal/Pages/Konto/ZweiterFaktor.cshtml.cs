using IntMan.Portal.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Konto;

/// <summary>The second step of a sign-in; without a first one it leads back to the beginning.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ZweiterFaktorModel(SecondFactorSignIn signIn, Sessions sessions, AttemptLimit attempts, SessionCookie cookie) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "zurueck")]
    public string? ReturnTo { get; set; }

    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    public IActionResult OnGet() => Pending is null ? RedirectToPage("/Konto/Anmelden", new { zurueck = ReturnTo }) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Pending is not { } pending)
        {
            return RedirectToPage("/Konto/Anmelden", new { zurueck = ReturnTo });
        }

        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError("code", "Geben Sie den Code aus Ihrer App oder einen Wiederherstellungs-Code ein.");
            return Page();
        }

        var network = HttpContext.Network();
        switch (await signIn.ExecuteAsync(pending, Code, network, cancellation))
        {
            case SecondFactorAnswer.Accepted accepted:
                var session = new NewSession(pending.AccountId, SessionStage.Full, accepted.Method, HttpContext.Device(), network);
                cookie.Write(Response, await sessions.StartAsync(session, pending.Id, cancellation));
                await attempts.RememberNetworkAsync(pending.AccountId, network, cancellation);
                return LocalRedirect(Url.IsLocalUrl(ReturnTo) ? ReturnTo! : "/konto");
            case SecondFactorAnswer.Dropped:
                cookie.Delete(Response);
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                Response.Headers.RetryAfter = "900";
                ModelState.AddModelError("code", "Das waren zu viele falsche Codes. Warten Sie 15 Minuten und melden Sie sich dann noch einmal an.");
                return Page();
            default:
                ModelState.AddModelError("code", "Dieser Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten Code Ihrer App.");
                return Page();
        }
    }

    private LiveSession? Pending => HttpContext.Session() is { Stage: SessionStage.AwaitsSecondFactor } session ? session : null;
}
