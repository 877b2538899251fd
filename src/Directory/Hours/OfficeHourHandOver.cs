using IntMan.Foundation.Changes;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Hours;

internal static class OfficeHourHandOver
{
    public static async Task MoveAsync(Change<DirectoryDbContext> change, OfficeHour hour, Guid postId, DateOnly from)
    {
        var first = hour.ValidFrom >= from ? hour.ValidFrom : hour.FirstInRhythm(from);
        if (!hour.Validity.Reaches(first))
        {
            return;
        }

        var next = new OfficeHour(postId, null, hour.Weekday, hour.StartsAt, hour.EndsAt, first);
        next.Repeat(hour.Recurrence, hour.Step);
        next.Set(hour.PlaceId, hour.Channel, hour.PausesInSchoolHolidays, hour.OpenOnPublicHolidays, hour.ValidUntil, hour.Note);
        next.StampChange(change.At);
        change.Db.Add(next);
        foreach (var deviation in await change.Db.OfficeHourDeviations.Where(d => d.OfficeHourId == hour.Id && d.Day >= from)
            .ToListAsync(change.Cancellation))
        {
            deviation.BelongTo(next.Id);
        }

        await change.FlushAsync();
        if (hour.ValidFrom >= from)
        {
            change.Db.Remove(hour);
        }
        else
        {
            hour.Set(hour.PlaceId, hour.Channel, hour.PausesInSchoolHolidays, hour.OpenOnPublicHolidays, from.AddDays(-1), hour.Note);
            hour.StampChange(change.At);
        }
    }
}
