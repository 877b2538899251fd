using IntMan.Caseload.Cases;
using IntMan.Directory.Editing;
using IntMan.Portal.Forms;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Caseload;

// Ends a case, or opens an ended one again.
public sealed class CaseEndModel(ReadCase read, EndCase end, ReopenCase reopen) : CasePageModel, IFormPage
{
    [BindProperty(Name = "ende")]
    public DateOnly? EndedOn { get; set; }

    [BindProperty(Name = "grund", SupportsGet = true)]
    public EndReason? Reason { get; set; }

    [BindProperty(Name = "version")]
    public uint? Version { get; set; }

    public EntryKey? Entry => null;

    public static IReadOnlyList<Choice> Reasons { get; } = [new("", "Bitte wählen"), .. CaseWords.EndReasons.All
        .Where(word => word.Stored != nameof(EndReason.HandedOver)).Select(word => new Choice(word.Stored, word.Text))];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (Refuse(await read.ExecuteAsync(Caller, id, "end", cancellation)) is { } refusal)
        {
            return refusal;
        }

        (EndedOn, Version) = (Today, Head.Case.Version);
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (Version is not { } seen || Refuse(await read.ExecuteAsync(Caller, id, "end", cancellation)) is not null)
        {
            return NotFound();
        }

        if (!Head.Case.IsOpen && seen == Head.Case.Version)
        {
            await reopen.ExecuteAsync(Caller, id, seen, cancellation);
            return ToCase();
        }

        this.Ask(() => EndCase.Check(Head.Case, EndedOn ?? (ModelState.HasMistake("ende") ? Today : null), Reason, Today));
        if (!ModelState.IsValid)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        await end.ExecuteAsync(Caller, id, EndedOn, Reason, seen, cancellation);
        return ToCase();
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        if (takesCurrentVersion && await read.ExecuteAsync(Caller, Head.Case.Id, "end", cancellation) is { } current)
        {
            (Head, Version) = (current, current.Case.Version);
        }
    }
}
