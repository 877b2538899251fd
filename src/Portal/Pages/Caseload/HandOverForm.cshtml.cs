using IntMan.Caseload.Cases;
using IntMan.Caseload.HandOver;
using IntMan.Directory.Editing;
using IntMan.Portal.Forms;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Caseload;

// Asks a colleague to take the case over, warm with the client's consent or without data.
public sealed class HandOverFormModel(ReadCase read, FindColleagues find, ShowHandOvers show, ProposeHandOver propose) : CasePageModel,
    IFormPage
{
    [BindProperty(Name = "an")]
    public string? ToId { get; set; }

    [BindProperty(Name = "mit")]
    public string? WithData { get; set; }

    [BindProperty(Name = "gesundheit")]
    public bool PassesHealth { get; set; }

    [BindProperty(Name = "termin")]
    public DateOnly? MeetingOn { get; set; }

    public EntryKey? Entry => null;

    public IReadOnlyList<Choice> Colleagues { get; private set; } = [];

    public static IReadOnlyList<Choice> Ways { get; } = [new("warm", "warm, mit Daten"), new("leer", "ohne Daten")];

    public Consent? Consent => Head.Valid(ConsentKind.HandOver);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } refusal)
        {
            return refusal;
        }

        return await show.OfCaseAsync(Caller, id, cancellation) is { } open ? Redirect($"/faelle/uebergaben/{open}") : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } refusal)
        {
            return refusal;
        }

        var draft = new HandOverDraft(Guid.TryParse(ToId, out var to) && Colleagues.Any(colleague => colleague.Value == ToId) ? to : null,
            WithData switch { "warm" => true, "leer" => false, _ => null }, PassesHealth,
            MeetingOn ?? (ModelState.HasMistake("termin") ? Today : null));
        this.Note(draft.Mistakes(Head));
        if (!ModelState.IsValid)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        var proposed = await propose.ExecuteAsync(Caller, id, draft, Head, cancellation);
        return Redirect($"/faelle/uebergaben/{proposed}?gespeichert=neu");
    }

    public Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) => Task.CompletedTask;

    private async Task<IActionResult?> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (Refuse(await read.ExecuteAsync(Caller, id, "hand-over", cancellation)) is { } refusal)
        {
            return refusal;
        }

        if (Head.Case is not { IsOpen: true, Purpose: "own" })
        {
            return Redirect($"/faelle/{id}");
        }

        Colleagues = [.. (await find.ExecuteAsync(Head.Case.Ags, Head.Case.ManagerId, Today, cancellation))
            .Select(colleague => new Choice(colleague.Id.ToString(), $"{colleague.Name}, {colleague.Post}"))];
        return null;
    }
}
