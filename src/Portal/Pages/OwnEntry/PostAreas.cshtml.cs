using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.Staff;
using IntMan.Foundation.Time;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.OwnEntry;

public sealed class PostAreasModel(ReadOwnEntry own, ShowPosts show, MunicipalCalendar calendar) : OwnEntryPage(own, calendar)
{
    public Contact? Contact { get; private set; }

    public bool MayChange => Reach.Of(User).EditsDirectory;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Contact = await show.ExecuteAsync([Own.Posts[0].Id], ReadingWindow.OfPage(Today), cancellation) is [var only] ? only : null;
        return Page();
    }
}
