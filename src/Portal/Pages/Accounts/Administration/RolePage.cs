using IntMan.Accounts;
using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts.Administration;

// A page that asks for a role and where it holds.
public abstract class RolePage : PageModel, IFormPage
{
    [BindProperty(Name = "rolle")]
    public Role? Role { get; set; }

    [BindProperty(Name = "bereich")]
    public ScopeKind? Kind { get; set; }

    [BindProperty(Name = "schluessel")]
    public string? Key { get; set; }

    [BindProperty(Name = "bis")]
    public DateOnly? Until { get; set; }

    public EntryKey? Entry => null;

    public bool MayMakeAdministrators => By.Scope.All;

    public IEnumerable<Choice> RoleChoices =>
    [
        new("", "Bitte wählen"), .. AccountScope.Roles(By.Scope).Select(role => new Choice(role.ToString(), RoleNames.Of(role))),
    ];

    public IEnumerable<Choice> KindChoices =>
    [
        new("", "Bitte wählen"), new(nameof(ScopeKind.County), "Kreis"), new(nameof(ScopeKind.Municipality), "Gemeinde"),
        new(nameof(ScopeKind.Organisation), "Organisation"),
        .. MayMakeAdministrators ? [new Choice(nameof(ScopeKind.Portal), "ganzes Portal")] : Array.Empty<Choice>(),
    ];

    protected Caller By => HttpContext.Caller(Reach.Of(User).AccountArea);

    public virtual Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) => Task.CompletedTask;

    protected RoleWish? ReadWish()
    {
        ModelState.Need("rolle", Role, "Wählen Sie eine Rolle.");
        ModelState.Need("bereich", Kind, "Wählen Sie, wofür die Rolle gilt.");
        if (Kind != ScopeKind.Portal)
        {
            ModelState.Need("schluessel", Key, "Nennen Sie den Kreis, die Gemeinde oder die Organisation.");
        }

        return ModelState.IsValid ? new RoleWish(Role!.Value, Kind!.Value, Kind == ScopeKind.Portal ? "" : Key!, Until) : null;
    }
}
