using IntMan.Accounts;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts;

public sealed class AccountStartModel(ListAccounts accounts) : PageModel
{
    public SignInSession Current => HttpContext.RequiredSignIn();

    public IReadOnlyList<string> Roles { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Roles = [.. (await accounts.NamesAsync(Current, cancellation)).Select(RoleNames.OfGrant)];
}
