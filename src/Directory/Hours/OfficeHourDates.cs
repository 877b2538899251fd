using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.People;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Hours;

// The office hours of some dates with their deviations, locked, so that two taps on one button come one after the other.
internal sealed class OfficeHourDates
{
    private readonly Dictionary<Guid, OfficeHour> _hours;
    private readonly Dictionary<DateKey, OfficeHourDeviation> _deviations;

    private OfficeHourDates(List<OfficeHour> hours, List<OfficeHourDeviation> deviations) =>
        (_hours, _deviations) = (hours.ToDictionary(h => h.Id), deviations.ToDictionary(d => new DateKey(d.OfficeHourId, d.Day)));

    public static async Task<OfficeHourDates> LockAsync(DirectoryEdit edit, IReadOnlyCollection<DateKey> dates,
        CancellationToken cancellation)
    {
        var ids = dates.Select(d => d.HourId).Distinct().ToArray();
        var days = dates.Select(d => d.Day).ToArray();
        await edit.Connection.ExecuteAsync(
            new CommandDefinition("select id from directory.office_hour where id = any(@ids) order by id for update", new { ids },
            edit.Transaction, cancellationToken: cancellation));
        return new OfficeHourDates(
            await edit.Db.OfficeHours.Where(h => ids.Contains(h.Id)).ToListAsync(cancellation),
            await edit.Db.OfficeHourDeviations.Where(d => ids.Contains(d.OfficeHourId) && days.Contains(d.Day)).ToListAsync(cancellation));
    }

    public OfficeHour? RuleOf(DateKey date, EntryScope scope) =>
        _hours.GetValueOrDefault(date.HourId) is { } hour && scope.Covers(hour.Owner)
            && (DeviationOf(date) is not null || OfficeHourPattern.FallsOn(hour, date.Day)) ? hour : null;

    public OfficeHourDeviation? DeviationOf(DateKey date) => _deviations.GetValueOrDefault(date);
}
