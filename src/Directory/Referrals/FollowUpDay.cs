using IntMan.Foundation.Time;

namespace IntMan.Directory.Referrals;

/// <summary>When to ask what became of a referral.</summary>
public static class FollowUpDay
{
    private const int Weeks = 2;

    public static DateOnly After(DateOnly today, FederalState state) => WorkingDay.After(today, Weeks, state);
}
