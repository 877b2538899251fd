using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Time;
using IntMan.Portal.Caching;
using IntMan.Portal.Display;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Public;

[KeptAnswer(On = DependsOn.NamedCounties)]
public sealed class ContactDetailsModel(ShowEntry show, FindPost find, MunicipalCalendar calendar) : PageModel
{
    public Entry Entry { get; private set; } = null!;
    public CardModel Card { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(slug, ReadingWindow.OfPage(calendar.Today), cancellation) is not { } entry)
        {
            // Readers learn nothing about a name that is not public any more; colleagues are led to the post.
            return Reach.Of(User).HasRole && await find.ExecuteAsync(slug, calendar.Today, cancellation) is { } post
                ? Redirect($"/ansprechpersonen/{post}") : NotFound();
        }

        HttpContext.Features.Set(new NamedCounties([.. entry.Others.Prepend(entry.Main).Select(contact => contact.Post.CountyKey)
            .Distinct().Order(StringComparer.Ordinal)]));
        (Entry, Card) = (entry, new CardModel(entry.Main, calendar.Now, headingLevel: 1));
        return Page();
    }
}
