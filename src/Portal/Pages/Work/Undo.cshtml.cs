using IntMan.Directory.History;
using IntMan.Foundation.Changes;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Work;

// Takes back what the account has just changed; the button stands beside "gelöscht" and "beendet" on the page after it.
public sealed class UndoModel(UndoOwnChange undo) : PageModel
{
    public const string Done = "rueckgaengig";

    [BindProperty(Name = "vorgang")]
    public Guid? ChangeSetId { get; set; }

    [BindProperty(Name = "zurueck", SupportsGet = true)]
    public string? BackText { get; set; }

    public OwnChange? Last { get; private set; }

    public string Back => Url.IsLocalUrl(BackText) ? BackText! : MainNavigation.Today;

    public Task OnGetAsync(CancellationToken cancellation) => ReadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (ChangeSetId is not { } id)
        {
            return NotFound();
        }

        try
        {
            await undo.ExecuteAsync(HttpContext.Caller(), id, cancellation);
        }
        catch (MissingEntry)
        {
            return NotFound();
        }
        catch (RuleViolation refused)
        {
            ModelState.AddModelError("", refused.Message);
            await ReadAsync(cancellation);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        return LocalRedirect($"{Back}?{SavedTagHelper.Parameter}={Done}");
    }

    private async Task ReadAsync(CancellationToken cancellation) =>
        Last = await undo.LastAsync(HttpContext.RequiredSignIn().AccountId, cancellation);
}
