using IntMan.Accounts;
using IntMan.Portal.Forms;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace IntMan.Portal.Pages.Accounts.Administration;

public sealed class RoleForm
{
    [FromForm(Name = "rolle")]
    public Role? Role { get; set; }

    [FromForm(Name = "bereich")]
    public ScopeKind? Kind { get; set; }

    [FromForm(Name = "schluessel")]
    public string? Key { get; set; }

    [FromForm(Name = "bis")]
    public DateOnly? Until { get; set; }

    [BindNever]
    public IReadOnlyList<Role> Choices { get; set; } = [];

    [BindNever]
    public IEnumerable<Choice> RoleChoices => Choices.Select(role => new Choice(role.ToString(), RoleNames.Of(role)))
        .Prepend(new Choice("", "Bitte wählen"));

    [BindNever]
    public IEnumerable<Choice> KindChoices =>
    [
        new("", "Bitte wählen"), new(nameof(ScopeKind.County), "Kreis"), new(nameof(ScopeKind.Municipality), "Gemeinde"),
        new(nameof(ScopeKind.Organisation), "Organisation"),
        .. Choices.Contains(IntMan.Accounts.Role.Administrator) ? [new Choice(nameof(ScopeKind.Portal), "ganzes Portal")]
        : Array.Empty<Choice>(),
    ];

    public RoleWish? Read(ModelStateDictionary errors)
    {
        errors.Need("rolle", Role, "Wählen Sie eine Rolle.");
        errors.Need("bereich", Kind, "Wählen Sie, wofür die Rolle gilt.");
        if (Kind != ScopeKind.Portal)
        {
            errors.Need("schluessel", Key, "Nennen Sie den Kreis, die Gemeinde oder die Organisation.");
        }

        return errors.IsValid ? new RoleWish(Role!.Value, Kind!.Value, Kind == ScopeKind.Portal ? "" : Key!, Until) : null;
    }
}
