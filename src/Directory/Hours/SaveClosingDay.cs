using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Hours;

/// <summary>Creates or changes days on which nobody of a county, a municipality or an organisation is there.</summary>
public sealed class SaveClosingDay(DirectoryChanges changes)
{
    public Task<Guid> ExecuteAsync(Caller caller, Guid? id, ClosingDayInput input, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, id is null ? "Schließtag angelegt" : "Schließtag geändert", async change =>
        {
            var (house, reason, firstDay, lastDay) = input;
            input.Check();
            var day = id is { } known
                ? await change.TakeAsync<ClosingDay>(known, seenVersion)
                : change.Db.ClosingDays.Add(new ClosingDay(house, reason, firstDay, lastDay)).Entity;
            day.Set(house, reason, firstDay, lastDay);
            return day.Id;
        }, cancellation);
}

public sealed record ClosingDayInput(ClosedHouse House, string Reason, DateOnly FirstDay, DateOnly LastDay)
{
    public void Check() => _ = new ClosingDay(House, Reason, FirstDay, LastDay);
}
