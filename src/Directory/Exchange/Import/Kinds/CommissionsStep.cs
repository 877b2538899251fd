using IntMan.Directory.Organisations;
using IntMan.Foundation.Changes;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class CommissionsStep(ImportSession session) : ImportStep(session)
{
    private Dictionary<(string Ags, DateOnly ValidFrom), Commission> _commissions = [];
    private Dictionary<string, Organisation> _organisations = [];
    private KnownMunicipalities _municipalities = KnownMunicipalities.None;

    public static IReadOnlyList<Column> Layout { get; } =
    [
        Column.Required("Ags", "AGS", "Gemeindeschlüssel"),
        Column.Required("Model", "Auftragsmodell", "Modell") with { MayHoldForAll = true, Words = OrganisationLabels.CommissionModels },
        Column.Optional("ProviderId", "Träger", "provider"),
        Column.Optional("AssociationKey", "Verband", "Verbandsschlüssel", "association"),
        Column.Required("ValidFrom", "gültig ab", "valid from") with { MayHoldForAll = true },
        Column.Optional("ValidUntil", "gültig bis", "valid until"),
        Column.Optional("Source", "Quelle") with { KeepsLines = true },
    ];

    public override IReadOnlyList<Column> Columns => Layout;

    public override async Task PrepareAsync(CancellationToken cancellation)
    {
        _commissions = await Session.Db.Commissions.ToDictionaryAsync(m => (m.Ags, m.ValidFrom), cancellation);
        _organisations = await Session.Db.Organisations.ToDictionaryAsync(o => o.Slug, cancellation);
        _municipalities = await KnownMunicipalities.LoadAsync(Session.Db, cancellation);
    }

    public override void Apply(ImportRow row)
    {
        var key = (Ags: _municipalities.Require(row, "Ags"), ValidFrom: row.RequiredDay("ValidFrom"));
        if (IsRepeated(row, key.ToString()))
        {
            return;
        }

        var known = _commissions.GetValueOrDefault(key);
        var model = row.RequiredChoice("Model", OrganisationLabels.CommissionModels);
        var fresh = new Commission(key.Ags, model, key.ValidFrom);
        var provider = row.Has("ProviderId") ? row.Reference("ProviderId", _organisations, "diesen Träger")?.Id : known?.ProviderId;
        var association = row.Has("AssociationKey") ? _municipalities.FindAssociation(row, "AssociationKey") : known?.AssociationKey;
        fresh.Set(model, provider, association, row.Day("ValidUntil", known?.ValidUntil), row.Text("Source", known?.Source));
        _commissions[key] = Session.Upsert(known, fresh, row);
    }
}
