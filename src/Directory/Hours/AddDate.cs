using IntMan.Directory.Editing;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Hours;

/// <summary>An extra date of an office hour.</summary>
public sealed class AddDate(EditDirectory editing, MunicipalCalendar calendar)
{
    public async Task<bool> ExecuteAsync(Actor actor, EntryScope scope, Guid hourId, DateArrangement arrangement,
        CancellationToken cancellation)
    {
        arrangement.Check(calendar.Today);
        await using var edit = await editing.BeginAsync(actor, "Zusätzlicher Termin", cancellation);
        if (await edit.Db.FindHourAsync(scope, hourId, cancellation) is not { } hour)
        {
            return false;
        }

        var (day, startsAt, endsAt, placeId, note) = arrangement;
        if (OfficeHourPattern.FallsOn(hour, day))
        {
            throw new RuleViolation(
                "An diesem Tag findet die Sprechstunde ohnehin statt. Wählen Sie einen anderen Tag oder ändern Sie den Termin.",
                nameof(OfficeHourDeviation.NewDay));
        }

        if (!hour.Validity.Contains(day))
        {
            throw new RuleViolation("An diesem Tag gilt die Sprechstunde nicht. Wählen Sie einen Tag zwischen Beginn und Ende.",
                nameof(OfficeHourDeviation.NewDay));
        }

        edit.Db.Add(OfficeHourDeviation.Extra(hourId, day, startsAt, endsAt, placeId, note));
        await edit.SaveAsync(cancellation);
        return true;
    }
}
