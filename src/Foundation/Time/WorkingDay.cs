namespace IntMan.Foundation.Time;

/// <summary>Days on which offices work.</summary>
public static class WorkingDay
{
    /// <summary>Some weeks later, moved on from weekends and public holidays.</summary>
    public static DateOnly After(DateOnly day, int weeks, FederalState state)
    {
        var found = day.AddDays(7 * weeks);
        while (found.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || HolidayCalendar.NameOf(found, state) is not null)
        {
            found = found.AddDays(1);
        }

        return found;
    }
}
