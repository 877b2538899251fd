using IntMan.Directory.Hours;

namespace IntMan.Directory.Calendars;

/// <summary>A calendar that others subscribe to.</summary>
/// <param name="Name">German name shown in the reader's list of calendars.</param>
/// <param name="Events">In the order they are written; an override follows the series it belongs to.</param>
public sealed record CalendarFeed(string Name, IReadOnlyList<CalendarEvent> Events);

/// <summary>One event, one series, or one date of a series that differs from it. Days and clock times are local to Europe/Berlin.</summary>
public sealed record CalendarEvent
{
    /// <summary>Stable for life; overrides carry the UID of their series.</summary>
    public required string Uid { get; init; }

    /// <summary>Our own counter, never lowered, raised when dates or status change.</summary>
    public int Sequence { get; init; }

    /// <summary>DTSTAMP. Passed in, so that the same input always gives the same bytes (ETag).</summary>
    public required DateTimeOffset StampUtc { get; init; }
    public DateTimeOffset? CreatedUtc { get; init; }
    public DateTimeOffset? LastModifiedUtc { get; init; }
    public required string Summary { get; init; }
    public string? Location { get; init; }
    public string? Description { get; init; }
    public Uri? Url { get; init; }
    public required DateOnly Day { get; init; }
    public required TimeOnly StartsAt { get; init; }
    public required TimeOnly EndsAt { get; init; }
    public CalendarRecurrence? Recurrence { get; init; }

    /// <summary>Days of the series on which it is not held; the clock time is that of <see cref="StartsAt"/>.</summary>
    public IReadOnlyList<DateOnly> ExcludedDays { get; init; } = [];

    /// <summary>The regular start that this event replaces in its series (RECURRENCE-ID); null for everything else.</summary>
    public LocalStart? Replaces { get; init; }
    public CalendarStatus Status { get; init; }
}

/// <summary>A day and clock time in Europe/Berlin.</summary>
public readonly record struct LocalStart(DateOnly Day, TimeOnly Time);

/// <summary>How a series repeats.</summary>
/// <param name="Kind">Every n weeks or on one weekday of the month.</param>
/// <param name="Step">n weeks, or which weekday of the month (5 = last).</param>
/// <param name="Weekday">The weekday; the first day of the series must be one.</param>
/// <param name="LastDay">Last day on which the series may be held, inclusive; null without end.</param>
public sealed record CalendarRecurrence(Recurrence Kind, int Step, DayOfWeek Weekday, DateOnly? LastDay);

public enum CalendarStatus
{
    Confirmed,
    Cancelled,
}
