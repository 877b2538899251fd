using System.ComponentModel.DataAnnotations;
using IntMan.Accounts;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts;

// Sign-in, with a passkey first. What is wrong is never said more exactly than "address or password" (ASVS 6.3.8).
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignInModel(PasswordSignIn signIn, PasskeySignIn passkeys, PasskeyOrigin origin, StartSignIn start,
    IHostEnvironment environment) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "zurueck")]
    public string? ReturnTo { get; set; }

    [BindProperty(SupportsGet = true, Name = "anbieter")]
    public string? Provider { get; set; }

    public string? ProviderMessage => Provider switch
    {
        "unbekannt" =>
            "Diese Anmeldung ist mit keinem Konto verbunden. Melden Sie sich anders an und verbinden Sie sie unter „Anmeldung und "
            + "Sicherheit“, oder nehmen Sie zuerst Ihre Einladung an.",
        "fehler" => "Die Anmeldung bei Ihrer Verwaltung hat nicht geklappt. Versuchen Sie es noch einmal.",
        _ => null,
    };

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "passwort"), DataType(DataType.Password)]
    public string? Password { get; set; }

    [BindProperty(Name = "antwort")]
    public string? Answer { get; set; }

    [BindProperty(Name = "zustand")]
    public string? State { get; set; }

    public PasskeyOffer? Offer { get; private set; }

    public bool ShowsDemo => environment.IsDevelopment();

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if ((await next()).Result is PageResult && origin.IsKnown)
        {
            Offer = await passkeys.BeginAsync(HttpContext, null, HttpContext.RequestAborted);
        }
    }

    public IActionResult OnGet() => HttpContext.SignIn()?.Stage == SignInStage.Full ? LocalRedirect(Target()) : Page();

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancellation)
    {
        if (await passkeys.ExecuteAsync(HttpContext, null, Answer, State, cancellation) is not { } accountId)
        {
            ModelState.AddModelError("email",
                "Das hat mit dem Passkey nicht geklappt. Versuchen Sie es noch einmal oder melden Sie sich mit Ihrem Passwort an.");
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await start.ExecuteAsync(HttpContext, accountId, SignInStage.Full, "passkey", cancellation);
        return LocalRedirect(Target());
    }

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

        switch (await signIn.ExecuteAsync(Email!, Password!, HttpContext.Origin(), cancellation))
        {
            case PasswordAnswer.Accepted accepted:
                await start.ExecuteAsync(HttpContext, accepted.AccountId, accepted.Stage, "password", cancellation);
                return accepted.Stage switch
                {
                    SignInStage.AwaitsSecondFactor => RedirectToPage("/Accounts/SecondFactor", new { zurueck = Target() }),
                    SignInStage.Enrolment => RedirectToPage("/Accounts/Enrolment"),
                    _ => LocalRedirect(Target()),
                };
            case PasswordAnswer.Wait:
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                Response.Headers.RetryAfter = "900";
                ModelState.AddModelError("email",
                    "Das waren zu viele Versuche. Warten Sie 15 Minuten und versuchen Sie es dann noch einmal.");
                return Page();
            default:
                ModelState.AddModelError("email",
                    "E-Mail-Adresse oder Passwort stimmt nicht. Prüfen Sie beides und versuchen Sie es noch einmal.");
                return Page();
        }
    }

    private string Target() => Url.IsLocalUrl(ReturnTo) ? ReturnTo! : MainNavigation.Today;
}
