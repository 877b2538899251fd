using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.People;

/// <summary>The person is there again today: a running absence ends yesterday, one that has not begun is removed. Repeating
/// it changes nothing.</summary>
public sealed class EndAbsence(DirectoryChanges changes, MunicipalCalendar calendar)
{
    public Task ExecuteAsync(Caller caller, Guid absenceId, CancellationToken cancellation) =>
        changes.WriteAsync(caller, "Abwesenheit beendet", async change =>
        {
            await change.RequireAsync("absence", absenceId.ToString());
            var absence = await change.Db.Absences.FindAsync([absenceId], cancellation);
            if (absence?.FirstDay >= calendar.Today)
            {
                change.Db.Remove(absence);
            }
            else if (absence?.Days.Reaches(calendar.Today) == true)
            {
                absence.Set(absence.FirstDay, calendar.Today.AddDays(-1), absence.SubstituteId);
            }
        }, cancellation, byOwners: true);
}
