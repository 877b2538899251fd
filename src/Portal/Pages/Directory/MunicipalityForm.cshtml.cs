using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Directory;

public sealed class MunicipalityFormModel(FormTools tools, SaveMunicipality save) : EntryForm(tools)
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "art")]
    public MunicipalityKind? MunicipalityKind { get; set; }

    [BindProperty(Name = "verband")]
    public string? AssociationKey { get; set; }

    [BindProperty(Name = "plz")]
    public string? PostalCodes { get; set; }

    [BindProperty(Name = "einwohner"), Unreadable("Geben Sie die Zahl in Ziffern ein, zum Beispiel 39699.")]
    public int? Population { get; set; }

    public override string Table => "municipality";

    public override EntryKind Kind => EntryKind.Municipality;

    public override string Heading => Name ?? "Gemeinde";

    public IReadOnlyList<Choice> Associations { get; private set; } = [];

    public override bool CanRemove => false;

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await Tools.Entries.ExecuteAsync<Municipality>(Id, cancellation) is not { } municipality)
        {
            return false;
        }

        (Name, MunicipalityKind, AssociationKey) = (municipality.Name, municipality.Kind, municipality.AssociationKey);
        (PostalCodes, Population) = (string.Join(", ", municipality.PostalCodes), municipality.Population);
        return true;
    }

    protected override async Task OfferAsync(CancellationToken cancellation) =>
        Associations = await ChoicesAsync(ChoiceKind.Association, Id, "keinem", cancellation);

    protected override void Read()
    {
        Offered("verband", AssociationKey, Associations);
        ModelState.Need("art", MunicipalityKind, "Wählen Sie die Art der Gemeinde.");
    }

    protected override async Task<string> SaveAsync(Caller caller, CancellationToken cancellation)
    {
        await save.ExecuteAsync(caller, Id, Input(), Version, cancellation);
        return Id;
    }

    protected override void CheckRules() => Input().Check();

    private MunicipalityInput Input() => new(Name ?? "", MunicipalityKind.GetValueOrDefault(), AssociationKey,
        (PostalCodes ?? "").Split([',', ';', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), Population);
}
