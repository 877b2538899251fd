using IntMan.Accounts;
using IntMan.Foundation.Mail;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Accounts.Administration;

[StepUp]
public sealed class InvitePersonModel(InviteAccount invite) : RolePage
{
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "name")]
    public string? DisplayName { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!OutgoingMail.IsAddress(Email))
        {
            ModelState.AddModelError("email", "Geben Sie die E-Mail-Adresse ein, zum Beispiel name@amt.example.");
        }

        if (DisplayName is null || DisplayName.Length > 120)
        {
            ModelState.AddModelError("name", "Geben Sie Vor- und Nachnamen ein, höchstens 120 Zeichen.");
        }

        if (ReadWish() is not { } wish)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        var invitation = await invite.ExecuteAsync(By, new NewAccount(Email!, DisplayName!, wish), cancellation);
        return RedirectToPage("/Accounts/Administration/AccountDetails", new { id = invitation.AccountId, gespeichert = "eingeladen" });
    }
}
