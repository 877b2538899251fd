namespace IntMan.Directory.Hours;

/// <summary>How far hours, absences and deviations are read around the day asked about.</summary>
public sealed record ReadingWindow(DateOnly Since, DateOnly Day, DateOnly Horizon)
{
    public static ReadingWindow OfPage(DateOnly day) => new(day.AddDays(-7), day, day.AddDays(63));

    public static ReadingWindow OfDays(DateOnly day, int ahead) => new(day, day, day.AddDays(ahead));

    public static ReadingWindow OfCalendar(DateOnly day) => new(day.AddYears(-1), day, day.AddMonths(18));
}
