using IntMan.Directory.Exchange.Hsds;
using IntMan.Directory.Hours;
using IntMan.Directory.Organisations;

namespace IntMan.Directory.Exchange.Import.Foreign;

internal sealed partial class ForeignImport
{
    private readonly Dictionary<Guid, Organisation> _organisations = [];
    private readonly Dictionary<Guid, Place> _places = [];
    private readonly HashSet<string> _organisationSlugs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _placeSlugs = new(StringComparer.Ordinal);
    private ILookup<string, (string Name, string Key)> _agsOf = Array.Empty<(string, string)>().ToLookup(_ => "");
    private Dictionary<string, string> _areaKeys = [];
    private HashSet<string> _knownKeys = [];

    private void TakeOrganisations()
    {
        var phones = Children("phone", "organization", row => !row.Values.ContainsKey("service_id")
            && !row.Values.ContainsKey("location_id") && !row.Values.ContainsKey("service_at_location_id"));
        var offices = package["location"].Where(row => row.Values.ContainsKey("organization_id"))
            .ToLookup(row => IdOf("organization", row.Values["organization_id"]));
        var rows = new List<(ForeignRow Row, Guid Id, string Name)>();
        foreach (var row in package["organization"])
        {
            var name = Name(row, "name") ?? Name(row, "alternate_name");
            if (Claim(row, "organization", name) is not { } id)
            {
                continue;
            }

            if (name is null)
            {
                _report.Skip(row, "die Organisation hat keinen Namen");
            }
            else if (!IsOurs(row, _organisations.GetValueOrDefault(id) is { SourceKey: null }))
            {
                rows.Add((row, id, name));
            }
        }

        var taken = rows.ToDictionary(row => row.Id);
        var parents = rows.Select(row => (row.Id, Parent: ParentOf(row.Row, row.Id, taken))).Where(pair => pair.Parent is not null)
            .ToDictionary(pair => pair.Id, pair => pair.Parent!.Value);
        foreach (var (row, id, name) in rows)
        {
            if (parents.ContainsKey(id) && Circles(id, parents))
            {
                _report.Repair(row, "übergeordnete Organisation bildet einen Kreis: weggelassen");
                parents.Remove(id);
            }

            Upserted(() => TakeOrganisation(row, id, name, parents.TryGetValue(id, out var parent)
                ? parent : null, phones[id], offices[id].FirstOrDefault(IsOffice)));
        }
    }

    private void TakeOrganisation(ForeignRow row, Guid id, string name, Guid? parent, IEnumerable<ForeignRow> phones, ForeignRow? office)
    {
        var known = _organisations.GetValueOrDefault(id);
        var fresh = new Organisation(known?.Slug ?? SlugOf(name, id, _organisationSlugs), name, known?.Kind ?? KindOf(name)).WithId(id);
        fresh.Describe(name, fresh.Kind, parent ?? known?.ParentId);
        var address = office is null ? null : Children("address", "location")[IdOf("location", office.Take("id") ?? "")].FirstOrDefault();
        foreach (var column in office is null ? [] : office.Values.Keys)
        {
            office!.Take(column);
        }

        fresh.Contact(
            (address is null ? null : Text(address, 200, "address_1")) ?? known?.Street, address?.Take("postal_code") ?? known?.PostalCode,
            (address is null ? null : Name(address, "city")) ?? known?.Town,
            PhoneOf(phones) ?? known?.Phone, Read(row, "email", ForeignTexts.Mail, "keine E-Mail-Adresse") ?? known?.Email,
            Read(row, "website", ForeignTexts.Web, "keine Internetadresse") ?? Read(row, "url", ForeignTexts.Web, "keine Internetadresse")
            ?? known?.Website);
        address?.Take("state_province", "country", "address_type", "id", "location_id");
        fresh.Introduce(Text(row, 5000, "description") is { } text
            && text != HsdsOrganisations.DescriptionOf(new OrganisationRow { Kind = fresh.Kind, Town = fresh.Town })
            ? text : known?.Description);
        var (from, under, key) = Origin(row, known?.Source, known?.SourceLicence, known?.SourceKey);
        fresh.ComeFrom(from, under, key);
        _organisations[id] = session.Upsert(known, fresh, row.Sequence);
    }

    private Guid? ParentOf(ForeignRow row, Guid id, Dictionary<Guid, (ForeignRow Row, Guid Id, string Name)> taken)
    {
        if (Reference(row, "organization", "parent_organization_id") is not { } parent)
        {
            return null;
        }

        if (parent != id && (taken.ContainsKey(parent) || _organisations.ContainsKey(parent)))
        {
            return parent;
        }

        _report.Drop(row, "parent_organization_id", row.Values["parent_organization_id"], parent == id
            ? "die Organisation selbst" : "diese Organisation ist nicht dabei");
        return null;
    }

    private static bool Circles(Guid id, Dictionary<Guid, Guid> parents)
    {
        var seen = new HashSet<Guid> { id };
        for (var at = parents[id]; ;)
        {
            if (!seen.Add(at))
            {
                return at == id;
            }

            if (!parents.TryGetValue(at, out at))
            {
                return false;
            }
        }
    }

    // A postal address of the organisation itself, not a place where anything is offered.
    private static bool IsOffice(ForeignRow row) => row.Values.GetValueOrDefault("location_type") == "postal";

    private void TakePlaces()
    {
        var (addresses, access) = (Children("address", "location"), Children("accessibility", "location"));
        foreach (var row in package["location"].Where(row => !(IsOffice(row) && row.Values.ContainsKey("organization_id"))))
        {
            var name = Name(row, "name") ?? Name(row, "alternate_name");
            var address = row.Values.TryGetValue("id", out var named)
                ? addresses[IdOf("location", named)].OrderBy(a => a.Values.GetValueOrDefault("address_type") == "postal")
                .FirstOrDefault() : null;
            if (Claim(row, "location", name) is { } id && !IsOurs(row, _places.GetValueOrDefault(id) is { SourceKey: null }))
            {
                Upserted(() => TakePlace(row, id, name, address, access[id].FirstOrDefault()));
            }
        }
    }

    private void TakePlace(ForeignRow row, Guid id, string? name, ForeignRow? address, ForeignRow? access)
    {
        var known = _places.GetValueOrDefault(id);
        var street = address is null ? null
            : string.Join(", ", new[] { Text(address, 200, "address_1"), Text(address, 200, "address_3"),
            Text(address, 200, "address_4") }.OfType<string>());
        var (room, town, postalCode) = address is null ? (null, null, null)
            : (Text(address, 200, "address_2"), Name(address, "city"), address.Take("postal_code"));
        if (name is null)
        {
            _report.Repair(row, "Ort ohne Namen: nach der Adresse benannt");
        }

        var ags = row.Take("external_identifier") is { } outside && row.Take("external_identifier_type") == "AGS"
            && _knownKeys.Contains(outside) ? outside : known?.Ags ?? AgsOf(postalCode, town);
        var fresh = new Place(known?.Slug ?? SlugOf(name ?? street ?? "ort", id, _placeSlugs),
            name ?? (string.IsNullOrEmpty(street) ? town ?? "Ort ohne Namen" : street), ags).WithId(id);
        var (latitude, longitude) = Coordinates(row);
        fresh.Locate(string.IsNullOrEmpty(street) ? known?.Address : street, postalCode ?? known?.PostalCode, town ?? known?.Town,
            room ?? known?.Room, latitude ?? known?.Latitude, longitude ?? known?.Longitude);
        fresh.Reach((access is null ? null : AccessOf(access)) ?? known?.WheelchairAccess ?? WheelchairAccess.Unknown,
            Text(row, 1000, "transportation") ?? known?.Transport);
        var (state, country) = address is null ? (null, null) : (Name(address, "state_province", "region"), address.Take("country"));
        address?.Take("id", "location_id", "address_type", "attention");
        fresh.Belong(ags is not null && country is null or "DE" && ags is not null
            ? known?.StateProvince : state ?? known?.StateProvince, country is null or "DE" ? known?.Country : country);
        row.Take("location_type", "organization_id");
        var (from, under, key) = Origin(row, known?.Source, known?.SourceLicence, known?.SourceKey);
        fresh.ComeFrom(from, under, key);
        _places[id] = session.Upsert(known, fresh, row.Sequence);
    }

    private (double? Latitude, double? Longitude) Coordinates(ForeignRow row)
    {
        var (latitude, longitude) = (row.Take("latitude"), row.Take("longitude"));
        if (latitude is null && longitude is null)
        {
            return (null, null);
        }

        var (north, east) = (ForeignTexts.Number(latitude ?? ""), ForeignTexts.Number(longitude ?? ""));
        if (north is >= -90 and <= 90 && east is >= -180 and <= 180 && !(north == 0 && east == 0))
        {
            return (north, east);
        }

        _report.Drop(row, "latitude, longitude", $"{latitude}, {longitude}", "keine Koordinaten auf der Erde");
        return (null, null);
    }

    private WheelchairAccess? AccessOf(ForeignRow row)
    {
        row.Take("id", "location_id");
        var text = row.Take("description", "accessibility");
        WheelchairAccess? said = text?.Trim().ToLowerInvariant() is "wheelchair" or "ramp" or "wheelchair accessible" or "rollstuhlgerecht"
            ? WheelchairAccess.Full : null;
        var found = Enum.GetValues<WheelchairAccess>()
            .Where(access => access != WheelchairAccess.Unknown).Select(access => (WheelchairAccess?)access)
            .FirstOrDefault(access => HsdsOrganisations.TextOf(access!.Value) == text) ?? said;
        if (text is not null && found is null)
        {
            _report.Drop(row, "accessibility", text, "hier gibt es nur „ja“, „teilweise“ und „nein“");
        }

        return found;
    }

    private string? AgsOf(string? postalCode, string? town)
    {
        var candidates = postalCode is null ? [] : _agsOf[postalCode].ToList();
        return candidates.Count == 1 ? candidates[0].Key
            : candidates.Find(candidate => candidate.Name.Equals(town, StringComparison.OrdinalIgnoreCase)).Key;
    }

    private string? PhoneOf(IEnumerable<ForeignRow> rows)
    {
        string? found = null;
        foreach (var row in rows)
        {
            row.Take("id", "organization_id", "service_id", "location_id", "service_at_location_id", "contact_id", "type");
            if (row.Take("number") is not { } text)
            {
                _report.Skip(row, "Telefon ohne Nummer");
                continue;
            }

            text = row.Take("extension") is { } extension && extension != "0" ? $"{text} ext. {extension}" : text;
            if (ForeignTexts.Phone(text) is not { } number)
            {
                _report.Drop(row, "number", text, "keine Telefonnummer");
            }
            else if (found is null)
            {
                found = number;
            }
            else if (found != number)
            {
                _report.Drop(row, "number", text, "hier ist Platz für eine Nummer, die erste zählt");
            }
        }

        return found;
    }

    private ILookup<Guid, ForeignRow> Children(string table, string parent, Func<ForeignRow, bool>? condition = null)
    {
        if (condition is null && _children.TryGetValue((table, parent), out var known))
        {
            return known;
        }

        var lookup = package[table].Where(row => row.Values.ContainsKey(parent + "_id") && (condition is null || condition(row)))
            .ToLookup(row => IdOf(parent, row.Take(parent + "_id")!));
        return condition is null ? _children[(table, parent)] = lookup : lookup;
    }

    private readonly Dictionary<(string, string), ILookup<Guid, ForeignRow>> _children = [];

    private static OrganisationKind KindOf(string name) =>
        KindWords.Where(word => word.Begins ? name.StartsWith(word.Word, StringComparison.OrdinalIgnoreCase)
            : name.Contains(word.Word, StringComparison.OrdinalIgnoreCase))
            .Select(word => word.Kind).FirstOrDefault(OrganisationKind.Provider);

    private static readonly (string Word, bool Begins, OrganisationKind Kind)[] KindWords =
    [
        ("e.V.", false, OrganisationKind.Club), ("Verein", false, OrganisationKind.Club),
        ("Landratsamt", true, OrganisationKind.CountyOffice),
        ("Stadt ", true, OrganisationKind.MunicipalAdministration), ("Gemeinde ", true, OrganisationKind.MunicipalAdministration),
        ("Jobcenter", false, OrganisationKind.Authority), ("Agentur für Arbeit", false, OrganisationKind.Authority),
        ("Beratung", false, OrganisationKind.AdviceCentre),
    ];
}
