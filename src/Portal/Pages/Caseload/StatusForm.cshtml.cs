using IntMan.Caseload.Cases;
using IntMan.Directory.Editing;
using IntMan.Portal.Forms;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Caseload;

// Status at a reporting date; what ends the counselling proposes the end (R16).
public sealed class StatusFormModel(ReadCase read, ReportStatus report) : CasePageModel, IFormPage
{
    [BindProperty(Name = "stichtag")]
    public DateOnly? ReportedOn { get; set; }

    [BindProperty(Name = "stand")]
    public ReportingStatus? Status { get; set; }

    public EntryKey? Entry => null;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (Refuse(await read.ExecuteAsync(Caller, id, "status", cancellation)) is { } refusal)
        {
            return refusal;
        }

        ReportedOn = Today;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (Refuse(await read.ExecuteAsync(Caller, id, "status", cancellation)) is { } refusal)
        {
            return refusal;
        }

        ModelState.Need("stand", Status, "Wählen Sie den Stand.");
        if (!ModelState.IsValid)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        await report.ExecuteAsync(Caller, id, ReportedOn, Status, cancellation);
        return Head.Case.IsOpen && CaseWords.EndOf(Status!.Value) is { } reason ? Redirect($"/faelle/{id}/ende?grund={reason}") : ToCase();
    }

    public Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) => Task.CompletedTask;
}
