using IntMan.Directory.Hours;
using IntMan.Directory.Services;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class ServicePlacesStep(ImportSession session) : ImportStep(session)
{
    private Dictionary<string, Service> _services = [];
    private Dictionary<string, Place> _places = [];
    private Dictionary<(Guid Service, Guid Place), ServicePlace> _servicePlaces = [];

    public static IReadOnlyList<Column> Layout { get; } =
    [
        Column.Required("ServiceId", "Angebot"),
        Column.Required("PlaceId", "Ort"),
        Column.Optional("Phone", "Telefon dort", "Telefon"),
        Column.Optional("Note", "Hinweis dort", "Hinweis") with { KeepsLines = true },
    ];

    public override IReadOnlyList<Column> Columns => Layout;

    public override async Task PrepareAsync(CancellationToken cancellation)
    {
        _services = await Session.Db.Services.ToDictionaryAsync(s => s.Slug, cancellation);
        _places = await Session.Db.Places.ToDictionaryAsync(p => p.Slug, cancellation);
        _servicePlaces = await Session.Db.ServicePlaces.ToDictionaryAsync(p => (p.ServiceId, p.PlaceId), cancellation);
    }

    public override void Apply(ImportRow row)
    {
        var key = (Service: row.RequiredReference("ServiceId", _services, "dieses Angebot").Id,
            Place: row.RequiredReference("PlaceId", _places, "diesen Ort").Id);
        if (IsRepeated(row, key.ToString()))
        {
            return;
        }

        var known = _servicePlaces.GetValueOrDefault(key);
        var fresh = new ServicePlace(key.Service, key.Place);
        fresh.Describe(row.Phone("Phone", known?.Phone), row.Text("Note", known?.Note));
        _servicePlaces[key] = Session.Upsert(known, fresh, row);
    }
}
