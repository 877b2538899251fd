using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Referrals;

/// <summary>When to ask what became of a referral.</summary>
public static class FollowUpDay
{
    private const int Weeks = 2;

    public static DateOnly After(DateOnly today, FederalState state)
    {
        var day = today.AddDays(7 * Weeks);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || HolidayCalendar.NameOf(day, state) is not null)
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
