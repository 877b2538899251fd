using IntMan.Accounts;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts.Administration;

[StepUp]
public sealed class AccountDetailsModel(ListAccounts list, InviteAccount invite, KeepAccount keep, RecoverAccount recover) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public AccountLine Account { get; private set; } = null!;

    public IReadOnlyList<GrantLine> Grants { get; private set; } = [];

    public bool IsOwn => Id == HttpContext.RequiredSignIn().AccountId;

    public bool IsAdministrator => By.Reach.CoversAll;

    public bool MayConfirm => Account.RecoveryAskedBy is { } asker && asker != By.AccountId && !IsOwn;

    private Inviter By => HttpContext.Inviter();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostEinladenAsync(CancellationToken cancellation) =>
        AfterAsync(ResendAsync(cancellation), "eingeladen", "Das Konto ist schon eingerichtet oder geschlossen.", cancellation);

    public async Task<IActionResult> OnPostZurueckziehenAsync(CancellationToken cancellation) =>
        await keep.WithdrawAsync(Id, By, cancellation)
            ? RedirectToPage("/Accounts/Administration/AccountList", new { gespeichert = "zurueckgezogen" })
            : await AfterAsync(Task.FromResult(false), "", "Das Konto ist schon eingerichtet. Schließen Sie es stattdessen.", cancellation);

    public Task<IActionResult> OnPostSchliessenAsync(CancellationToken cancellation) =>
        AfterAsync(keep.CloseAsync(Id, By, cancellation), "geschlossen",
        "Das eigene Konto und das letzte der Administration lassen sich nicht schließen.", cancellation);

    public Task<IActionResult> OnPostOeffnenAsync(CancellationToken cancellation) =>
        AfterAsync(keep.ReopenAsync(Id, By, cancellation), "geoeffnet", "Das Konto ist schon offen.", cancellation);

    public Task<IActionResult> OnPostAbmeldenAsync(CancellationToken cancellation) =>
        AfterAsync(keep.EndSessionsAsync(Id, By, cancellation), "abgemeldet", "Das Konto ist nirgends angemeldet.", cancellation);

    public Task<IActionResult> OnPostVerlorenAsync(CancellationToken cancellation) =>
        RecoverAsync(recover.AskAsync, "angefragt", "Für das eigene Konto fragt das jemand anderes. Vielleicht läuft es auch schon.",
        cancellation);

    public Task<IActionResult> OnPostBestaetigenAsync(CancellationToken cancellation) =>
        RecoverAsync(recover.ConfirmAsync, "bestaetigt", "Bestätigen muss eine zweite Person aus der Administration.", cancellation);

    public Task<IActionResult> OnPostAnhaltenAsync(CancellationToken cancellation) =>
        RecoverAsync(recover.StopAsync, "angehalten", "Hier läuft nichts, was sich anhalten lässt.", cancellation);

    private async Task<IActionResult> RecoverAsync(Func<Guid, Inviter, CancellationToken, Task<bool>> step, string done, string refusal,
        CancellationToken cancellation) =>
        IsAdministrator ? await AfterAsync(step(Id, By, cancellation), done, refusal, cancellation) : NotFound();

    private async Task<IActionResult> AfterAsync(Task<bool> step, string done, string refusal, CancellationToken cancellation)
    {
        if (await step)
        {
            return RedirectToPage(new { id = Id, gespeichert = done });
        }

        ModelState.AddModelError("", refusal);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    private async Task<bool> ResendAsync(CancellationToken cancellation) => await invite.ResendAsync(Id, By, cancellation) is not null;

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await list.ShowAsync(By.Reach, Id, cancellation) is not { } found)
        {
            return false;
        }

        (Account, Grants) = found;
        return true;
    }
}
