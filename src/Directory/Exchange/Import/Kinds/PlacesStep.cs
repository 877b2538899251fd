using IntMan.Directory.Hours;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class PlacesStep(ImportSession session) : ImportStep(session)
{
    private Dictionary<string, Place> _places = [];
    private KnownMunicipalities _municipalities = KnownMunicipalities.None;

    public static IReadOnlyList<Column> Layout { get; } =
    [
        Column.Required("Slug", "Kürzel"),
        Column.Required("Name", "Name", "Bezeichnung"),
        Column.Optional("Ags", "AGS", "Gemeindeschlüssel") with { MayHoldForAll = true },
        Column.Optional("Address", "Adresse", "Straße", "street"),
        Column.Optional("PostalCode", "PLZ", "Postleitzahl"),
        Column.Optional("Town", "Ort"),
        Column.Optional("Room", "Raum"),
        Column.Optional("WheelchairAccess", "Barrierefrei", "wheelchair") with { Words = HourLabels.Access },
        Column.Optional("Transport", "Haltestelle", "Anfahrt") with { KeepsLines = true },
        Column.Optional("Latitude", "Breitengrad", "Breite", "lat"),
        Column.Optional("Longitude", "Längengrad", "Länge", "lon"),
        Column.Optional("StateProvince", "Land"),
        Column.Optional("Country", "Staat"),
        Column.Optional("Source", "Quelle"),
        Column.Optional("SourceLicence", "Lizenz"),
        Column.Optional("SourceKey", "Schlüssel der Quelle"),
    ];

    public override IReadOnlyList<Column> Columns => Layout;

    public override async Task PrepareAsync(CancellationToken cancellation)
    {
        _places = await Session.Db.Places.ToDictionaryAsync(p => p.Slug, cancellation);
        _municipalities = await KnownMunicipalities.LoadAsync(Session.Db, cancellation);
    }

    public override void Apply(ImportRow row)
    {
        var slug = row.RequiredText("Slug");
        if (IsRepeated(row, slug))
        {
            return;
        }

        var known = _places.GetValueOrDefault(slug);
        var fresh = new Place(slug, row.RequiredText("Name"), row.Has("Ags") ? _municipalities.Find(row, "Ags") : known?.Ags);
        fresh.Locate(
            row.Text("Address", known?.Address),
            row.PostalCode("PostalCode", known?.PostalCode, IsAbroad(row, known)),
            row.Text("Town", known?.Town),
            row.Text("Room", known?.Room),
            row.Degrees("Latitude", known?.Latitude), row.Degrees("Longitude", known?.Longitude));
        var access = row.Has("WheelchairAccess") ? row.Choice("WheelchairAccess", HourLabels.Access) ?? WheelchairAccess.Unknown
            : known?.WheelchairAccess ?? WheelchairAccess.Unknown;
        fresh.Reach(access, row.Text("Transport", known?.Transport));
        fresh.Belong(row.Text("StateProvince", known?.StateProvince), row.Text("Country", known?.Country));
        fresh.ComeFrom(row.Text("Source", known?.Source), row.Text("SourceLicence", known?.SourceLicence),
            row.Text("SourceKey", known?.SourceKey));
        _places[slug] = Session.Upsert(known, fresh, row);
    }

    private static bool IsAbroad(ImportRow row, Place? known) =>
        row.Text("Country", known?.Country) is { } country && country.ToUpperInvariant() is not ("DE" or "D" or "DEUTSCHLAND");
}
