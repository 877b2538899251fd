using IntMan.Caseload.Cases;
using IntMan.Caseload.Consultations;
using IntMan.Directory.Editing;
using IntMan.Portal.Forms;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Caseload;

// What is signed on paper; a withdrawal locks Teil A and B at once.
public sealed class ConsentsModel(ReadCase read, WithdrawConsent withdraw, TopicCatalogue topics) : CasePageModel, IFormPage
{
    [BindProperty(Name = "widerruf")]
    public DateOnly? WithdrawnOn { get; set; }

    [BindProperty(Name = "papier")]
    public Guid? ConsentId { get; set; }

    public EntryKey? Entry => null;

    public string ListOf(string[] categories) => topics.List(categories);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (Refuse(await read.ExecuteAsync(Caller, id, "consents", cancellation)) is { } refusal)
        {
            return refusal;
        }

        WithdrawnOn = Today;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (Refuse(await read.ExecuteAsync(Caller, id, "consents", cancellation)) is { } refusal)
        {
            return refusal;
        }

        if (Head.Consents.All(consent => consent.Id != ConsentId))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        await withdraw.ExecuteAsync(Caller, id, ConsentId!.Value, WithdrawnOn, cancellation);
        return ToCase("/einwilligung", "widerruf");
    }

    public Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) => Task.CompletedTask;
}
