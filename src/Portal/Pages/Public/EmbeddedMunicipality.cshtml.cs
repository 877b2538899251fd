using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;
using IntMan.Portal.Caching;
using IntMan.Portal.Display;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Public;

[KeptAnswer(On = DependsOn.MunicipalityAndServices)]
public sealed class EmbeddedMunicipalityModel(ShowMunicipality show, MunicipalCalendar calendar, SiteSettings site) : PageModel
{
    // More would not be a card; the rest stands on the municipality's page.
    private const int MaxCount = 6;

    public MunicipalityEntry Entry { get; private set; } = null!;

    // Managers first; where nobody is listed, the post that answers instead.
    public IReadOnlyList<CardModel> Cards { get; private set; } = [];

    public bool HasMore { get; private set; }

    public async Task<IActionResult> OnGetAsync(string ags, CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(ags, ReadingWindow.OfPage(calendar.Today), cancellation) is not { } entry)
        {
            return NotFound();
        }

        var managers = entry.People.Where(contact => contact.IsManager).ToList();
        var shown = managers.Count > 0 ? managers : [.. entry.Answer.Contacts];
        (Entry, Cards, HasMore) = (entry, [.. shown.Take(MaxCount).Select(contact => new CardModel(contact, calendar.Now))],
            shown.Count > MaxCount);
        AllowFrames();
        return Page();
    }

    private void AllowFrames()
    {
        var origins = site.EmbedOrigins.Count == 0 ? "'none'" : string.Join(' ', site.EmbedOrigins);
        Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'; "
                + $"frame-ancestors {origins}";
        if (site.EmbedOrigins.Count > 0)
        {
            Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        }
    }
}
