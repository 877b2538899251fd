using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Directory;

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
    public WheelchairAccess? Access { get; set; }

    [BindProperty(Name = "haltestelle")]
    public string? Transport { get; set; }

    [BindProperty(Name = "breite")]
    public decimal? Latitude { get; set; }

    [BindProperty(Name = "laenge")]
    public decimal? Longitude { get; set; }

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
        (Access, Transport, Slug) = (place.WheelchairAccess, place.Transport, place.Slug);
        (Latitude, Longitude) = ((decimal?)place.Latitude, (decimal?)place.Longitude);
        return true;
    }

    protected override async Task OfferAsync(CancellationToken cancellation) =>
        Municipalities = await ChoicesAsync(ChoiceKind.Municipality, null, "bitte wählen", cancellation);

    protected override void Read()
    {
        Offered("gemeinde", Ags, Municipalities, "Wählen Sie die Gemeinde, in der der Ort liegt.");
        ModelState.Need("rollstuhl", Access, "Wählen Sie, ob der Ort rollstuhlgerecht ist.");
    }

    protected override async Task<string> SaveAsync(Caller caller, CancellationToken cancellation) =>
        (await save.ExecuteAsync(caller, EntryId, Input(), Version, cancellation)).ToString();

    protected override void CheckRules() => Input().Check();

    private PlaceInput Input()
    {
        // Half a pair of coordinates is a mistake of its own only when the other half was left out.
        var (latitude, longitude) = ModelState.HasMistake("breite") || ModelState.HasMistake("laenge")
            ? (null, null) : (Latitude, Longitude);
        return new PlaceInput(Slug, Name ?? "", Ags, Address, PostalCode, Town, Room, Access.GetValueOrDefault(), Transport,
            (double?)latitude, (double?)longitude);
    }
}
