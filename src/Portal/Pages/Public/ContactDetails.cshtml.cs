using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;
using IntMan.Portal.Display;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Public;

public sealed class ContactDetailsModel(ShowEntry show, MunicipalCalendar calendar) : PageModel
{
    public Entry Entry { get; private set; } = null!;
    public CardModel Card { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(slug, ReadingWindow.OfPage(calendar.Today), cancellation) is not { } entry)
        {
            return NotFound();
        }

        (Entry, Card) = (entry, new CardModel(entry.Main, calendar.Now, headingLevel: 1));
        return Page();
    }
}
