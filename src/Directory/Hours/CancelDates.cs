using IntMan.Directory.Editing;
using IntMan.Directory.People;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Hours;

/// <summary>"Fällt aus": single dates are not held. Cancelling twice changes nothing.</summary>
public sealed class CancelDates(EditDirectory editing)
{
    public async Task<bool> ExecuteAsync(Actor actor, EntryScope scope, IReadOnlyCollection<DateKey> dates, string? note,
        CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, $"{scope.HourWord} abgesagt", cancellation);
        var known = await OfficeHourDates.LockAsync(edit, dates, cancellation);
        foreach (var date in dates)
        {
            if (known.RuleOf(date, scope) is null)
            {
                return false;
            }

            switch (known.DeviationOf(date))
            {
                case null:
                    edit.Db.Add(OfficeHourDeviation.Cancel(date.HourId, date.Day, note));
                    break;
                case { Kind: not DeviationKind.Cancelled } changed:
                    changed.CallOff(note);
                    break;
            }
        }

        await edit.SaveAsync(cancellation);
        return true;
    }
}
