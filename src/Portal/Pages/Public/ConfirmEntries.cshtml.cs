using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Directory.Quality;
using IntMan.Directory.Services;
using IntMan.Foundation.Time;
using IntMan.Portal.Languages;
using IntMan.Portal.Display;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Public;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ConfirmEntriesModel(ConfirmationLinks links, ShowPosts showPosts, ListServicesInScope services,
    MunicipalCalendar calendar,
    Wordings wordings) : PageModel
{
    public ConfirmationLinkState State { get; private set; }

    public bool IsDone { get; private set; }

    public string? Code { get; private set; }

    public string ByRole { get; private set; } = "";

    public IReadOnlyList<Contact> Entries { get; private set; } = [];

    public IReadOnlyList<PublishedService> Services { get; private set; } = [];

    public IReadOnlyList<PublishedLine> LinesOf(Contact entry) => PublishedEntry.Of(entry, wordings.German, calendar.Today);

    public async Task<IActionResult> OnGetAsync(string? code, int? danke, CancellationToken cancellation)
    {
        if (danke is not null)
        {
            IsDone = true;
            return Page();
        }

        return await ShowAsync(await links.ShowAsync(code, cancellation), code, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(string? code, CancellationToken cancellation)
    {
        var link = await links.UseAsync(code, HttpContext.Network(), cancellation);
        return link.State == ConfirmationLinkState.Valid ? RedirectToPage(new { danke = 1 }) : await ShowAsync(link, code, cancellation);
    }

    private async Task<IActionResult> ShowAsync(ConfirmationLink link, string? code, CancellationToken cancellation)
    {
        (State, ByRole, Code) = (link.State, link.ByRole, code);
        Response.StatusCode = link.State switch
        {
            ConfirmationLinkState.Valid => StatusCodes.Status200OK,
            ConfirmationLinkState.Unknown => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status410Gone,
        };
        if (link.State == ConfirmationLinkState.Valid)
        {
            Services = await services.PublishedAsync(link.Services, cancellation);
            Entries = await showPosts.ExecuteAsync(link.Posts, ReadingWindow.OfPage(calendar.Today), cancellation);
        }

        return Page();
    }
}
