using IntMan.Accounts;
using IntMan.Directory.Published;
using IntMan.Foundation.Mail;
using IntMan.Foundation.Time;
using IntMan.Portal.Mail;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts.Administration;

[StepUp]
public sealed class InvitePersonModel(InviteAccount invite) : PageModel
{
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "name")]
    public string? DisplayName { get; set; }

    [BindProperty]
    public RoleForm Wish { get; set; } = new();

    public void OnGet() => Prepare();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Prepare();
        if (!OutgoingMail.IsAddress(Email))
        {
            ModelState.AddModelError("email", "Geben Sie die E-Mail-Adresse ein, zum Beispiel name@amt.example.");
        }

        if (DisplayName is null || DisplayName.Length > 120)
        {
            ModelState.AddModelError("name", "Geben Sie Vor- und Nachnamen ein, höchstens 120 Zeichen.");
        }

        if (Wish.Read(ModelState) is not { } wish)
        {
            return Refused();
        }

        var answer = await invite.ExecuteAsync(new NewAccount(Email!, DisplayName!, wish), HttpContext.Inviter(), cancellation);
        if (answer.Refusal is { } refusal)
        {
            ModelState.AddModelError(refusal.Field, refusal.Sentence);
            return Refused();
        }

        return RedirectToPage("/Accounts/Administration/AccountDetails", new { id = answer.AccountId, gespeichert = "eingeladen" });
    }

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private void Prepare() => Wish.Choices = [.. GrantReach.Of(HttpContext.RequiredSignIn()).Roles];
}
