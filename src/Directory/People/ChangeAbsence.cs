using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.People;

/// <summary>Other days or another substitute of an absence.</summary>
public sealed class ChangeAbsence(DirectoryChanges changes, MunicipalCalendar calendar)
{
    public Task ExecuteAsync(Caller caller, Guid absenceId, AbsenceDraft draft, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, "Abwesenheit geändert", async change =>
        {
            var absence = await change.TakeAsync<Absence>(absenceId, seenVersion);
            absence.Set(draft.FirstDay, draft.LastDay, draft.SubstituteId);
            draft.Check(calendar.Today);
        }, cancellation, byOwners: true);
}
