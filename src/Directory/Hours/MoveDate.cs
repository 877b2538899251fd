using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Hours;

/// <summary>One date of an office hour is held at another day, time or place.</summary>
public sealed class MoveDate(DirectoryChanges changes, MunicipalCalendar calendar)
{
    public Task ExecuteAsync(Caller caller, DateKey date, DateArrangement arrangement, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            arrangement.Check(calendar.Today);
            var known = await OfficeHourDates.LockAsync(change, [date]);
            var rule = known.RuleOf(date);
            change.Action = $"Termin einer {rule.Owner.HourWord} verlegt";
            var (day, startsAt, endsAt, placeId, note) = arrangement;
            if (known.DeviationOf(date) is not { } deviation)
            {
                change.Db.Add(OfficeHourDeviation.Move(rule.Id, date.Day, day, startsAt, endsAt, placeId, note));
            }
            else if (OfficeHourPattern.FallsOn(rule, date.Day))
            {
                deviation.MoveTo(day, startsAt, endsAt, placeId, note);
            }
            else
            {
                change.Db.Remove(deviation);
                await change.FlushAsync();
                change.Db.Add(OfficeHourDeviation.Extra(rule.Id, day, startsAt, endsAt, placeId, note));
            }
        }, cancellation, byOwners: true);
}

/// <summary>Day, local clock times and place of a single date.</summary>
public sealed record DateArrangement(DateOnly Day, TimeOnly StartsAt, TimeOnly EndsAt, Guid? PlaceId, string? Note)
{
    public void Check(DateOnly today) => Require.All(
        () => Require.That(
            Day >= today, "Dieser Tag ist schon vorbei. Wählen Sie heute oder einen späteren Tag.", nameof(OfficeHourDeviation.NewDay)),
        () => OfficeHourDeviation.RequireTimes(StartsAt, EndsAt));
}
