using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.People;

/// <summary>A person will be away.</summary>
public sealed class RecordAbsence(DirectoryChanges changes, MunicipalCalendar calendar)
{
    public Task<Guid> ExecuteAsync(Caller caller, Guid personId, AbsenceDraft draft, CancellationToken cancellation) =>
        changes.WriteAsync(caller, "Abwesenheit eingetragen", async change =>
        {
            await change.RequireAsync("person", personId.ToString());
            var absence = new Absence(
                personId, draft.FirstDay, draft.LastDay, draft.SubstituteId, calendar.Today, caller.Actor.Role);
            draft.Check(calendar.Today);
            return change.Db.Add(absence).Entity.Id;
        }, cancellation, byOwners: true);
}

/// <summary>Whole days, both inclusive, and who stands in.</summary>
public sealed record AbsenceDraft(DateOnly FirstDay, DateOnly LastDay, Guid? SubstituteId)
{
    private const int LongestDays = 731;

    // Whoever is ill says so afterwards, but not months later; a year typed wrongly is more likely than an absence of years.
    public void Check(DateOnly today) => Require.All(
        () => Require.Period(FirstDay, LastDay, nameof(LastDay)),
        () => Require.That(Validity.Reaches(LastDay, today), "Der letzte Tag ist schon vorbei. Wählen Sie heute oder einen späteren Tag.",
        nameof(LastDay)),
        () => Require.That(LastDay.DayNumber - FirstDay.DayNumber <= LongestDays,
        "Eine Abwesenheit dauert höchstens zwei Jahre. Prüfen Sie beide Tage.", nameof(LastDay)));
}
