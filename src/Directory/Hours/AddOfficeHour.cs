using IntMan.Directory.Editing;
using IntMan.Directory.People;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Hours;

/// <summary>A new office hour of a post or of a person, or a new opening hour of a service.</summary>
public sealed class AddOfficeHour(DirectoryChanges changes, MunicipalCalendar calendar)
{
    public Task<Guid> ExecuteAsync(Caller caller, HourOwner owner, OfficeHourDraft draft, CancellationToken cancellation) =>
        changes.WriteAsync(caller, $"Neue {owner.HourWord} am {HourLabels.Weekdays.TextOf(draft.Weekday)}", async change =>
        {
            var hour = draft.Create(owner, draft.ValidFrom);
            hour.StampChange(calendar.Now);
            await HourCollision.RefuseAsync(change.Db, hour, draft.Anyway, cancellation);
            change.Db.Add(hour);
            return hour.Id;
        }, cancellation, byOwners: true);
}
