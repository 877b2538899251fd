using IntMan.Directory.Editing;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.People;

/// <summary>Other days or another substitute of an absence.</summary>
public sealed class ChangeAbsence(EditDirectory editing, MunicipalCalendar calendar)
{
    public async Task<bool> ExecuteAsync(Actor actor, EntryScope scope, Guid absenceId, AbsenceDraft draft, uint seenVersion,
        CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, "Abwesenheit geändert", cancellation);
        if (await edit.Db.Absences.SingleOrDefaultAsync(a => a.Id == absenceId, cancellation) is not { } absence
            || !scope.People.Contains(absence.PersonId))
        {
            return false;
        }

        edit.Expect(absence, seenVersion);
        absence.Set(draft.FirstDay, draft.LastDay, draft.SubstituteId);
        draft.Check(calendar.Today);
        await edit.SaveAsync(cancellation);
        return true;
    }
}
