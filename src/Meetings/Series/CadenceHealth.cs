using IntMan.Foundation.Time;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Series;

/// <summary>Whether a series meets as often as its charter promises: "mindestens einmal im Quartal" is counted, not believed.</summary>
/// <param name="IsKept">No period of the promise went by without a meeting, and the present one has a date or time left.</param>
/// <param name="Missing">First day of the present period when nothing is planned in it; null when all is well.</param>
public sealed record CadenceHealth(bool IsKept, DateOnly? Missing)
{
    /// <param name="held">Days on which it met or will meet, not the cancelled ones.</param>
    /// <param name="cadence">Of the charter.</param>
    /// <param name="today">Counts with.</param>
    /// <param name="since">First meeting or founding: nothing was promised before.</param>
    public static CadenceHealth Of(IReadOnlyCollection<DateOnly> held, Cadence cadence, DateOnly today, DateOnly since)
    {
        if (PeriodOf(today, cadence) is not { } present)
        {
            return new CadenceHealth(true, null);
        }

        var before = PeriodOf(present.From.AddDays(-1), cadence)!.Value;
        var keptBefore = before.From < since || held.Any(day => day >= before.From && day < present.From);
        var keptNow = held.Any(day => day >= present.From && day <= present.Last);
        return new CadenceHealth(keptBefore && keptNow, keptNow ? null : present.From);
    }

    private static (DateOnly From, DateOnly Last)? PeriodOf(DateOnly day, Cadence cadence) => cadence switch
    {
        Cadence.Fortnightly => (day.AddDays(-13), day.AddDays(14)),
        Cadence.Monthly => Months(new DateOnly(day.Year, day.Month, 1), 1),
        Cadence.Quarterly => Months(new DateOnly(day.Year, (3 * Quarter.Of(day).Number) - 2, 1), 3),
        Cadence.HalfYearly => Months(new DateOnly(day.Year, day.Month <= 6 ? 1 : 7, 1), 6),
        _ => null,
    };

    private static (DateOnly From, DateOnly Last) Months(DateOnly from, int count) => (from, from.AddMonths(count).AddDays(-1));
}
