namespace IntMan.Foundation.Time;

/// <summary>The day and clock time of the offices: always Europe/Berlin, never the server's zone.</summary>
public sealed class MunicipalCalendar(TimeProvider clock)
{
    /// <summary>The zone every local date and time of the directory is meant in.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zone);

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>The day that an instant falls on.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    public DateTime LocalNow => Now.DateTime;

    /// <summary>
    /// The instant of a local clock time. A time skipped in the March night is moved on by the gap (02:30 becomes 03:30);
    /// an hour that happens twice in October means the first one, still summer time (RFC 5545, 3.3.5).
    /// </summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (Zone.IsInvalidTime(local))
        {
            local = local.AddHours(1);
        }

        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }
}
