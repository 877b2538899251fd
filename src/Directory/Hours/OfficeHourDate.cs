using IntMan.Foundation.Time;

namespace IntMan.Directory.Hours;

/// <summary>One date of an office hour, held or not.</summary>
public sealed record OfficeHourDate(OfficeHour Rule, DateOnly Day, TimeOnly? StartsAt, TimeOnly? EndsAt, Guid? PlaceId, DateStatus Status,
    string? Reason, DateOnly? RegularDay)
{
    public OfficeHourDeviation? Deviation { get; init; }

    public DateKey Key => new(Rule.Id, Deviation?.Day ?? Day);

    // Where one goes to; place and way belong to every date that is shown.
    public Guid? PlaceToGo => Rule.HasPlace ? PlaceId : null;

    public bool IsWalkIn => Rule.IsWalkIn;

    public bool TakesPlace => Status is DateStatus.Regular or DateStatus.Moved or DateStatus.Extra;
}

/// <summary>One date of an office hour, also after it has been moved.</summary>
public sealed record DateKey(Guid HourId, DateOnly Day);

/// <summary>What becomes of one date of an office hour.</summary>
public enum DateStatus
{
    Regular,
    Moved,
    Extra,
    Cancelled,

    MovedAway,
    PublicHoliday,
    SchoolHoliday,
    ClosingDay,
    Absent,
    Vacant,
}
