using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Directory.Quality;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Portal.Languages;
using IntMan.Portal.Display;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.OwnEntry;

public sealed class ConfirmOwnEntryModel(ListPostsToConfirm entries, ShowPosts showPosts, ConfirmEntries confirm,
    MunicipalCalendar calendar,
    Wordings wordings) : PageModel
{
    public IReadOnlyList<Contact> Entries { get; private set; } = [];

    public IReadOnlyList<PublishedLine> LinesOf(Contact entry) => PublishedEntry.Of(entry, wordings.German, calendar.Today);

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Entries = await showPosts.ExecuteAsync(await OwnPostsAsync(cancellation), ReadingWindow.OfPage(calendar.Today), cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await confirm.ExecuteAsync(HttpContext.OwnCaller(), await OwnPostsAsync(cancellation), cancellation);
        return RedirectToPage(new { gespeichert = 1 });
    }

    // The policy of the page demands an entry of one's own.
    private Task<IReadOnlyList<Guid>> OwnPostsAsync(CancellationToken cancellation) =>
        entries.OfPersonAsync(Reach.Of(User).PersonId!.Value, calendar.Today, cancellation);
}
