using IntMan.Directory.Services;

namespace IntMan.Directory.Exchange.Import.Foreign;

internal sealed partial class ForeignImport
{
    private readonly Dictionary<Guid, ServicePlace> _servicePlaces = [];
    private readonly Dictionary<(Guid Service, Guid Place), ServicePlace> _atPlace = [];

    private readonly Dictionary<Guid, Guid> _merged = [];

    private void TakeServicesAtPlaces()
    {
        foreach (var row in package["service_at_location"])
        {
            var (service, place) = (Reference(row, "service", "service_id"), Reference(row, "location", "location_id"));
            if (Claim(row, "service_at_location", service is null || place is null ? null : $"{service}/{place}") is not { } id)
            {
                continue;
            }

            if (service is not { } of || !_services.ContainsKey(of) || place is not { } at || !_places.ContainsKey(at))
            {
                _report.Skip(row, "Angebot oder Ort ist nicht dabei");
            }
            else if (_atPlace.TryGetValue((of, at), out var twin) && twin.Id != id)
            {
                _report.Skip(row, "das Angebot steht an diesem Ort schon");
                _merged[id] = twin.Id;
            }
            else if (!_takenServices.Contains(of))
            {
                _report.Skip(row, "das Angebot wurde nicht übernommen");
            }
            else
            {
                Upserted(() =>
                {
                    var known = _servicePlaces.GetValueOrDefault(id);
                    var fresh = new ServicePlace(of, at).WithId(id);
                    fresh.Describe(PhoneOf(Children("phone", "service_at_location")[id]) ?? known?.Phone,
                        Text(row, 500, "description") ?? known?.Note);
                    _servicePlaces[id] = _atPlace[(of, at)] = session.Upsert(known, fresh, row.Sequence);
                });
            }
        }

        foreach (var link in package["attribute"].Where(link => _links is null
            || !_takenServices.Contains(Reference(link, "service", "service_id", "link_id") ?? Guid.Empty)))
        {
            _report.Skip(link, "die Verknüpfung gehört zu keinem übernommenen Angebot");
        }
    }
}
