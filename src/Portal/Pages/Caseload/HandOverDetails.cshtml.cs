using IntMan.Caseload.HandOver;
using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Portal.Caseload;
using IntMan.Portal.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Caseload;

// One hand-over, for both sides; each sees the answers that are theirs.
public sealed class HandOverDetailsModel(ShowHandOvers show, AnswerHandOver answer, MunicipalCalendar calendar) : PageModel, IFormPage
{
    [BindProperty(Name = "aktion")]
    public string? Action { get; set; }

    [BindProperty(Name = "grund")]
    public DeclineReason? Reason { get; set; }

    [BindProperty(Name = "termin")]
    public string? HasMet { get; set; }

    [BindProperty(Name = "einverstanden")]
    public string? Agrees { get; set; }

    [BindProperty(Name = "kontakt")]
    public DateOnly? FirstContactOn { get; set; }

    public EntryKey? Entry => null;

    public CaseHandOver HandOver { get; private set; } = null!;

    public DateOnly Today => calendar.Today;

    private Caller Caller => HttpContext.Cases();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        if (Action == "uebernehmen")
        {
            return await TakeOverAsync(id, cancellation);
        }

        if (Action == "ablehnen")
        {
            ModelState.Need("grund", Reason, "Wählen Sie den Grund.");
            if (!ModelState.IsValid)
            {
                return await this.ShowAgainAsync(cancellation);
            }
        }

        await (Action switch
        {
            "ablehnen" => answer.DeclineAsync(Caller, id, Reason, cancellation),
            "zurueckziehen" => answer.WithdrawAsync(Caller, id, cancellation),
            _ => answer.AcceptAsync(Caller, id, cancellation),
        });
        return Redirect($"/faelle/uebergaben/{id}?gespeichert=1");
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        if (takesCurrentVersion)
        {
            await FindAsync(HandOver.Id, cancellation);
        }
    }

    private async Task<IActionResult> TakeOverAsync(Guid id, CancellationToken cancellation)
    {
        if (HandOver.WithData)
        {
            ModelState.Need("termin", HasMet == "ja" ? HasMet : null, "Nehmen Sie den Fall erst nach dem gemeinsamen Termin.");
            ModelState.Need("einverstanden", Agrees == "ja" ? Agrees : null,
                "Ohne Einverständnis gehen keine Daten mit. Lehnen Sie ab oder bitten Sie um eine Übergabe ohne Daten.");
        }

        this.Ask(() => Require.That(FirstContactOn is null || FirstContactOn >= Today,
            "Der erste eigene Kontakt liegt in der Vergangenheit. Prüfen Sie den Tag.", "FirstContactOn"));
        if (!ModelState.IsValid)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        return Redirect($"/faelle/{await answer.TakeOverAsync(Caller, id, FirstContactOn, cancellation)}?gespeichert=uebernommen");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        if (await show.FindAsync(Caller, id, cancellation) is not { } found)
        {
            return false;
        }

        HandOver = found;
        return true;
    }
}
