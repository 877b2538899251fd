using IntMan.Directory.Municipalities;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class KnownStreets
{
    private readonly ImportSession _session;
    private readonly Dictionary<(string Ags, string Key), District> _districts;
    private readonly Dictionary<(string Ags, string Key), Street> _streets;

    // Folding a name costs more than a lookup, and lists name the same street again and again.
    private readonly Dictionary<(string Ags, string Name), Street> _byName = [];
    private readonly Dictionary<Guid, (Guid? District, int Row)> _placed = [];

    private KnownStreets(ImportSession session, Dictionary<(string, string), District> districts,
        Dictionary<(string, string), Street> streets) =>
        (_session, _districts, _streets) = (session, districts, streets);

    public static KnownStreets None { get; } = new(null!, [], []);

    public static async Task<KnownStreets> LoadAsync(ImportSession session, CancellationToken cancellation) => new(
        session,
        await session.Db.Districts.ToDictionaryAsync(d => (d.Ags, d.SearchKey), cancellation),
        await session.LoadAsync<Street>(cancellation).ToDictionaryAsync(s => (s.Ags, s.SearchKey), cancellationToken: cancellation));

    public District DistrictOf(ImportRow row, string ags, string name)
    {
        var fresh = new District(ags, name);
        RefuseNameless(row, "DistrictId", fresh.SearchKey);
        if (_districts.TryGetValue((ags, fresh.SearchKey), out var known))
        {
            _session.Mention(known, row);
            return known;
        }

        return _districts[(ags, fresh.SearchKey)] = _session.Upsert(null, fresh, row);
    }

    public Street StreetOf(ImportRow row, string ags, string name, District? district)
    {
        if (!_byName.TryGetValue((ags, name), out var street))
        {
            var fresh = new Street(ags, name, district?.Id);
            RefuseNameless(row, "StreetId", fresh.SearchKey);
            street = _streets.TryGetValue((ags, fresh.SearchKey), out var known)
                ? known : _streets[(ags, fresh.SearchKey)] = _session.Upsert(null, fresh, row);
            _byName[(ags, name)] = street;
            _session.Mention(street, row);
        }

        if (district is not null)
        {
            Place(row, street, district.Id);
        }

        return street;
    }

    // Names without letter or digit all fold to the same empty key.
    private static void RefuseNameless(ImportRow row, string column, string searchKey)
    {
        if (searchKey.Length == 0)
        {
            throw row.RefuseValue(column, "ist kein Name.");
        }
    }

    private void Place(ImportRow row, Street street, Guid district)
    {
        if (_placed.TryGetValue(street.Id, out var before) && before.District != district)
        {
            throw row.Refuse("DistrictId",
                $"Zeile {before.Row} nennt für „{street.Name}“ einen anderen Ortsteil. Eine Straße gehört zu höchstens einem Ortsteil.");
        }

        _placed[street.Id] = (district, row.Number);
        if (street.DistrictId != district)
        {
            var moved = new Street(street.Ags, street.Name, district);
            _session.Upsert(street, moved, row);
        }
    }
}
