using IntMan.Accounts;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts;

[StepUp]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PasskeysModel(OwnPasskeys passkeys, RegisterPasskey register, PasskeyOrigin origin) : PageModel
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "antwort")]
    public string? Answer { get; set; }

    [BindProperty(Name = "zustand")]
    public string? State { get; set; }

    public IReadOnlyList<PasskeyLine> Lines { get; private set; } = [];

    public PasskeyOffer? Offer { get; private set; }

    private SignInSession Current => HttpContext.RequiredSignIn();

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostNeuAsync(CancellationToken cancellation)
    {
        if (await register.ExecuteAsync(HttpContext, Name, Answer, State, cancellation) is { } refusal)
        {
            ModelState.AddModelError("name", refusal);
            await LoadAsync(cancellation);
            return Page();
        }

        return RedirectToPage(new { gespeichert = "angelegt" });
    }

    public async Task<IActionResult> OnPostLoeschenAsync(string? passkey, CancellationToken cancellation)
    {
        switch (await passkeys.RemoveAsync(HttpContext.Caller(), passkey, cancellation))
        {
            case RemovalAnswer.Done:
                return RedirectToPage();
            case RemovalAnswer.Missing:
                return NotFound();
            default:
                ModelState.AddModelError("",
                    "Das ist Ihr letzter Weg, sich anzumelden. Legen Sie zuerst einen anderen Passkey an, oder ein Passwort und eine App.");
                await LoadAsync(cancellation);
                return Page();
        }
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Lines = await passkeys.ListAsync(Current.AccountId, cancellation);
        Offer = origin.IsKnown && Lines.Count < AddPasskey.MaxCount ? await register.BeginAsync(HttpContext) : null;
    }
}
