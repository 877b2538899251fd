using IntMan.Directory.Hours;
using IntMan.Directory.People;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class DeviationsStep(ImportSession session) : ImportStep(session)
{
    private Dictionary<(Guid Hour, DateOnly Day), OfficeHourDeviation> _deviations = [];
    private ILookup<(Guid Owner, DayOfWeek Weekday), OfficeHour> _hours = Array.Empty<OfficeHour>()
        .ToLookup(_ => default((Guid, DayOfWeek)));
    private Dictionary<string, Place> _places = [];
    private HourOwners _owners = HourOwners.None;

    public static IReadOnlyList<Column> Layout { get; } =
    [
        .. HourOwners.Columns,
        Column.Optional("Weekday", "Wochentag") with { Words = HourLabels.Weekdays },
        Column.Optional("Step", "Rhythmus", "recurrence"),
        Column.Required("StartsAt", "von", "Beginn", "from", "starts at"),
        Column.Required("Day", "Tag", "Datum", "date"),
        Column.Required("Kind", "Art") with { Words = HourLabels.DeviationKinds },
        Column.Optional("NewDay", "neuer Tag", "new day"),
        Column.Optional("NewStartsAt", "neu von", "new from"),
        Column.Optional("NewEndsAt", "neu bis", "new until"),
        Column.Optional("NewPlaceId", "neuer Ort", "new place"),
        Column.Optional("Note", "Hinweis") with { KeepsLines = true },
    ];

    public override IReadOnlyList<Column> Columns => Layout;

    public override async Task PrepareAsync(CancellationToken cancellation)
    {
        _deviations = await Session.Db.OfficeHourDeviations.ToDictionaryAsync(d => (d.OfficeHourId, d.Day), cancellation);
        _hours = (await Session.Db.OfficeHours.ToListAsync(cancellation)).ToLookup(h => (HourOwner.IdOf(h), h.Weekday));
        _places = await Session.Db.Places.ToDictionaryAsync(p => p.Slug, cancellation);
        _owners = await HourOwners.LoadAsync(Session.Db, cancellation);
    }

    public override void Apply(ImportRow row)
    {
        var day = row.RequiredDay("Day");
        var hour = HourOf(row, day);
        var key = (hour.Id, day);
        if (IsRepeated(row, key.ToString()))
        {
            return;
        }

        var known = _deviations.GetValueOrDefault(key);
        var note = row.Text("Note", known?.Note);
        var place = row.Reference("NewPlaceId", _places, "diesen Ort")?.Id;
        var fresh = row.RequiredChoice("Kind", HourLabels.DeviationKinds) switch
        {
            DeviationKind.Cancelled when row.Day("NewDay") is { } newDay =>
                OfficeHourDeviation.Move(hour.Id, day, newDay, row.RequiredTime("NewStartsAt"), row.RequiredTime("NewEndsAt"), place, null)
                    .CallOff(note),
            DeviationKind.Cancelled => OfficeHourDeviation.Cancel(hour.Id, day, note),
            DeviationKind.Moved => OfficeHourDeviation.Move(hour.Id, day, row.Day("NewDay") ?? day, row.RequiredTime("NewStartsAt"),
            row.RequiredTime("NewEndsAt"), place, note),
            _ => OfficeHourDeviation.Extra(hour.Id, day, row.RequiredTime("NewStartsAt"), row.RequiredTime("NewEndsAt"), place, note),
        };
        _deviations[key] = Session.Upsert(known, fresh, row);
    }

    private OfficeHour HourOf(ImportRow row, DateOnly day)
    {
        var owner = _owners.Find(row);
        var weekday = row.Choice("Weekday", HourLabels.Weekdays) ?? day.DayOfWeek;
        var startsAt = row.Time("StartsAt");
        (Recurrence, int)? rhythm = row.Text("Step") is null ? null : OfficeHoursStep.RhythmOf(row);
        var found = _hours[(owner.Id, weekday)]
            .Where(h => h.StartsAt == startsAt && h.Validity.Contains(day))
            .Where(h => rhythm is null || rhythm == (h.Recurrence, h.Step)).Take(2).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw row.Refuse("Day", "An diesem Tag gibt es die genannte Sprechstunde nicht. Prüfen Sie Wochentag, Beginn und Tag."),
            _ => throw row.Refuse("StartsAt", "Mehrere Sprechstunden passen. Nennen Sie in der Spalte „Rhythmus“ den der gemeinten."),
        };
    }
}
