using IntMan.Directory.Municipalities;
using IntMan.Foundation.Text;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class MunicipalitiesStep(ImportSession session) : ImportStep(session)
{
    private const string NoAssociation = "verbandsfreiegemeinde";
    private Dictionary<string, County> _counties = [];
    private Dictionary<string, Association> _associations = [];
    private Dictionary<string, Municipality> _municipalities = [];

    public static IReadOnlyList<Column> Layout { get; } =
    [
        Column.Required("Ags", "AGS", "Gemeindeschlüssel"),
        Column.Required("Name", "name_kurz", "Name", "Gemeinde"),
        Column.Optional("Kind", "typ_schluessel", "Art", "Typ") with { Words = MunicipalityLabels.MunicipalityKinds },
        Column.Optional("CountyKey", "kreis_schluessel", "Kreisschlüssel"),
        Column.Optional("CountyName", "kreis_name", "Kreis", "county"),
        Column.Optional("CountyKind", "kreis_typ", "county kind") with { Words = MunicipalityLabels.CountyKinds },
        Column.Optional("State", "Land", "Bundesland") with { Words = MunicipalityLabels.States },
        Column.Optional("AssociationKey", "verband_ars9", "Verbandsschlüssel", "association key"),
        Column.Optional("AssociationName", "verband_name", "Verband", "association"),
        Column.Optional("AssociationKind", "verband_typ", "association kind") with { IsOnlyRead = true },
        Column.Optional("Population", "Einwohner"),
        Column.Optional("PostalCodes", "PLZ", "Postleitzahlen", "postal codes"),
        Column.Optional("SeatPostalCode", "plz_verwaltungssitz", "postal code") with { IsOnlyRead = true },
    ];

    public override IReadOnlyList<Column> Columns => Layout;

    public override async Task PrepareAsync(CancellationToken cancellation)
    {
        _counties = await Session.Db.Counties.ToDictionaryAsync(c => c.Key, cancellation);
        _associations = await Session.Db.Associations.ToDictionaryAsync(a => a.Key, cancellation);
        _municipalities = await Session.Db.Municipalities.ToDictionaryAsync(m => m.Ags, cancellation);
    }

    public override void Apply(ImportRow row)
    {
        var ags = row.OfficialKey("Ags", 8) ?? throw row.Refuse("Ags", "Die Angabe fehlt.");
        if (IsRepeated(row, ags))
        {
            return;
        }

        var known = _municipalities.GetValueOrDefault(ags);
        var kind = row.Choice("Kind", MunicipalityLabels.MunicipalityKinds) ?? known?.Kind ?? MunicipalityKind.Municipality;
        var county = CountyOf(row, ags);
        var fresh = new Municipality(ags, row.RequiredText("Name"), kind, county.Key);
        var association = row.Has("AssociationKey") ? AssociationOf(row, county)?.Key : known?.AssociationKey;
        fresh.Locate(association, PostalCodesOf(row, known?.PostalCodes ?? []), row.Has("Population")
            ? row.Count("Population") : known?.Population);
        _municipalities[ags] = Session.Upsert(known, fresh, row);
    }

    private County CountyOf(ImportRow row, string ags)
    {
        var key = row.OfficialKey("CountyKey", 5) ?? ags[..5];
        if (_counties.TryGetValue(key, out var known))
        {
            return known;
        }

        var name = row.Text("CountyName") ?? throw row.Refuse("CountyKey",
            $"Der Kreis {key} ist nicht bekannt. Nennen Sie in der Spalte „kreis_name“ seinen Namen.");
        var kind = row.Choice("CountyKind", MunicipalityLabels.CountyKinds) ?? CountyKind.Rural;
        var state = row.Choice("State", MunicipalityLabels.States)
            ?? throw row.Refuse("State", "Nennen Sie das Land, zum Beispiel Baden-Württemberg.");
        return _counties[key] = Session.Upsert(null, new County(key, SpokenName(name, kind), kind, state), row);
    }

    private Association? AssociationOf(ImportRow row, County county)
    {
        if (row.OfficialKey("AssociationKey", 9) is not { } key || Labels.Fold(row.Text("AssociationKind") ?? "") == NoAssociation)
        {
            return null;
        }

        var known = _associations.GetValueOrDefault(key);
        var name = row.Text("AssociationName") ?? known?.Name ?? throw row.Refuse("AssociationKey",
            $"Der Verband {key} ist nicht bekannt. Nennen Sie in der Spalte „verband_name“ seinen Namen.");
        return _associations[key] = Session.Upsert(known, new Association(key, name, county.Key), row);
    }

    private static string[] PostalCodesOf(ImportRow row, string[] known) =>
        (row.Has("PostalCodes"), row.Text("SeatPostalCode")) switch
        {
            (true, _) => row.PostalCodes("PostalCodes", known),
            (_, { } seat) => [seat, .. known.Where(code => code != seat)],
            _ => known,
        };

    private static string SpokenName(string registered, CountyKind kind)
    {
        var name = registered.Split(',')[0].Trim();
        if (name.StartsWith("Stadtkreis ", StringComparison.Ordinal))
        {
            return name;
        }

        var ofLand = name.Contains("kreis", StringComparison.OrdinalIgnoreCase) ? name : $"Landkreis {name}";
        return kind == CountyKind.Urban ? $"Stadtkreis {name}" : ofLand;
    }
}
