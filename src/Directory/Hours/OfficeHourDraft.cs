using IntMan.Directory.People;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Hours;

/// <summary>What somebody wants an office hour to be.</summary>
public sealed record OfficeHourDraft(
    DayOfWeek Weekday, TimeOnly? StartsAt, TimeOnly? EndsAt, Guid? PlaceId, Recurrence Recurrence, int Step, HourChannel Channel,
    bool PausesInSchoolHolidays, bool OpenOnPublicHolidays, DateOnly ValidFrom, DateOnly? ValidUntil, string? Note,
    bool Anyway = false)
{
    public void Check() => Require.All(
        () => OfficeHour.RequireTimes(StartsAt, EndsAt),
        () => Fill(new OfficeHour(Guid.Empty, Weekday, null, null, ValidFrom)));

    internal OfficeHour Create(HourOwner owner, DateOnly validFrom)
    {
        Check();
        var hour = owner.ServiceId is { } service ? new OfficeHour(service, Weekday, StartsAt, EndsAt, validFrom)
            : new OfficeHour(owner.PostId, owner.PersonId, Weekday, StartsAt, EndsAt, validFrom);
        Fill(hour);
        return hour;
    }

    internal void Fill(OfficeHour hour) => Require.All(
        () => hour.Repeat(Recurrence, Step),
        () => hour.Set(PlaceId, Channel, PausesInSchoolHolidays, OpenOnPublicHolidays, ValidUntil, Note));

    // Whether the dates that were held would look different.
    internal bool Differs(OfficeHour hour) =>
        (Weekday, StartsAt, EndsAt, PlaceId, Recurrence, Step) != (hour.Weekday, hour.StartsAt, hour.EndsAt, hour.PlaceId,
            hour.Recurrence, hour.Step)
        || (Channel, PausesInSchoolHolidays, OpenOnPublicHolidays) != (hour.Channel, hour.PausesInSchoolHolidays,
            hour.OpenOnPublicHolidays);
}
