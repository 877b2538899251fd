using IntMan.Caseload.Cases;
using IntMan.Caseload.Retention;
using IntMan.Directory.Editing;
using IntMan.Portal.Forms;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Caseload;

// Asks for a case to be erased by hand; a second person confirms.
public sealed class ErasureFormModel(ReadCase read, EraseByHand erase, ListErasures list) : CasePageModel, IFormPage
{
    [BindProperty(Name = "grund")]
    public ErasureReason? Reason { get; set; }

    [BindProperty(Name = "aktion")]
    public string? Action { get; set; }

    public EntryKey? Entry => null;

    public AskedErasure? Asked { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (Action == "zurueckziehen")
        {
            await erase.WithdrawAsync(Caller, id, cancellation);
            return ToCase();
        }

        ModelState.Need("grund", Reason, "Wählen Sie den Grund.");
        if (!ModelState.IsValid)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        await erase.AskAsync(Caller, id, Reason, cancellation);
        return Redirect("/faelle/aufbewahrung?gespeichert=1");
    }

    public Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) => Task.CompletedTask;

    private async Task<IActionResult?> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (Refuse(await read.ExecuteAsync(Caller, id, "erasure", cancellation)) is { } refusal)
        {
            return refusal;
        }

        if (Head.Case.Purpose != "own")
        {
            return Redirect($"/faelle/{id}");
        }

        Asked = (await list.ExecuteAsync(Caller, cancellation)).Asked.FirstOrDefault(asked => asked.CaseId == id);
        return null;
    }
}
