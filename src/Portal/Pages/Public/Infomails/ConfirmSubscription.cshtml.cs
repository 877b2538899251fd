using IntMan.Directory.Infomails;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Public.Infomails;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ConfirmSubscriptionModel(ConfirmSubscription confirm, ReadInfomails read) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    public InfomailPlace? Place { get; private set; }

    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await ShowAsync(await confirm.FindAsync(Code, cancellation), cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        IsDone = true;
        return await ShowAsync(await confirm.ExecuteAsync(HttpContext.Stranger(), Code, cancellation), cancellation);
    }

    private async Task<IActionResult> ShowAsync(string? ags, CancellationToken cancellation)
    {
        Place = await read.FindPlaceAsync(ags, cancellation);
        Response.StatusCode = Place is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return Page();
    }
}
