using IntMan.Directory.Contacts;
using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.History;
using IntMan.Directory.Published;
using IntMan.Directory.Quality;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Quality;

public sealed class SuggestionDetailsModel(ListSuggestions list, DecideSuggestion decide, ApplyContact apply, ReadSuggestion read)
    : PageModel, IFormPage
{
    [BindProperty(Name = "version")]
    public uint Version { get; set; }

    [BindProperty(Name = "telefon")]
    public string? Phone { get; set; }

    [BindProperty(Name = "mail")]
    public string? Email { get; set; }

    [BindProperty(Name = "grund")]
    public string? Reason { get; set; }

    public SuggestionLine Line { get; private set; } = null!;

    public Contact? Contact { get; private set; }

    public PublishedContact? Published { get; private set; }

    public EntryKey? Entry => null;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        await PrepareAsync(takesCurrentVersion: true, cancellation);
        (Phone, Email) = Published?.With(Line) is { } proposed ? (proposed.Phone, proposed.Email) : (null, null);
        return Page();
    }

    public Task<IActionResult> OnPostUebernehmenAsync(Guid id, CancellationToken cancellation) => DecideAsync(id, () =>
        apply.ExecuteAsync(HttpContext.Caller(), Line, new PublishedContact { Phone = Phone, Email = Email }, cancellation), cancellation);

    public Task<IActionResult> OnPostErledigtAsync(Guid id, CancellationToken cancellation) => DecideAsync(id, () =>
        decide.ExecuteAsync(HttpContext.Caller(), Line, SuggestionState.Applied, null, cancellation), cancellation);

    public Task<IActionResult> OnPostAblehnenAsync(Guid id, CancellationToken cancellation) => DecideAsync(id, () =>
        decide.ExecuteAsync(HttpContext.Caller(), Line, SuggestionState.Rejected, Reason, cancellation), cancellation);

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        if (takesCurrentVersion)
        {
            Line = (await list.FindAsync(Line.Id, cancellation))!;
            Version = Line.Version;
        }

        (Contact, Published) = await read.ExecuteAsync(Line, cancellation);
    }

    private async Task<IActionResult> DecideAsync(Guid id, Func<Task> decision, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        if (Version != Line.Version)
        {
            throw new ChangedMeanwhile();
        }

        await decision();
        return RedirectToPage(new { id, gespeichert = 1 });
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        var found = await list.FindAsync(id, cancellation);
        Line = found!;
        return found is not null && Reach.Of(User).Area.Covers(found.Ags, found.CountyKey);
    }
}
