using IntMan.Directory.Editing;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Hours;

/// <summary>An office hour is held for the last time on a day; one that has not begun is removed.</summary>
public sealed class EndOfficeHour(EditDirectory editing, MunicipalCalendar calendar)
{
    public async Task<bool> ExecuteAsync(Actor actor, EntryScope scope, Guid hourId, DateOnly lastDay, uint seenVersion,
        CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, $"{scope.HourWord} beendet", cancellation);
        if (await edit.Db.FindHourAsync(scope, hourId, cancellation) is not { } hour)
        {
            return false;
        }

        edit.Expect(hour, seenVersion);
        if (hour.ValidFrom > lastDay && hour.ValidFrom >= calendar.Today)
        {
            edit.Db.Remove(hour);
        }
        else if (lastDay < calendar.Today.AddDays(-1))
        {
            throw new RuleViolation("Was schon war, bleibt stehen. Wählen Sie gestern, heute oder einen späteren Tag.",
                nameof(OfficeHour.ValidUntil));
        }
        else
        {
            hour.Set(hour.PlaceId, hour.Channel, hour.PausesInSchoolHolidays, hour.OpenOnPublicHolidays, lastDay, hour.Note);
            hour.StampChange(calendar.Now);
        }

        await edit.SaveAsync(cancellation);
        return true;
    }
}
