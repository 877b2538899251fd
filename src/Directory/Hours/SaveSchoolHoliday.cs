using IntMan.Directory.Editing;
using IntMan.Directory.Municipalities;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Hours;

/// <summary>Creates or changes school holidays of a Land.</summary>
public sealed class SaveSchoolHoliday(EditDirectory editing)
{
    /// <inheritdoc cref="SavePlace.ExecuteAsync"/>
    public async Task<Guid> ExecuteAsync(Actor actor, Guid? id, SchoolHolidayInput input, uint seenVersion, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, id is null ? "Schulferien angelegt" : "Schulferien geändert", cancellation);
        var (state, name, firstDay, lastDay) = input;
        var holiday = id is { } known
            ? await edit.TakeAsync<SchoolHoliday>(known, seenVersion, cancellation)
            : edit.Db.SchoolHolidays.Add(new SchoolHoliday(state, name, firstDay, lastDay)).Entity;
        holiday.Set(state, name, firstDay, lastDay);
        await edit.SaveAsync(cancellation);
        return holiday.Id;
    }
}

/// <param name="LastDay">Inclusive.</param>
public sealed record SchoolHolidayInput(FederalState State, string Name, DateOnly FirstDay, DateOnly LastDay);
