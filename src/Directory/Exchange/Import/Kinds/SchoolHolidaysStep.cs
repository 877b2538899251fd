using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class SchoolHolidaysStep(ImportSession session) : ImportStep(session)
{
    private Dictionary<(FederalState State, DateOnly FirstDay), SchoolHoliday> _holidays = [];

    public static IReadOnlyList<Column> Layout { get; } =
    [
        Column.Required("State", "Land", "Bundesland") with { Words = MunicipalityLabels.States },
        Column.Required("Name", "Ferien"),
        Column.Required("FirstDay", "erster Tag", "von", "first day", "from"),
        Column.Required("LastDay", "letzter Tag", "bis", "last day", "until"),
    ];

    public override IReadOnlyList<Column> Columns => Layout;

    public override async Task PrepareAsync(CancellationToken cancellation) =>
        _holidays = await Session.Db.SchoolHolidays.ToDictionaryAsync(h => (h.State, h.FirstDay), cancellation);

    public override void Apply(ImportRow row)
    {
        var key = (State: row.RequiredChoice("State", MunicipalityLabels.States), FirstDay: row.RequiredDay("FirstDay"));
        if (!IsRepeated(row, key.ToString()))
        {
            var fresh = new SchoolHoliday(key.State, row.RequiredText("Name"), key.FirstDay, row.RequiredDay("LastDay"));
            _holidays[key] = Session.Upsert(_holidays.GetValueOrDefault(key), fresh, row);
        }
    }
}
