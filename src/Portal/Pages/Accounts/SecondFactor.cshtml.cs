using IntMan.Accounts;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SecondFactorModel(SecondFactorSignIn signIn, PasskeySignIn passkeys, AccountSecurity security, StartSignIn start,
    SignInCookie cookie) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "zurueck")]
    public string? ReturnTo { get; set; }

    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    [BindProperty(Name = "antwort")]
    public string? Answer { get; set; }

    [BindProperty(Name = "zustand")]
    public string? State { get; set; }

    public SecurityState Has { get; private set; } = new();

    public PasskeyOffer? Offer { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if ((await next()).Result is PageResult && Pending is { } pending)
        {
            Has = await security.ReadAsync(pending.AccountId, HttpContext.RequestAborted);
            Offer = Has.PasskeyCount > 0 ? await passkeys.BeginAsync(HttpContext, pending.AccountId, HttpContext.RequestAborted) : null;
        }
    }

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancellation)
    {
        if (Pending is not { } pending)
        {
            return RedirectToPage("/Accounts/SignIn", new { zurueck = ReturnTo });
        }

        if (await passkeys.ExecuteAsync(HttpContext, pending.AccountId, Answer, State, cancellation) is null)
        {
            ModelState.AddModelError("", "Das hat mit dem Passkey nicht geklappt. Versuchen Sie es noch einmal.");
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await start.ExecuteAsync(HttpContext, pending.AccountId, SignInStage.Full, "passkey", cancellation);
        return LocalRedirect(Target());
    }

    public IActionResult OnGet() => Pending is null ? RedirectToPage("/Accounts/SignIn", new { zurueck = ReturnTo }) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Pending is not { } pending)
        {
            return RedirectToPage("/Accounts/SignIn", new { zurueck = ReturnTo });
        }

        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError("code", "Geben Sie den Code aus Ihrer App oder einen Wiederherstellungs-Code ein.");
            return Page();
        }

        switch (await signIn.ExecuteAsync(pending, Code, HttpContext.Origin(), cancellation))
        {
            case SecondFactorAnswer.Accepted accepted:
                await start.ExecuteAsync(HttpContext, pending.AccountId, SignInStage.Full, accepted.Method, cancellation);
                return LocalRedirect(Target());
            case SecondFactorAnswer.Dropped:
                cookie.Delete(Response);
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                Response.Headers.RetryAfter = "900";
                ModelState.AddModelError("code",
                    "Das waren zu viele falsche Codes. Warten Sie 15 Minuten und melden Sie sich dann noch einmal an.");
                return Page();
            default:
                ModelState.AddModelError("code",
                    "Dieser Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten Code Ihrer App.");
                return Page();
        }
    }

    private string Target() => Url.IsLocalUrl(ReturnTo) ? ReturnTo! : MainNavigation.Today;

    private SignInSession? Pending => HttpContext.SignIn() is { Stage: SignInStage.AwaitsSecondFactor } session ? session : null;
}
