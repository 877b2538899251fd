using IntMan.Directory.Editing;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.People;

/// <summary>The person is there again today: a running absence ends yesterday, one that has not begun is removed. Repeating it changes
/// nothing.</summary>
public sealed class EndAbsence(EditDirectory editing, MunicipalCalendar calendar)
{
    public async Task<bool> ExecuteAsync(Actor actor, EntryScope scope, Guid absenceId, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, "Abwesenheit beendet", cancellation);
        if (await edit.Db.Absences.SingleOrDefaultAsync(a => a.Id == absenceId, cancellation) is not { } absence
            || !scope.People.Contains(absence.PersonId))
        {
            return false;
        }

        if (absence.FirstDay >= calendar.Today)
        {
            edit.Db.Remove(absence);
        }
        else if (absence.Days.Reaches(calendar.Today))
        {
            absence.Set(absence.FirstDay, calendar.Today.AddDays(-1), absence.SubstituteId);
        }

        await edit.SaveAsync(cancellation);
        return true;
    }
}
