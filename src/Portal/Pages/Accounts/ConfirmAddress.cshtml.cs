using IntMan.Accounts;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ConfirmAddressModel(AcceptLink accept, ChangeAddress change) : PageModel
{
    [BindProperty(SupportsGet = true, Name = AccountLinks.Parameter)]
    public string? Token { get; set; }

    public OpenLink? Link { get; private set; }

    public bool IsDone { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        IsDone = Link is not null && await change.ExecuteAsync(HttpContext.Stranger(), Token, cancellation);
        Response.StatusCode = IsDone ? StatusCodes.Status200OK : StatusCodes.Status410Gone;
        Link = IsDone ? Link : null;
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Link = await accept.FindAsync(LinkKind.Address, Token, cancellation);
        Response.StatusCode = Link is null ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
    }
}
