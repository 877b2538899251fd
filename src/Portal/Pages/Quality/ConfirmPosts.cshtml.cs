using IntMan.Directory.Quality;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Portal.Display;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Quality;

public sealed class ConfirmPostsModel(ListPostsToConfirm entries, ConfirmEntries confirm) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "stelle")]
    public string? Post { get; set; }

    [BindProperty(SupportsGet = true, Name = "organisation")]
    public string? Organisation { get; set; }

    public int? Confirmed { get; private set; }

    public IReadOnlyList<PostToConfirm> Entries { get; private set; } = [];

    public IReadOnlyList<OrganisationToConfirm> Organisations { get; private set; } = [];

    public string Heading => (Post, Organisation) switch
    {
        (not null, _) => Entries[0].Title,
        (_, not null) => Entries[0].Organisation,
        _ => "Alle Einträge in Ihrem Bereich",
    };

    private AccessScope Area => Reach.Of(User).Area;

    public async Task<IActionResult> OnGetAsync(int? bestaetigt, CancellationToken cancellation)
    {
        Confirmed = bestaetigt;
        Entries = await entries.ExecuteAsync(Area, Organisation, Post, cancellation);
        Organisations = await entries.OrganisationsAsync(Area, cancellation);
        return Entries.Count == 0 && (Post ?? Organisation) is not null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var kept = await entries.ExecuteAsync(Area, Organisation, Post, cancellation);
        if (kept.Count == 0)
        {
            return NotFound();
        }

        await confirm.ExecuteAsync(HttpContext.Caller(), [.. kept.Select(entry => entry.Id)], cancellation);
        return RedirectToPage(new { stelle = Post, organisation = Organisation, bestaetigt = kept.Count });
    }
}
