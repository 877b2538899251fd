using IntMan.Foundation.Time;

namespace IntMan.Directory.Hours;

// The dates a rule would have if nothing ever came between: weekday, recurrence and validity only.
internal static class OfficeHourPattern
{
    // The regular dates from first to last, both inclusive and in order.
    public static IEnumerable<DateOnly> Dates(OfficeHour rule, DateOnly first, DateOnly last)
    {
        if (rule.Validity.Intersection(new Validity(first, last)) is not { First: var from, Last: { } until })
        {
            yield break;
        }

        var ahead = ((int)rule.Weekday - (int)from.DayOfWeek + 7) % 7;
        for (var number = from.DayNumber + ahead; number <= until.DayNumber; number += 7)
        {
            var day = DateOnly.FromDayNumber(number);
            if (Repeats(rule, day))
            {
                yield return day;
            }
        }
    }

    public static bool FallsOn(OfficeHour rule, DateOnly day) => Dates(rule, day, day).Any();

    public static DateOnly? FirstDate(OfficeHour rule)
    {
        // The longest way to a first date: eight weeks, or five until the same weekday of the next month.
        foreach (var day in Dates(rule, rule.ValidFrom, rule.ValidFrom.AddDays(9 * 7)))
        {
            return day;
        }

        return null;
    }

    private static bool Repeats(OfficeHour rule, DateOnly day) => rule.Recurrence switch
    {
        Recurrence.EveryNthWeek => (WeekOf(day) - WeekOf(rule.ValidFrom)) % rule.Step == 0,
        Recurrence.NthWeekdayOfMonth when rule.Step == 5 => day.Day + 7 > DateTime.DaysInMonth(day.Year, day.Month),
        Recurrence.NthWeekdayOfMonth => ((day.Day - 1) / 7) + 1 == rule.Step,
        _ => throw new InvalidOperationException($"Recurrence {rule.Recurrence} has no dates."),
    };

    private static int WeekOf(DateOnly day) => day.DayNumber / 7;
}
