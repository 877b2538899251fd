using IntMan.Directory.Editing;
using IntMan.Directory.People;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Hours;

/// <summary>"Findet doch statt": cancelled dates are held after all, as they stood before. Moved dates go back to their regular day when
/// asked to.</summary>
public sealed class RestoreDates(EditDirectory editing)
{
    public async Task<bool> ExecuteAsync(Actor actor, EntryScope scope, IReadOnlyCollection<DateKey> dates, bool asUsual,
        CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, asUsual ? $"{scope.HourWord} findet wie sonst statt"
            : $"{scope.HourWord} findet doch statt", cancellation);
        var known = await OfficeHourDates.LockAsync(edit, dates, cancellation);
        foreach (var date in dates)
        {
            if (known.RuleOf(date, scope) is not { } rule)
            {
                return false;
            }

            if (known.DeviationOf(date) is not { } deviation || (deviation.Kind != DeviationKind.Cancelled && !asUsual))
            {
                continue;
            }

            if (asUsual || deviation.NewDay is null)
            {
                edit.Db.Remove(deviation);
            }
            else
            {
                deviation.Revive(OfficeHourPattern.FallsOn(rule, deviation.Day));
            }
        }

        await edit.SaveAsync(cancellation);
        return true;
    }
}
