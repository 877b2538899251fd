using IntMan.Directory.Municipalities;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Directory;

public sealed class DistrictFormModel(FormTools tools, SaveDistrict save) : EntryForm(tools)
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "gemeinde")]
    public string? Ags { get; set; }

    public override string Table => "district";

    public override EntryKind Kind => EntryKind.District;

    public override string Heading => IsNew ? "Neuer Ortsteil" : Name ?? "Ortsteil";

    public IReadOnlyList<Choice> Municipalities { get; private set; } = [];

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var district = await Tools.Entries.ExecuteAsync<District>(EntryId!, cancellation);
        (Name, Ags) = (district?.Name, district?.Ags);
        return district is not null;
    }

    protected override async Task OfferAsync(CancellationToken cancellation) =>
        Municipalities = await ChoicesAsync(ChoiceKind.Municipality, null, "bitte wählen", cancellation);

    protected override void Read()
    {
        if (IsNew)
        {
            Offered("gemeinde", Ags, Municipalities, "Wählen Sie die Gemeinde.");
        }
    }

    protected override async Task<string> SaveAsync(Caller caller, CancellationToken cancellation) =>
        (await save.ExecuteAsync(caller, EntryId, Input(), Version, cancellation)).ToString();

    protected override void CheckRules() => Input().Check();

    private DistrictInput Input() => new(Ags ?? "", Name ?? "");
}
