using IntMan.Directory.Infomails;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Public.Infomails;

// Ends a subscription. Mail programs post here by themselves (RFC 8058: no cookie, no redirect, no question), so there is no antiforgery
// token; the code in the address is the right to do it.
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class UnsubscribeModel(EndSubscription end, InfomailLinks links, ReadInfomails read) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    public InfomailPlace? Place { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (links.Open(Code) is not { } asked)
        {
            return NotFound();
        }

        Place = await read.FindPlaceAsync(await end.FindAsync(asked, cancellation), cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (links.Open(Code) is not { } asked)
        {
            return NotFound();
        }

        await end.ExecuteAsync(HttpContext.Stranger(), asked, cancellation);
        return Page();
    }
}
