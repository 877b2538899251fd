using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.History;
using IntMan.Directory.Infomails;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Directory.Infomails;

public sealed class InfomailFormModel(ShowInfomails show, WriteInfomail write) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid? Id { get; set; }

    [BindProperty(Name = "an")]
    public string? Audience { get; set; }

    [BindProperty(Name = "betreff")]
    public string? Subject { get; set; }

    [BindProperty(Name = "text")]
    public string? Body { get; set; }

    [BindProperty(Name = "version")]
    public long Version { get; set; }

    public IReadOnlyList<Choice> Audiences { get; private set; } = [];

    public EntryKey? Entry => null;

    private AccessScope Own => Reach.Of(User).Scope;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (Id is { } id)
        {
            if (await show.FindAsync(Own, id, cancellation) is not { State: InfomailState.Draft } draft)
            {
                return NotFound();
            }

            (Audience, Subject, Body, Version) = (draft.AudienceKey, draft.Subject, draft.Body, draft.Version);
        }

        await PrepareAsync(takesCurrentVersion: false, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Id is { } known && await show.FindAsync(Own, known, cancellation) is not { State: InfomailState.Draft })
        {
            return NotFound();
        }

        var caller = HttpContext.Caller(Own);
        if (Id is { } id)
        {
            await write.SaveAsync(caller, id, Typed(), Version, cancellation);
        }

        return RedirectToPage("InfomailPreview", new { id = Id ?? await write.BeginAsync(caller, Typed(), cancellation) });
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        var audiences = await show.AudiencesAsync(Own, cancellation);
        Audiences = [.. audiences.Count == 1 ? [] : new[] { new Choice("", "Bitte wählen") },
            .. audiences.Select(audience => new Choice(audience.Key, audience.Name))];
        if (takesCurrentVersion && Id is { } id && await show.FindAsync(Own, id, cancellation) is { } current)
        {
            Version = current.Version;
            ModelState.Remove("version");
        }
    }

    private InfomailText Typed()
    {
        var body = GermanInput.Words(Body?.ReplaceLineEndings("\n").Replace("\0", "", StringComparison.Ordinal));
        var line = string.Join(' ', (Subject ?? "").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return new InfomailText(Audience ?? "", GermanInput.Words(line.Replace("\0", "", StringComparison.Ordinal)) ?? "", body ?? "");
    }
}
