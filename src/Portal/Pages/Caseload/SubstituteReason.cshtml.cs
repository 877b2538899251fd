using IntMan.Caseload.Cases;
using IntMan.Directory.Editing;
using IntMan.Portal.Forms;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Caseload;

// A substitute says why before anything is shown.
public sealed class SubstituteReasonModel(ReadCase read, OpenAsSubstitute open) : CasePageModel, IFormPage
{
    [BindProperty(Name = "grund")]
    public SubstituteReason? Reason { get; set; }

    public EntryKey? Entry => null;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } refusal)
        {
            return refusal;
        }

        ModelState.Need("grund", Reason, "Wählen Sie den Grund.");
        if (!ModelState.IsValid)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        await open.ExecuteAsync(Caller, id, Reason, cancellation);
        return Redirect($"/faelle/{id}");
    }

    public Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) => Task.CompletedTask;

    private async Task<IActionResult?> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await read.ExecuteAsync(Caller, id, "substitution", cancellation) is not { } head)
        {
            return NotFound();
        }

        Head = head;
        return head.Case.Purpose == "waiting" ? null : Redirect($"/faelle/{id}");
    }
}
