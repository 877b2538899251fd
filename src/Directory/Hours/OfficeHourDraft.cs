using IntMan.Directory.People;
using IntMan.Foundation.Changes;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Hours;

/// <summary>What somebody wants an office hour to be.</summary>
/// <param name="Weekday">Day of the week.</param>
/// <param name="StartsAt">Local clock time; null with <paramref name="EndsAt"/> means "Termine nach Vereinbarung".</param>
/// <param name="EndsAt">Local clock time, same day.</param>
/// <param name="PlaceId">Where; null on the phone, by video or in people's homes.</param>
/// <param name="Recurrence">Every so many weeks, or one weekday of the month.</param>
/// <param name="Step">See <see cref="OfficeHour.Step"/>.</param>
/// <param name="Channel">How to come.</param>
/// <param name="PausesInSchoolHolidays">Not held in the Land's school holidays.</param>
/// <param name="OpenOnPublicHolidays">Held on public holidays too.</param>
/// <param name="ValidFrom">First day on which this holds.</param>
/// <param name="ValidUntil">Last day, inclusive; null while open.</param>
/// <param name="Note">A short line for the public.</param>
public sealed record OfficeHourDraft(
    DayOfWeek Weekday, TimeOnly? StartsAt, TimeOnly? EndsAt, Guid? PlaceId, Recurrence Recurrence, int Step, HourChannel Channel,
    bool PausesInSchoolHolidays, bool OpenOnPublicHolidays, DateOnly ValidFrom, DateOnly? ValidUntil, string? Note)
{
    /// <summary>Asks the rules that need nothing but the form.</summary>
    /// <exception cref="RuleViolation">With all mistakes.</exception>
    public void Check() => Require.All(
        () => OfficeHour.RequireTimes(StartsAt, EndsAt),
        () => Fill(new OfficeHour(Guid.Empty, Weekday, null, null, ValidFrom)));

    internal OfficeHour Create(HourOwner owner, DateOnly validFrom)
    {
        Check();
        var hour = owner.ServiceId is { } service ? new OfficeHour(service, Weekday, StartsAt, EndsAt, validFrom) : new OfficeHour(owner.PostId, owner.PersonId, Weekday, StartsAt, EndsAt, validFrom);
        Fill(hour);
        return hour;
    }

    /// <summary>Everything but weekday, times and first day.</summary>
    internal void Fill(OfficeHour hour) => Require.All(
        () => hour.Repeat(Recurrence, Step),
        () => hour.Set(PlaceId, Channel, PausesInSchoolHolidays, OpenOnPublicHolidays, ValidUntil, Note));

    /// <summary>Whether the dates that were held would look different.</summary>
    internal bool Differs(OfficeHour hour) =>
        (Weekday, StartsAt, EndsAt, PlaceId, Recurrence, Step) != (hour.Weekday, hour.StartsAt, hour.EndsAt, hour.PlaceId, hour.Recurrence, hour.Step)
        || (Channel, PausesInSchoolHolidays, OpenOnPublicHolidays) != (hour.Channel, hour.PausesInSchoolHolidays, hour.OpenOnPublicHolidays);
}

/// <summary>Finds what a caller may change; what it may not looks like what is not there.</summary>
internal static class HourQueries
{
    public static async Task<OfficeHour?> FindHourAsync(this DirectoryDbContext db, EntryScope scope, Guid id, CancellationToken cancellation) =>
        await db.OfficeHours.SingleOrDefaultAsync(h => h.Id == id, cancellation) is { } hour && scope.Covers(hour.Owner) ? hour : null;
}
