using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Hours;

/// <summary>Sprechstunde: a rule that repeats on one weekday, of a post, of one person or of a service. Without times it means "Termine
/// nach Vereinbarung".</summary>
public sealed class OfficeHour
{
    private OfficeHour()
    {
    }

    public OfficeHour(Guid serviceId, DayOfWeek weekday, TimeOnly? startsAt, TimeOnly? endsAt, DateOnly validFrom)
    {
        RequireTimes(startsAt, endsAt);
        (Id, ServiceId, Weekday, StartsAt, EndsAt, ValidFrom) = (Guid.CreateVersion7(), serviceId, weekday, startsAt, endsAt, validFrom);
    }

    public OfficeHour(Guid? postId, Guid? personId, DayOfWeek weekday, TimeOnly? startsAt, TimeOnly? endsAt, DateOnly validFrom)
    {
        if (postId is null == personId is null)
        {
            throw new RuleViolation("Eine Sprechstunde gehört entweder zu einer Stelle oder zu einer Person.", nameof(PostId));
        }

        RequireTimes(startsAt, endsAt);
        (Id, PostId, PersonId, Weekday, StartsAt, EndsAt, ValidFrom) = (Guid.CreateVersion7(), postId, personId, weekday, startsAt,
            endsAt, validFrom);
    }

    public Guid Id { get; private set; }
    public Guid? PostId { get; private set; }
    public Guid? PersonId { get; private set; }
    public Guid? ServiceId { get; private set; }
    public Guid? PlaceId { get; private set; }
    public DayOfWeek Weekday { get; private set; }
    public Recurrence Recurrence { get; private set; }

    // Every so many weeks counted from ValidFrom (1 = weekly), or which weekday of the month (1–5, 5 = last).
    public int Step { get; private set; } = 1;
    public TimeOnly? StartsAt { get; private set; }
    public TimeOnly? EndsAt { get; private set; }
    public HourChannel Channel { get; private set; }
    public bool PausesInSchoolHolidays { get; private set; }
    public bool OpenOnPublicHolidays { get; private set; }
    public DateOnly ValidFrom { get; private set; }

    // Last day, inclusive; null while open.
    public DateOnly? ValidUntil { get; private set; }
    public string? Note { get; private set; }

    // SEQUENCE of the calendar entry (RFC 5545, 3.8.7.4): raised when the dates change, never lowered.
    public int Sequence { get; private set; }

    // When the rule was last written, UTC; the database fills it in for rows that nobody stamped.
    public DateTimeOffset ChangedAt { get; private set; }
    public uint Version { get; private set; }

    public Validity Validity => new(ValidFrom, ValidUntil);

    public HourOwner Owner => new(PostId, PersonId, ServiceId);

    public bool IsByArrangement => StartsAt is null;

    // By telephone and by video there is no place to go to.
    public bool HasPlace => Channel is HourChannel.Open or HourChannel.ByAppointment or HourChannel.Outreach;

    // Somebody may come as long as it lasts; "mit Termin" and "telefonisch" are no open door.
    public bool IsWalkIn => Channel == HourChannel.Open && !IsByArrangement;

    internal OfficeHourDate On(DateOnly day) => new(this, day, StartsAt, EndsAt, PlaceId, DateStatus.Regular, null, null);

    public void Repeat(Recurrence recurrence, int step)
    {
        if (recurrence == Recurrence.EveryNthWeek ? step is < 1 or > 8 : step is < 1 or > 5)
        {
            throw new RuleViolation("Möglich sind alle 1 bis 8 Wochen oder der 1. bis 5. (letzte) Wochentag im Monat.", nameof(Step));
        }

        RaiseSequenceIf((Recurrence, Step) != (recurrence, step));
        (Recurrence, Step) = (recurrence, step);
    }

    public void Set(Guid? placeId, HourChannel channel, bool pausesInSchoolHolidays, bool openOnPublicHolidays, DateOnly? validUntil,
        string? note)
    {
        Require.Period(ValidFrom, validUntil, nameof(ValidUntil));
        RaiseSequenceIf((ValidUntil, PausesInSchoolHolidays, OpenOnPublicHolidays) != (validUntil, pausesInSchoolHolidays,
            openOnPublicHolidays));
        (PlaceId, Channel, PausesInSchoolHolidays, OpenOnPublicHolidays, ValidUntil, Note) = (placeId, channel, pausesInSchoolHolidays,
            openOnPublicHolidays, validUntil, note);
    }

    public void EndAt(TimeOnly? endsAt)
    {
        if (StartsAt is null != endsAt is null || endsAt <= StartsAt)
        {
            throw new RuleViolation("Das Ende der Sprechstunde liegt nicht nach dem Beginn.", nameof(EndsAt));
        }

        RaiseSequenceIf(EndsAt != endsAt);
        EndsAt = endsAt;
    }

    public void Reschedule(DayOfWeek weekday, TimeOnly? startsAt, TimeOnly? endsAt, DateOnly validFrom)
    {
        RequireTimes(startsAt, endsAt);
        RaiseSequenceIf((Weekday, StartsAt, EndsAt, ValidFrom) != (weekday, startsAt, endsAt, validFrom));
        (Weekday, StartsAt, EndsAt, ValidFrom) = (weekday, startsAt, endsAt, validFrom);
    }

    // Called by whoever saves a change; the instant becomes LAST-MODIFIED of the calendar entry.
    public void StampChange(DateTimeOffset now) => ChangedAt = now.ToUniversalTime();

    internal OfficeHour WithId(Guid id)
    {
        Id = id;
        return this;
    }

    internal void Continue(OfficeHour? known) => Sequence = known is null ? 0 : known.Sequence + 1;

    // "Alle 2 Wochen" is counted from the week of the first day: a rule that goes on from a later day keeps the same weeks.
    internal DateOnly FirstInRhythm(DateOnly from)
    {
        var weeks = Recurrence == Recurrence.EveryNthWeek ? ((from.DayNumber / 7) - (ValidFrom.DayNumber / 7)) % Step : 0;
        return weeks == 0 ? from : DateOnly.FromDayNumber(((from.DayNumber / 7) + Step - weeks) * 7);
    }

    internal static void RequireTimes(TimeOnly? startsAt, TimeOnly? endsAt)
    {
        if (startsAt is null != endsAt is null)
        {
            throw new RuleViolation("Geben Sie Beginn und Ende an oder lassen Sie beides leer („nach Vereinbarung“).", nameof(EndsAt));
        }

        if (endsAt <= startsAt)
        {
            throw new RuleViolation("Das Ende der Sprechstunde liegt nicht nach dem Beginn.", nameof(EndsAt));
        }
    }

    private void RaiseSequenceIf(bool datesChange) => Sequence += datesChange ? 1 : 0;
}

public enum Recurrence
{
    EveryNthWeek,
    NthWeekdayOfMonth,
}

/// <summary>Offen, mit Termin, telefonisch, Video, aufsuchend. "Nur mit Termin" is not "geschlossen".</summary>
public enum HourChannel
{
    Open,
    ByAppointment,
    Phone,
    Video,
    Outreach,
}
