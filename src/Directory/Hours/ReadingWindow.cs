namespace IntMan.Directory.Hours;

/// <summary>How far hours, absences and deviations are read around the day asked about.</summary>
/// <param name="Since">Earlier ones are left out.</param>
/// <param name="Day">The day asked about.</param>
/// <param name="Horizon">Later ones are left out.</param>
public sealed record ReadingWindow(DateOnly Since, DateOnly Day, DateOnly Horizon)
{
    /// <summary>A page: the weeks it lets people leaf through.</summary>
    public static ReadingWindow OfPage(DateOnly day) => new(day.AddDays(-7), day, day.AddDays(63));

    /// <summary>The day itself and a few more.</summary>
    public static ReadingWindow OfDays(DateOnly day, int ahead) => new(day, day, day.AddDays(ahead));

    /// <summary>A calendar: the year behind and the 18 months ahead that subscribers keep.</summary>
    public static ReadingWindow OfCalendar(DateOnly day) => new(day.AddYears(-1), day, day.AddMonths(18));
}
