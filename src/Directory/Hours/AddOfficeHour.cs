using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Hours;

/// <summary>A new office hour of a post or of a person, or a new opening hour of a service.</summary>
public sealed class AddOfficeHour(EditDirectory editing, MunicipalCalendar calendar)
{
    public async Task<Guid?> ExecuteAsync(Actor actor, EntryScope scope, HourOwner owner, OfficeHourDraft draft,
        CancellationToken cancellation)
    {
        if (!scope.Covers(owner))
        {
            return null;
        }

        var hour = draft.Create(owner, draft.ValidFrom);
        hour.StampChange(calendar.Now);
        await using var edit = await editing.BeginAsync(actor, $"Neue {scope.HourWord} am {HourLabels.Weekdays.TextOf(draft.Weekday)}",
            cancellation);
        await HourCollision.RefuseAsync(edit.Db, hour, cancellation);
        edit.Db.Add(hour);
        await edit.SaveAsync(cancellation);
        return hour.Id;
    }
}
