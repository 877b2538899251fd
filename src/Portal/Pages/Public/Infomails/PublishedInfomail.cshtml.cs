using IntMan.Directory.Infomails;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;
using IntMan.Portal.Caching;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Public.Infomails;

[KeptAnswer]
public sealed class PublishedInfomailModel(ReadInfomails read) : PageModel
{
    public InfomailPlace Place { get; private set; } = null!;
    public PublishedInfomail Infomail { get; private set; } = null!;
    public DateOnly Day => MunicipalCalendar.DayOf(Infomail.ReleasedAt);

    public async Task<IActionResult> OnGetAsync(string ags, Guid id, CancellationToken cancellation)
    {
        if (await read.FindAsync(ags, id, cancellation) is not { } found)
        {
            return NotFound();
        }

        (Place, Infomail) = found;
        return Page();
    }
}
