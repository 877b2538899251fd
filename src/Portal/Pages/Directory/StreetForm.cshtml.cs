using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Directory;

public sealed class StreetFormModel(FormTools tools, SaveStreet save) : EntryForm(tools)
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "gemeinde")]
    public string? Ags { get; set; }

    [BindProperty(Name = "ortsteil")]
    public Guid? DistrictId { get; set; }

    public override string Table => "street";

    public override EntryKind Kind => EntryKind.Street;

    public override string Heading => IsNew ? "Neue Straße" : Name ?? "Straße";

    public IReadOnlyList<Choice> Municipalities { get; private set; } = [];

    public IReadOnlyList<Choice> Districts { get; private set; } = [];

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var street = await Tools.Entries.ExecuteAsync<Street>(EntryId!, cancellation);
        (Name, Ags, DistrictId) = (street?.Name, street?.Ags, street?.DistrictId);
        return street is not null;
    }

    protected override async Task OfferAsync(CancellationToken cancellation)
    {
        if (IsNew)
        {
            Municipalities = await ChoicesAsync(ChoiceKind.Municipality, null, "bitte wählen", cancellation);
        }
        else
        {
            // The municipality of a known street is never taken from the form.
            Ags = (await Tools.Entries.ExecuteAsync<Street>(EntryId!, cancellation))?.Ags;
            Districts = await ChoicesAsync(ChoiceKind.District, Ags, "keiner", cancellation);
        }
    }

    protected override void Read()
    {
        if (IsNew)
        {
            Offered("gemeinde", Ags, Municipalities, "Wählen Sie die Gemeinde.");
        }
        else
        {
            Offered("ortsteil", DistrictId, Districts);
        }
    }

    protected override async Task<string> SaveAsync(Caller caller, CancellationToken cancellation) =>
        (await save.ExecuteAsync(caller, EntryId, Input(), Version, cancellation)).ToString();

    protected override void CheckRules() => Input().Check();

    private StreetInput Input() => new(Ags ?? "", Name ?? "", IsNew ? null : DistrictId);
}
