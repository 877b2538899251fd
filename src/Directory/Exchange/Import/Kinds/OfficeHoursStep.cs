using System.Globalization;
using System.Text.RegularExpressions;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import.Kinds;

// Office hours (Sprechstunden); natural key: post, person or service, weekday, begin, rhythm and first day. Rhythm: "wöchentlich", "alle
// 2 Wochen" counted from the first day, "1. im Monat" to "4. im Monat", "letzter im Monat". Without times: "Termine nach Vereinbarung".
internal sealed partial class OfficeHoursStep(ImportSession session) : ImportStep(session)
{
    private Dictionary<HourKey, OfficeHour> _hours = [];
    private Dictionary<string, Place> _places = [];
    private HourOwners _owners = HourOwners.None;

    public static IReadOnlyList<Column> Layout { get; } =
    [
        .. HourOwners.Columns,
        Column.Required("Weekday", "Wochentag", "Tag") with { Words = HourLabels.Weekdays },
        Column.Required("StartsAt", "von", "Beginn", "from", "starts at"),
        Column.Required("EndsAt", "bis", "Ende", "until", "ends at"),
        Column.Optional("PlaceId", "Ort", "place") with { MayHoldForAll = true },
        Column.Optional("Step", "Rhythmus", "recurrence"),
        Column.Optional("Channel", "Art", "Kanal") with { MayHoldForAll = true, Words = HourLabels.Channels },
        Column.Optional("PausesInSchoolHolidays", "Pause in Schulferien", "pauses in school holidays"),
        Column.Optional("OpenOnPublicHolidays", "auch an Feiertagen", "open on public holidays"),
        Column.Required("ValidFrom", "gültig ab", "valid from") with { MayHoldForAll = true },
        Column.Optional("ValidUntil", "gültig bis", "valid until"),
        Column.Optional("Note", "Hinweis") with { KeepsLines = true },
    ];

    public override IReadOnlyList<Column> Columns => Layout;

    public override async Task PrepareAsync(CancellationToken cancellation)
    {
        _hours = (await Session.Db.OfficeHours.ToListAsync(cancellation)).GroupBy(HourKey.Of).ToDictionary(g => g.Key, g => g.First());
        _places = await Session.Db.Places.ToDictionaryAsync(p => p.Slug, cancellation);
        _owners = await HourOwners.LoadAsync(Session.Db, cancellation);
    }

    public override void Apply(ImportRow row)
    {
        var days = WeekdayList.Read(row.RequiredText("Weekday")) ?? [row.RequiredChoice("Weekday", HourLabels.Weekdays)];
        foreach (var day in days)
        {
            Apply(row, day);
        }
    }

    private void Apply(ImportRow row, DayOfWeek weekday)
    {
        var owner = _owners.Find(row);
        var (startsAt, endsAt, from) = (row.Time("StartsAt"), row.Time("EndsAt"), row.RequiredDay("ValidFrom"));
        var fresh = owner.Service is { } service ? new OfficeHour(service, weekday, startsAt, endsAt, from)
            : new OfficeHour(owner.Post, owner.Person, weekday, startsAt, endsAt, from);
        var (recurrence, step) = RhythmOf(row);
        fresh.Repeat(recurrence, step);
        var key = HourKey.Of(fresh);
        if (IsRepeated(row, key.ToString()))
        {
            return;
        }

        var known = _hours.GetValueOrDefault(key);
        var hour = known ?? fresh;
        hour.EndAt(fresh.EndsAt);
        hour.Set(
            row.Has("PlaceId") ? row.Reference("PlaceId", _places, "diesen Ort")?.Id : known?.PlaceId,
            row.Choice("Channel", HourLabels.Channels) ?? known?.Channel
            ?? (fresh.IsByArrangement ? HourChannel.ByAppointment : HourChannel.Open),
            row.YesNo("PausesInSchoolHolidays") ?? known?.PausesInSchoolHolidays ?? false,
            row.YesNo("OpenOnPublicHolidays") ?? known?.OpenOnPublicHolidays ?? false,
            row.Day("ValidUntil", known?.ValidUntil),
            row.Text("Note", known?.Note));
        if (Session.Save(hour, isNew: known is null, row))
        {
            hour.StampChange(Session.Calendar.Now);
            Session.Save(hour, isNew: false, row);
        }

        _hours[key] = hour;
    }

    public static (Recurrence Recurrence, int Step) RhythmOf(ImportRow row)
    {
        var text = row.Text("Step") ?? "wöchentlich";
        if (Weekly().IsMatch(text))
        {
            return (Recurrence.EveryNthWeek, 1);
        }

        if (LastOfMonth().IsMatch(text))
        {
            return (Recurrence.NthWeekdayOfMonth, 5);
        }

        var (weeks, month) = (EveryNthWeek().Match(text), NthOfMonth().Match(text));
        return (weeks.Success, month.Success) switch
        {
            (true, _) => (Recurrence.EveryNthWeek, int.Parse(weeks.Groups[1].ValueSpan, CultureInfo.InvariantCulture)),
            (_, true) => (Recurrence.NthWeekdayOfMonth, int.Parse(month.Groups[1].ValueSpan, CultureInfo.InvariantCulture)),
            _ => throw row.RefuseValue("Step",
                "ist kein Rhythmus. Schreiben Sie „wöchentlich“, „alle 2 Wochen“, „1. im Monat“ oder „letzter im Monat“."),
        };
    }

    [GeneratedRegex("^(wöchentlich|jede Woche|weekly)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Weekly();

    [GeneratedRegex("^(?:alle|every) ([0-9]) (?:Wochen|weeks)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EveryNthWeek();

    [GeneratedRegex("^([0-9])(?:\\.|st|nd|rd|th) (?:im Monat|of (?:the )?month)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NthOfMonth();

    [GeneratedRegex("^(?:letzter im Monat|last of (?:the )?month)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LastOfMonth();

    private sealed record HourKey(Guid Owner, DayOfWeek Weekday, TimeOnly? StartsAt, Recurrence Recurrence, int Step, DateOnly From)
    {
        public static HourKey Of(OfficeHour hour) => new(HourOwner.IdOf(hour), hour.Weekday, hour.StartsAt, hour.Recurrence, hour.Step,
            hour.ValidFrom);
    }
}
