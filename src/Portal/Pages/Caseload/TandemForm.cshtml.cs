using IntMan.Caseload.Cases;
using IntMan.Caseload.HandOver;
using IntMan.Directory.Editing;
using IntMan.Portal.Forms;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Caseload;

// Two managers work on one case.
public sealed class TandemFormModel(ReadCase read, FindColleagues find, SetTandem set) : CasePageModel, IFormPage
{
    [BindProperty(Name = "tandem")]
    public string? Tandem { get; set; }

    public EntryKey? Entry => null;

    public IReadOnlyList<Choice> Colleagues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } refusal)
        {
            return refusal;
        }

        Tandem = Head.Case.TandemId?.ToString();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (Colleagues.All(colleague => colleague.Value != (Tandem ?? "")))
        {
            ModelState.AddModelError("tandem", "Wählen Sie eine Fachkraft aus der Liste.");
            return await this.ShowAgainAsync(cancellation);
        }

        await set.ExecuteAsync(Caller, id, Guid.TryParse(Tandem, out var tandem) ? tandem : null, cancellation);
        return ToCase("/rahmen");
    }

    public Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) => Task.CompletedTask;

    private async Task<IActionResult?> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (Refuse(await read.ExecuteAsync(Caller, id, "tandem", cancellation)) is { } refusal)
        {
            return refusal;
        }

        if (Head.Case.Purpose != "own")
        {
            return Redirect($"/faelle/{id}");
        }

        Colleagues = [new("", "kein Tandem"), .. (await find.ExecuteAsync(Head.Case.Ags, Head.Case.ManagerId, Today, cancellation))
            .Select(colleague => new Choice(colleague.Id.ToString(), $"{colleague.Name}, {colleague.Post}"))];
        return null;
    }
}
