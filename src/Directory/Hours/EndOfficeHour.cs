using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Hours;

/// <summary>An office hour is held for the last time on a day; one that has not begun is removed.</summary>
public sealed class EndOfficeHour(DirectoryChanges changes, MunicipalCalendar calendar)
{
    public Task ExecuteAsync(Caller caller, Guid hourId, DateOnly lastDay, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            var hour = await change.TakeAsync<OfficeHour>(hourId, seenVersion);
            change.Action = $"{hour.Owner.HourWord} beendet";
            if (hour.ValidFrom > lastDay && hour.ValidFrom >= calendar.Today)
            {
                change.Db.Remove(hour);
                return;
            }

            Require.That(
                lastDay >= calendar.Today.AddDays(-1), "Was schon war, bleibt stehen. Wählen Sie gestern, heute oder einen späteren Tag.",
                nameof(OfficeHour.ValidUntil));
            hour.Set(hour.PlaceId, hour.Channel, hour.PausesInSchoolHolidays, hour.OpenOnPublicHolidays, lastDay, hour.Note);
            hour.StampChange(calendar.Now);
        }, cancellation, byOwners: true);
}
