using IntMan.Directory.Editing;
using IntMan.Directory.Municipalities;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Hours;

/// <summary>Creates or changes school holidays of a Land.</summary>
public sealed class SaveSchoolHoliday(DirectoryChanges changes)
{
    public Task<Guid> ExecuteAsync(Caller caller, Guid? id, SchoolHolidayInput input, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, id is null ? "Schulferien angelegt" : "Schulferien geändert", async change =>
        {
            var (state, name, firstDay, lastDay) = input;
            var holiday = id is { } known
                ? await change.TakeAsync<SchoolHoliday>(known, seenVersion)
                : change.Db.SchoolHolidays.Add(new SchoolHoliday(state, name, firstDay, lastDay)).Entity;
            holiday.Set(state, name, firstDay, lastDay);
            return holiday.Id;
        }, cancellation);
}

public sealed record SchoolHolidayInput(FederalState State, string Name, DateOnly FirstDay, DateOnly LastDay)
{
    public void Check() => _ = new SchoolHoliday(State, Name, FirstDay, LastDay);
}
