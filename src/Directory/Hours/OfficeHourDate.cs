using IntMan.Foundation.Time;

namespace IntMan.Directory.Hours;

/// <summary>One date of an office hour, held or not.</summary>
/// <param name="Rule">The office hour it belongs to.</param>
/// <param name="Day">Local day (Europe/Berlin).</param>
/// <param name="StartsAt">Local clock time; null with <paramref name="EndsAt"/> means "Termine nach Vereinbarung".</param>
/// <param name="EndsAt">Local clock time, same day.</param>
/// <param name="PlaceId">Place of this date, which may differ from the rule's.</param>
/// <param name="Status">Whether and why it is held or not.</param>
/// <param name="Reason">Name of the public or school holidays, or the note of the deviation.</param>
/// <param name="RegularDay">Of a moved date: the day it was moved from (the same day when only time or place changed).</param>
public sealed record OfficeHourDate(OfficeHour Rule, DateOnly Day, TimeOnly? StartsAt, TimeOnly? EndsAt, Guid? PlaceId, DateStatus Status, string? Reason, DateOnly? RegularDay)
{
    /// <summary>The deviation that made this date what it is; null for the rule's own dates.</summary>
    public OfficeHourDeviation? Deviation { get; init; }

    /// <summary>What tells this date from the other dates of its rule: the regular day, or the day of an extra one.</summary>
    public DateKey Key => new(Rule.Id, Deviation?.Day ?? Day);

    public bool TakesPlace => Status is DateStatus.Regular or DateStatus.Moved or DateStatus.Extra;
}

/// <summary>One date of an office hour, also after it has been moved.</summary>
/// <param name="HourId">The office hour.</param>
/// <param name="Day">The regular day, or the day of an extra date.</param>
public sealed record DateKey(Guid HourId, DateOnly Day);

/// <summary>What becomes of one date of an office hour.</summary>
public enum DateStatus
{
    Regular,
    Moved,
    Extra,
    Cancelled,

    /// <summary>The old date of one that was moved to another day.</summary>
    MovedAway,
    PublicHoliday,
    SchoolHoliday,
    Absent,
}
