using IntMan.Foundation.Time;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Planning;

/// <summary>The next date that the cadence of a charter asks for, on its weekday and on no public holiday of the Land, nor on Christmas
/// Eve or New Year's Eve.</summary>
public static class NextDate
{
    private const int Fortnight = 14;

    /// <param name="last">Day of the last meeting; null for a new series.</param>
    /// <param name="today">A date nearer than two weeks gives nobody time to prepare; only what meets every fortnight may come
    /// nearer.</param>
    /// <param name="cadence">Of the charter.</param>
    /// <param name="weekday">Of the charter, 1 for Monday; null: any day of the week.</param>
    /// <param name="state">Whose holidays count.</param>
    public static DateOnly After(DateOnly? last, DateOnly today, Cadence cadence, int? weekday, FederalState state)
    {
        var soonest = cadence == Cadence.Fortnightly ? today.AddDays(1) : today.AddDays(Fortnight);
        var due = (last, cadence) switch
        {
            ({ } day, Cadence.Fortnightly) => day.AddDays(Fortnight),
            ({ } day, Cadence.Monthly) => day.AddMonths(1),
            ({ } day, Cadence.Quarterly) => day.AddMonths(3),
            ({ } day, Cadence.HalfYearly) => day.AddMonths(6),
            _ => soonest,
        };
        var date = due > soonest ? due : soonest;
        while (!Fits(date, weekday, state))
        {
            date = date.AddDays(1);
        }

        return date;
    }

    private static bool Fits(DateOnly date, int? weekday, FederalState state) =>
        (weekday is { } wanted ? (int)date.DayOfWeek == wanted : date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
        && HolidayCalendar.NameOf(date, state) is null
        // No holidays by law, and nobody of an office comes.
        && date is not ({ Month: 12, Day: 24 } or { Month: 12, Day: 31 });
}
