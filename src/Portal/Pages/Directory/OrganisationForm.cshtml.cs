using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Organisations;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Directory;

public sealed class OrganisationFormModel(FormTools tools, SaveOrganisation save) : EntryForm(tools)
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "art")]
    public OrganisationKind? OrganisationKind { get; set; }

    [BindProperty(Name = "teil")]
    public Guid? ParentId { get; set; }

    [BindProperty(Name = "strasse")]
    public string? Street { get; set; }

    [BindProperty(Name = "plz")]
    public string? PostalCode { get; set; }

    [BindProperty(Name = "ort")]
    public string? Town { get; set; }

    [BindProperty(Name = "telefon")]
    public string? Phone { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "website")]
    public string? Website { get; set; }

    [BindProperty(Name = "kuerzel")]
    public string? Slug { get; set; }

    public override string Table => "organisation";

    public override EntryKind Kind => EntryKind.Organisation;

    public override string Heading => IsNew ? "Neue Organisation" : Name ?? "Organisation";

    public IReadOnlyList<Choice> Parents { get; private set; } = [];

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await Tools.Entries.ExecuteAsync<Organisation>(EntryId!, cancellation) is not { } organisation)
        {
            return false;
        }

        (Name, OrganisationKind, ParentId, Slug) = (organisation.Name, organisation.Kind, organisation.ParentId, organisation.Slug);
        (Street, PostalCode, Town) = (organisation.Street, organisation.PostalCode, organisation.Town);
        (Phone, Email, Website) = (organisation.Phone, organisation.Email, organisation.Website);
        return true;
    }

    protected override async Task OfferAsync(CancellationToken cancellation) =>
        Parents = await ChoicesAsync(ChoiceKind.Organisation, null, "keiner anderen", cancellation);

    protected override void Read()
    {
        Offered("teil", ParentId, Parents);
        ModelState.Need("art", OrganisationKind, "Wählen Sie, was für eine Organisation das ist.");
    }

    protected override async Task<string> SaveAsync(Caller caller, CancellationToken cancellation) =>
        (await save.ExecuteAsync(caller, EntryId, Input(), Version, cancellation)).ToString();

    protected override void CheckRules() => Input().Check();

    private OrganisationInput Input() => new(Slug, Name ?? "", OrganisationKind.GetValueOrDefault(), ParentId, Street, PostalCode, Town,
        Phone, Email, Website);
}
