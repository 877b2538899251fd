using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Hours;

/// <summary>"Fällt aus": single dates are not held. Cancelling twice changes nothing.</summary>
public sealed class CancelDates(DirectoryChanges changes)
{
    public Task ExecuteAsync(Caller caller, IReadOnlyCollection<DateKey> dates, string? note, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            var known = await OfficeHourDates.LockAsync(change, dates);
            foreach (var date in dates)
            {
                change.Action = $"{known.RuleOf(date).Owner.HourWord} abgesagt";
                switch (known.DeviationOf(date))
                {
                    case null:
                        change.Db.Add(OfficeHourDeviation.Cancel(date.HourId, date.Day, note));
                        break;
                    case { Kind: not DeviationKind.Cancelled } changed:
                        changed.CallOff(note);
                        break;
                }
            }
        }, cancellation, byOwners: true);
}
