using IntMan.Accounts;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts.Administration;

[StepUp]
public sealed class AccountRolesModel(ListAccounts list, GrantRole grants, KeepAccount keep) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public RoleForm Wish { get; set; } = new();

    [BindProperty(Name = "person")]
    public string? Person { get; set; }

    public AccountLine Account { get; private set; } = null!;

    public IReadOnlyList<GrantLine> Grants { get; private set; } = [];

    public IReadOnlyList<(string Slug, string Name)> People { get; private set; } = [];

    private Inviter By => HttpContext.Inviter();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Person = Account.Person;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (Wish.Read(ModelState) is { } wish)
        {
            if (await grants.ExecuteAsync(Id, wish, By, cancellation) is not { } refusal)
            {
                return RedirectToPage(new { id = Id, gespeichert = "gegeben" });
            }

            ModelState.AddModelError(refusal.Field, refusal.Sentence);
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public Task<IActionResult> OnPostWegAsync(Guid? grant, CancellationToken cancellation) =>
        AfterAsync(grants.RevokeAsync(Id, grant ?? Guid.Empty, By, cancellation), "genommen", "",
            "Diese Rolle lässt sich nicht wegnehmen. Vielleicht ist sie schon weg, oder es ist die letzte der Administration.",
            cancellation);

    public Task<IActionResult> OnPostPersonAsync(CancellationToken cancellation) =>
        AfterAsync(keep.LinkPersonAsync(Id, Person, By, cancellation), "verbunden", "person",
            "Diesen Eintrag gibt es nicht, oder er gehört zu einem anderen Konto. Wählen Sie einen aus der Liste.", cancellation);

    private async Task<IActionResult> AfterAsync(Task<bool> step, string done, string field, string refusal, CancellationToken cancellation)
    {
        if (await step)
        {
            return RedirectToPage(new { id = Id, gespeichert = done });
        }

        ModelState.AddModelError(field, refusal);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await list.ShowAsync(By.Reach, Id, cancellation) is not { } found)
        {
            return false;
        }

        (Account, Grants) = found;
        Wish.Choices = [.. By.Reach.Roles];
        People = await list.PeopleAsync(By.Reach, cancellation);
        return true;
    }
}
