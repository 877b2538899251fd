using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Hours;

// The office hours of some dates with their deviations, locked, so that two taps on one button come one after the other.
internal sealed class OfficeHourDates
{
    private readonly Dictionary<Guid, OfficeHour> _hours;
    private readonly Dictionary<DateKey, OfficeHourDeviation> _deviations;

    private OfficeHourDates(List<OfficeHour> hours, List<OfficeHourDeviation> deviations) =>
        (_hours, _deviations) = (hours.ToDictionary(h => h.Id), deviations.ToDictionary(d => new DateKey(d.OfficeHourId, d.Day)));

    public static async Task<OfficeHourDates> LockAsync(Change<DirectoryDbContext> change, IReadOnlyCollection<DateKey> dates)
    {
        var ids = dates.Select(d => d.HourId).Distinct().ToArray();
        var days = dates.Select(d => d.Day).ToArray();
        await change.RequireAsync("office_hour", [.. ids.Select(id => id.ToString())]);
        await change.QueryAsync<Guid>("select id from directory.office_hour where id = any(@ids) order by id for update", new { ids });
        return new OfficeHourDates(
            await change.Db.OfficeHours.Where(h => ids.Contains(h.Id)).ToListAsync(change.Cancellation),
            await change.Db.OfficeHourDeviations.Where(d => ids.Contains(d.OfficeHourId) && days.Contains(d.Day))
                .ToListAsync(change.Cancellation));
    }

    /// <exception cref="MissingEntry">It is no date of the hour.</exception>
    public OfficeHour RuleOf(DateKey date) =>
        _hours.GetValueOrDefault(date.HourId) is { } hour && (DeviationOf(date) is not null || OfficeHourPattern.FallsOn(hour, date.Day))
            ? hour
            : throw new MissingEntry();

    public OfficeHourDeviation? DeviationOf(DateKey date) => _deviations.GetValueOrDefault(date);
}
