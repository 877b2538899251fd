using IntMan.Directory.Editing;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.People;

/// <summary>A person will be away.</summary>
public sealed class RecordAbsence(EditDirectory editing, MunicipalCalendar calendar)
{
    public async Task<Guid?> ExecuteAsync(Actor actor, EntryScope scope, Guid personId, AbsenceDraft draft, CancellationToken cancellation)
    {
        if (!scope.People.Contains(personId))
        {
            return null;
        }

        var absence = new Absence(personId, draft.FirstDay, draft.LastDay, draft.SubstituteId, calendar.Today, actor.Role);
        draft.Check(calendar.Today);
        await using var edit = await editing.BeginAsync(actor, "Abwesenheit eingetragen", cancellation);
        edit.Db.Add(absence);
        await edit.SaveAsync(cancellation);
        return absence.Id;
    }
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
