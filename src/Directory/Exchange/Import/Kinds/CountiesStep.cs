using IntMan.Directory.Municipalities;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class CountiesStep(ImportSession session) : ImportStep(session)
{
    private Dictionary<string, County> _counties = [];

    public static IReadOnlyList<Column> Layout { get; } =
    [
        Column.Required("Key", "Kreisschlüssel", "kreis_schluessel", "Schlüssel", "county key"),
        Column.Required("Name", "Name", "Kreis"),
        Column.Optional("Kind", "Art", "Typ", "kreis_typ") with { Words = MunicipalityLabels.CountyKinds },
        Column.Optional("State", "Land", "Bundesland") with { Words = MunicipalityLabels.States },
        Column.Optional("OfficeName", "Dienststelle", "office", "office name"),
        Column.Optional("Phone", "Telefon"),
        Column.Optional("Email", "E-Mail", "Mail"),
        Column.Optional("Website", "Internet", "Webseite"),
    ];

    public override IReadOnlyList<Column> Columns => Layout;

    public override async Task PrepareAsync(CancellationToken cancellation) =>
        _counties = await Session.Db.Counties.ToDictionaryAsync(c => c.Key, cancellation);

    public override void Apply(ImportRow row)
    {
        var key = row.OfficialKey("Key", 5) ?? throw row.Refuse("Key", "Die Angabe fehlt.");
        if (IsRepeated(row, key))
        {
            return;
        }

        var known = _counties.GetValueOrDefault(key);
        var kind = row.Choice("Kind", MunicipalityLabels.CountyKinds) ?? known?.Kind ?? CountyKind.Rural;
        var state = row.Choice("State", MunicipalityLabels.States) ?? known?.State
            ?? throw row.Refuse("State", "Nennen Sie das Land, zum Beispiel Baden-Württemberg.");
        var fresh = new County(key, row.RequiredText("Name"), kind, state);
        fresh.SetOffice(row.Text("OfficeName", known?.OfficeName), row.Phone("Phone", known?.Phone), row.Email("Email", known?.Email),
            row.Website("Website", known?.Website));
        _counties[key] = Session.Upsert(known, fresh, row);
    }
}
