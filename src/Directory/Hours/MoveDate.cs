using IntMan.Directory.Editing;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Hours;

/// <summary>One date of an office hour is held at another day, time or place.</summary>
public sealed class MoveDate(EditDirectory editing, MunicipalCalendar calendar)
{
    public async Task<bool> ExecuteAsync(Actor actor, EntryScope scope, DateKey date, DateArrangement arrangement,
        CancellationToken cancellation)
    {
        arrangement.Check(calendar.Today);
        await using var edit = await editing.BeginAsync(actor, $"Termin einer {scope.HourWord} verlegt", cancellation);
        var known = await OfficeHourDates.LockAsync(edit, [date], cancellation);
        if (known.RuleOf(date, scope) is not { } rule)
        {
            return false;
        }

        var (day, startsAt, endsAt, placeId, note) = arrangement;
        if (known.DeviationOf(date) is not { } deviation)
        {
            edit.Db.Add(OfficeHourDeviation.Move(rule.Id, date.Day, day, startsAt, endsAt, placeId, note));
        }
        else if (OfficeHourPattern.FallsOn(rule, date.Day))
        {
            deviation.MoveTo(day, startsAt, endsAt, placeId, note);
        }
        else
        {
            edit.Db.Remove(deviation);
            await edit.FlushAsync(cancellation);
            edit.Db.Add(OfficeHourDeviation.Extra(rule.Id, day, startsAt, endsAt, placeId, note));
        }

        await edit.SaveAsync(cancellation);
        return true;
    }
}

/// <summary>Day, local clock times and place of a single date.</summary>
public sealed record DateArrangement(DateOnly Day, TimeOnly StartsAt, TimeOnly EndsAt, Guid? PlaceId, string? Note)
{
    public void Check(DateOnly today) => Require.All(
        () => Require.That(Day >= today, "Dieser Tag ist schon vorbei. Wählen Sie heute oder einen späteren Tag.",
        nameof(OfficeHourDeviation.NewDay)),
        () => OfficeHourDeviation.RequireTimes(StartsAt, EndsAt));
}
