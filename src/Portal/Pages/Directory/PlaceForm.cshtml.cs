using System.Globalization;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Directory;

/// <summary>A place of office hours.</summary>
public sealed class PlaceFormModel(FormTools tools, SavePlace save) : EntryForm(tools)
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "gemeinde")]
    public string? Ags { get; set; }

    [BindProperty(Name = "adresse")]
    public string? Address { get; set; }

    [BindProperty(Name = "plz")]
    public string? PostalCode { get; set; }

    [BindProperty(Name = "ort")]
    public string? Town { get; set; }

    [BindProperty(Name = "raum")]
    public string? Room { get; set; }

    [BindProperty(Name = "rollstuhl")]
    public string? Access { get; set; }

    [BindProperty(Name = "haltestelle")]
    public string? Transport { get; set; }

    [BindProperty(Name = "breite")]
    public string? Latitude { get; set; }

    [BindProperty(Name = "laenge")]
    public string? Longitude { get; set; }

    [BindProperty(Name = "kuerzel")]
    public string? Slug { get; set; }

    public override string Table => "place";

    public override EntryKind Kind => EntryKind.Place;

    public override string Heading => IsNew ? "Neuer Ort" : Name ?? "Ort";

    public IReadOnlyList<Choice> Municipalities { get; private set; } = [];

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await Tools.Entries.ExecuteAsync<Place>(EntryId!, cancellation) is not { } place)
        {
            return false;
        }

        (Name, Ags, Address, PostalCode, Town, Room) = (place.Name, place.Ags, place.Address, place.PostalCode, place.Town, place.Room);
        (Access, Transport, Slug) = (place.WheelchairAccess.ToString(), place.Transport, place.Slug);
        (Latitude, Longitude) = (place.Latitude?.ToString(CultureInfo.InvariantCulture), place.Longitude?.ToString(CultureInfo.InvariantCulture));
        return true;
    }

    protected override async Task OfferAsync(CancellationToken cancellation) => Municipalities = await ChoicesAsync(ChoiceKind.Municipality, null, "bitte wählen", cancellation);

    protected override void Read()
    {
        Offered("gemeinde", Ags, Municipalities, "Wählen Sie die Gemeinde, in der der Ort liegt.");
        if (HourLabels.Access.Find(Access ?? "") is null)
        {
            ModelState.AddModelError("rollstuhl", "Wählen Sie, ob der Ort rollstuhlgerecht ist.");
        }

        ModelState.Number("breite", Latitude);
        ModelState.Number("laenge", Longitude);
    }

    protected override async Task<string> SaveAsync(Caller caller, CancellationToken cancellation) => (await save.ExecuteAsync(caller, EntryId, new PlaceInput(
        Slug, Name ?? "", Ags, GermanInput.Words(Address), GermanInput.Words(PostalCode), GermanInput.Words(Town), GermanInput.Words(Room), HourLabels.Access.Find(Access!)!.Value,
        GermanInput.Words(Transport), (double?)GermanInput.Number(Latitude), (double?)GermanInput.Number(Longitude)), Version, cancellation)).ToString();
}
