using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;
using IntMan.Portal.Caching;
using IntMan.Portal.Display;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Public;

[KeptAnswer(On = DependsOn.NamedCounties)]
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

        HttpContext.Features.Set(new NamedCounties([.. entry.Others.Prepend(entry.Main).Select(contact => contact.Post.CountyKey)
            .Distinct().Order(StringComparer.Ordinal)]));
        (Entry, Card) = (entry, new CardModel(entry.Main, calendar.Now, headingLevel: 1));
        return Page();
    }
}
