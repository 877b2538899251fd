using IntMan.Accounts;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Accounts.Administration;

[StepUp]
public sealed class AccountRolesModel(ListAccounts list, GrantRole grants, KeepAccount keep) : RolePage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty(Name = "person")]
    public string? Person { get; set; }

    public AccountLine Account { get; private set; } = null!;

    public IReadOnlyList<GrantLine> Grants { get; private set; } = [];

    public IReadOnlyList<(string Slug, string Name)> People { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await PrepareAsync(takesCurrentVersion: false, cancellation);
        Person = Account.Person;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (ReadWish() is not { } wish)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        await grants.ExecuteAsync(By, Id, wish, cancellation);
        return Done("gegeben");
    }

    public async Task<IActionResult> OnPostWegAsync(Guid? grant, CancellationToken cancellation)
    {
        await grants.RevokeAsync(By, Id, grant ?? Guid.Empty, cancellation);
        return Done("genommen");
    }

    public async Task<IActionResult> OnPostPersonAsync(CancellationToken cancellation)
    {
        await keep.LinkPersonAsync(By, Id, Person, cancellation);
        return Done("verbunden");
    }

    public override async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        (Account, Grants) = await list.ShowAsync(By.Scope, Id, cancellation) ?? throw new MissingEntry();
        People = await list.PeopleAsync(By.Scope, cancellation);
    }

    private RedirectToPageResult Done(string what) => RedirectToPage(new { id = Id, gespeichert = what });
}
