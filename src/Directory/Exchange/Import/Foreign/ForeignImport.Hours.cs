using System.Globalization;
using IntMan.Directory.Exchange.Hsds;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Exchange.Import.Foreign;

internal sealed partial class ForeignImport
{
    private const int LongestHourNote = 500;
    private readonly Dictionary<Guid, OfficeHour> _hours = [];

    private void TakeHours()
    {
        foreach (var row in package["schedule"])
        {
            var at = Reference(row, "service_at_location", "service_at_location_id") is { } there
                ? _servicePlaces.GetValueOrDefault(_merged.GetValueOrDefault(there, there)) : null;
            var service = at?.ServiceId ?? Reference(row, "service", "service_id");
            row.Take("service_id", "link_entity");
            var place = at?.PlaceId ?? Reference(row, "location", "location_id");
            row.Take("location_id");
            var content = service is null ? null
                : string.Join('/', row.Values.Where(pair => pair.Key != "id").Select(pair => $"{pair.Key}={pair.Value}"));
            if (Claim(row, "schedule", content) is not { } id)
            {
                continue;
            }

            if (service is not { } of || !_takenServices.Contains(of))
            {
                _report.Skip(row, place is null ? "die Öffnungszeit gehört zu keinem übernommenen Angebot"
                    : "Öffnungszeiten eines Ortes ohne Angebot haben hier keinen Platz");
                continue;
            }

            try
            {
                TakeHour(row, id, of, place is { } known && _places.ContainsKey(known) ? known : null);
            }
            catch (RuleViolation violation)
            {
                _report.Skip(row, violation.Message);
            }
        }
    }

    private void TakeHour(ForeignRow row, Guid id, Guid service, Guid? place)
    {
        var text = row.Take("description");
        var byArrangement = text == HsdsSchedules.ByArrangement;
        var notes = new List<string>();
        if (!byArrangement && text is not null)
        {
            notes.Add(ForeignTexts.Plain(text));
        }

        var days = (row.Take("byday", "weekday"), byArrangement) switch
        {
            ({ } named, _) => ForeignTexts.Weekdays(named),
            (_, true) => [(DayOfWeek.Monday, 0)],
            _ => null,
        };
        if (days is null)
        {
            _report.Skip(row,
                $"kein Wochentag zu erkennen: „{row.Values.GetValueOrDefault("byday") ?? row.Values.GetValueOrDefault("weekday")}“");
            return;
        }

        if (!TryTimes(row, byArrangement, notes, out var opens, out var closes) || !TryRhythm(row, days, out var recurrence, out var step))
        {
            return;
        }

        foreach (var (day, index) in days.Select((day, index) => (day, index)))
        {
            Upserted(() => SaveHour(row, index == 0 ? id : HsdsIds.Of(id, "day:" + day.Day + day.Nth), service, place, day.Day,
                (recurrence, day.Nth switch { 0 => step, < 0 => 5, _ => day.Nth }), opens, closes, notes));
        }
    }

    private bool TryTimes(ForeignRow row, bool byArrangement, List<string> notes, out TimeOnly? opens, out TimeOnly? closes)
    {
        (opens, closes) = (null, null);
        var (from, until) = (row.Take("opens_at"), row.Take("closes_at"));
        if (from is null && until is null)
        {
            if (!byArrangement)
            {
                _report.Skip(row, "ohne Uhrzeiten");
            }

            return byArrangement;
        }

        if (ForeignTexts.Time(from ?? "") is not { } start || ForeignTexts.Time(until ?? "") is not { } end)
        {
            _report.Skip(row, $"keine Uhrzeiten: „{from}“ bis „{until}“");
            return false;
        }

        notes.AddRange(new[] { start.Note, end.Note }.OfType<string>());
        (opens, closes) = (start.Time, end.Time == TimeOnly.MinValue && start.Time > end.Time ? new TimeOnly(23, 59) : end.Time);
        if (closes <= opens)
        {
            _report.Skip(row, $"endet nicht nach dem Beginn: „{from}“ bis „{until}“");
            return false;
        }

        if (!ForeignTexts.IsPlainTime(from!) || !ForeignTexts.IsPlainTime(until!))
        {
            _report.Repair(row, string.Create(CultureInfo.InvariantCulture, $"Uhrzeit „{from}“ bis „{until}“ als {start.Time:HH:mm} bis "
                + $"{end.Time:HH:mm} gelesen{(start.Note is null && end.Note is null ? "" : ", Beiworte zur Bemerkung genommen")}"));
        }

        return true;
    }

    private bool TryRhythm(ForeignRow row, List<(DayOfWeek Day, int Nth)> days, out Recurrence recurrence, out int step)
    {
        var (freq, interval) = (row.Take("freq")?.ToUpperInvariant() ?? "WEEKLY", ForeignTexts.Whole(row.Take("interval") ?? "1") ?? 1);
        row.Take("count", "wkst", "timezone", "id");
        recurrence = freq == "MONTHLY" || days.Exists(day => day.Nth != 0) ? Recurrence.NthWeekdayOfMonth : Recurrence.EveryNthWeek;
        step = recurrence == Recurrence.EveryNthWeek ? interval : 1;
        var isKnown = recurrence == Recurrence.EveryNthWeek ? freq == "WEEKLY" && interval is >= 1 and <= 8
            : interval == 1 && days.TrueForAll(day => day.Nth is not 0 and >= -1 and <= 5);
        if (!isKnown)
        {
            _report.Skip(row, $"diesen Rhythmus gibt es hier nicht: {freq}, alle {interval}, {row.Values.GetValueOrDefault("byday")}");
        }

        return isKnown;
    }

    private void SaveHour(
        ForeignRow row, Guid id, Guid service, Guid? place, DayOfWeek day, (Recurrence Kind, int Step) rhythm, TimeOnly? opens,
        TimeOnly? closes, List<string> notes)
    {
        var known = _hours.GetValueOrDefault(id);
        var (said, start) = (ReadValue(row, "valid_from", ForeignTexts.Day, "kein Datum"),
            ReadValue(row, "dtstart", ForeignTexts.Day, "kein Datum"));

        // Every second week is counted from the first date, here from the week in which the rule begins.
        said = said is null || (start is not null && rhythm is { Kind: Recurrence.EveryNthWeek, Step: > 1 }
            && ((start.Value.DayNumber / 7) - (said.Value.DayNumber / 7)) % rhythm.Step != 0) ? start ?? said : said;
        var fresh = new OfficeHour(service, day, opens, closes, said ?? known?.ValidFrom ?? session.Calendar.Today).WithId(id);
        fresh.Repeat(rhythm.Kind, rhythm.Step);
        var until = ReadValue(row, "valid_to", ForeignTexts.Day, "kein Datum") ?? ReadValue(row, "until", ForeignTexts.Day, "kein Datum");
        row.Take("until");
        var attending = row.Take("attending_type");
        var channel = attending is null ? null : HourLabels.Channels.Find(attending);
        if (attending is not null && channel is null)
        {
            _report.Drop(row, "attending_type", attending, "hier gibt es nur offen, mit Termin, telefonisch, Video und aufsuchend");
        }

        var note = string.Join(" ", notes.Append(Text(row, LongestHourNote, "notes")).OfType<string>());
        if (note.Length > LongestHourNote)
        {
            _report.Repair(row, $"Bemerkung auf {LongestHourNote} Zeichen gekürzt");
            note = note[..(LongestHourNote - 1)] + "…";
        }

        // What a foreign directory calls open is open: it names its closures itself.
        fresh.Set(place, channel ?? known?.Channel ?? HourChannel.Open, known?.PausesInSchoolHolidays ?? false,
            known?.OpenOnPublicHolidays ?? true, until, note.Length == 0 ? null : note);
        if (known is null || !IsSame(known, fresh))
        {
            fresh.StampChange(session.Calendar.Now);
            fresh.Continue(known);
            _hours[id] = session.Upsert(known, fresh, row.Sequence);
        }
        else
        {
            session.Mention(known, row.Sequence);
        }
    }

    private static bool IsSame(OfficeHour known, OfficeHour fresh) =>
        (known.ServiceId, known.PlaceId, known.Weekday, known.Recurrence, known.Step, known.StartsAt, known.EndsAt) == (fresh.ServiceId,
            fresh.PlaceId, fresh.Weekday, fresh.Recurrence, fresh.Step, fresh.StartsAt, fresh.EndsAt)
        && (known.Channel, known.ValidFrom, known.ValidUntil, known.Note) == (fresh.Channel, fresh.ValidFrom, fresh.ValidUntil, fresh.Note);
}
