using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Hours;

/// <summary>"Findet doch statt": cancelled dates are held after all, as they stood before. Moved
/// dates go back to their regular day when asked to.</summary>
public sealed class RestoreDates(DirectoryChanges changes)
{
    public Task ExecuteAsync(Caller caller, IReadOnlyCollection<DateKey> dates, bool asUsual, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            var known = await OfficeHourDates.LockAsync(change, dates);
            foreach (var date in dates)
            {
                var rule = known.RuleOf(date);
                change.Action = $"{rule.Owner.HourWord} findet {(asUsual ? "wie sonst" : "doch")} statt";
                if (known.DeviationOf(date) is { } deviation && (deviation.Kind == DeviationKind.Cancelled || asUsual))
                {
                    Restore(change, rule, deviation, asUsual);
                }
            }
        }, cancellation, byOwners: true);

    private static void Restore(Change<DirectoryDbContext> change, OfficeHour rule, OfficeHourDeviation deviation, bool asUsual)
    {
        if (asUsual || deviation.NewDay is null)
        {
            change.Db.Remove(deviation);
        }
        else
        {
            deviation.Revive(OfficeHourPattern.FallsOn(rule, deviation.Day));
        }
    }
}
