using IntMan.Directory.Municipalities;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Directory;

public sealed class AssociationFormModel(FormTools tools, SaveAssociation save) : EntryForm(tools)
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "schluessel")]
    public string? Key { get; set; }

    [BindProperty(Name = "kreis")]
    public string? CountyKey { get; set; }

    public override string Table => "association";

    public override EntryKind Kind => EntryKind.Association;

    public override string Heading => IsNew ? "Neuer Verband" : Name ?? "Verband";

    public IReadOnlyList<Choice> Counties { get; private set; } = [];

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var association = await Tools.Entries.ExecuteAsync<Association>(Id, cancellation);
        (Name, Key, CountyKey) = (association?.Name, association?.Key, association?.CountyKey);
        return association is not null;
    }

    protected override async Task OfferAsync(CancellationToken cancellation) =>
        Counties = await ChoicesAsync(ChoiceKind.County, null, "bitte wählen", cancellation);

    protected override void Read()
    {
        if (IsNew)
        {
            Offered("kreis", CountyKey, Counties, "Wählen Sie den Kreis.");
        }
    }

    protected override Task<string> SaveAsync(Caller caller, CancellationToken cancellation) =>
        save.ExecuteAsync(caller, IsNew ? null : Id, Input(), Version, cancellation);

    protected override void CheckRules() => Input().Check();

    private AssociationInput Input() => new(IsNew ? Key ?? "" : Id, Name ?? "", CountyKey ?? "");
}
