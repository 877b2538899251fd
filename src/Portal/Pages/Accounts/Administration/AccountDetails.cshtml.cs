using IntMan.Accounts;
using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts.Administration;

[StepUp]
public sealed class AccountDetailsModel(ListAccounts list, InviteAccount invite, KeepAccount keep, RecoverAccount recover)
    : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public AccountLine Account { get; private set; } = null!;

    public IReadOnlyList<GrantLine> Grants { get; private set; } = [];

    public EntryKey? Entry => null;

    public bool IsOwn => Id == HttpContext.RequiredSignIn().AccountId;

    public bool IsAdministrator => By.Scope.All;

    public bool MayConfirm => Account.RecoveryAskedBy is { } asker && asker != By.Actor.AccountId && !IsOwn;

    private Caller By => HttpContext.Caller(Reach.Of(User).AccountArea);

    public Task OnGetAsync(CancellationToken cancellation) => PrepareAsync(takesCurrentVersion: false, cancellation);

    public Task<IActionResult> OnPostEinladenAsync(CancellationToken cancellation) =>
        AfterAsync(invite.ResendAsync(By, Id, cancellation), "eingeladen");

    public async Task<IActionResult> OnPostZurueckziehenAsync(CancellationToken cancellation)
    {
        await keep.WithdrawAsync(By, Id, cancellation);
        return RedirectToPage("/Accounts/Administration/AccountList", new { gespeichert = "zurueckgezogen" });
    }

    public Task<IActionResult> OnPostSchliessenAsync(CancellationToken cancellation) =>
        AfterAsync(keep.CloseAsync(By, Id, cancellation), "geschlossen");

    public Task<IActionResult> OnPostOeffnenAsync(CancellationToken cancellation) =>
        AfterAsync(keep.ReopenAsync(By, Id, cancellation), "geoeffnet");

    public Task<IActionResult> OnPostAbmeldenAsync(CancellationToken cancellation) =>
        AfterAsync(keep.EndSignInsAsync(By, Id, cancellation), "abgemeldet");

    public Task<IActionResult> OnPostVerlorenAsync(CancellationToken cancellation) =>
        AfterAsync(recover.AskAsync(By, Id, cancellation), "angefragt");

    public Task<IActionResult> OnPostBestaetigenAsync(CancellationToken cancellation) =>
        AfterAsync(recover.ConfirmAsync(By, Id, cancellation), "bestaetigt");

    public Task<IActionResult> OnPostAnhaltenAsync(CancellationToken cancellation) =>
        AfterAsync(recover.StopAsync(By, Id, cancellation), "angehalten");

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) =>
        (Account, Grants) = await list.ShowAsync(By.Scope, Id, cancellation) ?? throw new MissingEntry();

    private async Task<IActionResult> AfterAsync(Task step, string done)
    {
        await step;
        return RedirectToPage(new { id = Id, gespeichert = done });
    }
}
