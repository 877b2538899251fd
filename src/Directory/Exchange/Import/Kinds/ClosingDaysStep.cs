using IntMan.Directory.Hours;
using IntMan.Directory.Organisations;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class ClosingDaysStep(ImportSession session) : ImportStep(session)
{
    private Dictionary<(ClosedHouse House, DateOnly FirstDay), ClosingDay> _days = [];
    private Dictionary<string, Organisation> _organisations = [];
    private HashSet<string> _counties = [];
    private KnownMunicipalities _municipalities = KnownMunicipalities.None;

    public static IReadOnlyList<Column> Layout { get; } =
    [
        Column.Optional("CountyKey", "Kreis", "Kreisschlüssel", "county"),
        Column.Optional("Ags", "AGS", "Gemeindeschlüssel"),
        Column.Optional("OrganisationId", "Organisation", "organisation"),
        Column.Required("Reason", "Grund", "reason"),
        Column.Required("FirstDay", "erster Tag", "von", "first day", "from"),
        Column.Required("LastDay", "letzter Tag", "bis", "last day", "until"),
    ];

    public override IReadOnlyList<Column> Columns => Layout;

    public override async Task PrepareAsync(CancellationToken cancellation)
    {
        _days = await Session.Db.ClosingDays.ToDictionaryAsync(day => (day.House, day.FirstDay), cancellation);
        _organisations = await Session.Db.Organisations.ToDictionaryAsync(o => o.Slug, cancellation);
        _counties = [.. await Session.Db.Counties.Select(county => county.Key).ToListAsync(cancellation)];
        _municipalities = await KnownMunicipalities.LoadAsync(Session.Db, cancellation);
    }

    public override void Apply(ImportRow row)
    {
        var county = row.OfficialKey("CountyKey", 5);
        if (county is not null && !_counties.Contains(county))
        {
            throw row.RefuseValue("CountyKey", "ist nicht bekannt. Legen Sie zuerst den Kreis an.");
        }

        var ags = row.Text("Ags") is null ? null : _municipalities.Require(row, "Ags");
        var house = new ClosedHouse(county, ags, row.Reference("OrganisationId", _organisations, "diese Organisation")?.Id);
        var key = (House: house, FirstDay: row.RequiredDay("FirstDay"));
        if (!IsRepeated(row, key.ToString()))
        {
            var fresh = new ClosingDay(house, row.RequiredText("Reason"), key.FirstDay, row.RequiredDay("LastDay"));
            _days[key] = Session.Upsert(_days.GetValueOrDefault(key), fresh, row);
        }
    }
}
