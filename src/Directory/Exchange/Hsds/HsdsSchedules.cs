using System.Globalization;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Exchange.Hsds;

internal static class HsdsSchedules
{
    public const string ByArrangement = "Termine nach Vereinbarung";
    private static readonly string[] Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    // In an order that does not tell which rows are parts of one hour: whoever imports them has one hour for each.
    public static IEnumerable<HsdsSchedule> Of(IEnumerable<OfficeHour> hours, ServiceRow service, HsdsDetails details,
        Guid? servicePlace) => hours
        .SelectMany(hour => Of(hour, service, details, servicePlace))
        .OrderBy(row => row.ValidFrom).ThenBy(row => row.Byday, StringComparer.Ordinal).ThenBy(row => row.OpensAt, StringComparer.Ordinal)
            .ThenBy(row => row.Id);

    private static IEnumerable<HsdsSchedule> Of(OfficeHour hour, ServiceRow service, HsdsDetails details, Guid? servicePlace)
    {
        var row = new HsdsSchedule(
            hour.Id, servicePlace is null ? service.Id : null, servicePlace is null
            ? hour.PlaceId : null, servicePlace, hour.ValidFrom, hour.ValidUntil, null, null, null, null, null, DayOf(hour.Weekday),
            null, null, null, HourLabels.Channels.TextOf(hour.Channel), hour.Note);
        if (hour.IsByArrangement)
        {
            return hour.Validity.Reaches(details.FirstDay) ? [row with { Description = ByArrangement }] : [];
        }

        var lastDay = new DateOnly(details.FirstDay.Year + 1, 12, 31);
        var dates = new OfficeHours([hour], [.. details.Deviations[hour.Id]], [.. details.ClosingDays[service.OrganisationId]],
            details.StateOf(service, hour.PlaceId), details.SchoolHolidays).Between(details.FirstDay, lastDay);
        var open = dates.Where(date => date.Status == DateStatus.Regular).Select(date => date.Day).ToHashSet();
        var closed = OfficeHourPattern.Dates(hour, details.FirstDay, lastDay).Where(day => !open.Contains(day));
        return [.. Parts(hour, row, closed, details.FirstDay), .. dates.Where(date => IsOwnRow(date))
            .Select(date => Single(hour, row, date))];
    }

    private static bool IsOwnRow(OfficeHourDate date) => date.Status is DateStatus.Moved or DateStatus.Extra;

    private static IEnumerable<HsdsSchedule> Parts(OfficeHour hour, HsdsSchedule row, IEnumerable<DateOnly> closed, DateOnly firstDay)
    {
        var from = hour.ValidFrom;
        foreach (var day in closed)
        {
            if (Part(hour, row, from, day.AddDays(-1), firstDay) is { } part)
            {
                yield return part;
            }

            from = day.AddDays(1);
        }

        if (hour.Validity.Reaches(from) && Part(hour, row, from, hour.ValidUntil, firstDay) is { } last)
        {
            yield return last;
        }
    }

    // A part without any date says nothing, one that was over before this year says nothing any more.
    private static HsdsSchedule? Part(OfficeHour hour, HsdsSchedule row, DateOnly from, DateOnly? until, DateOnly firstDay)
    {
        if (!Validity.Reaches(until, from) || !Validity.Reaches(until, firstDay))
        {
            return null;
        }

        var first = OfficeHourPattern.Dates(hour, from, until < from.AddDays(9 * 7) ? until.Value : from.AddDays(9 * 7))
            .Select(day => (DateOnly?)day).FirstOrDefault();
        return first is not { } start ? null : Timed(row, start, hour.StartsAt!.Value, hour.EndsAt!.Value) with
        {
            Id = from == hour.ValidFrom ? hour.Id : HsdsIds.Of(hour.Id, "from " + Text(from)),
            ValidFrom = from,
            ValidTo = until,
            Count = from == until ? 1 : null,
            Freq = hour.Recurrence == Recurrence.EveryNthWeek ? "WEEKLY" : "MONTHLY",
            Interval = hour.Recurrence == Recurrence.EveryNthWeek ? hour.Step : 1,
            Byday = hour switch
            {
                { Recurrence: Recurrence.EveryNthWeek } => "",
                { Step: 5 } => "-1",
                _ => hour.Step.ToString(CultureInfo.InvariantCulture),
            } + DayOf(hour.Weekday),
        };
    }

    private static HsdsSchedule Single(OfficeHour hour, HsdsSchedule row, OfficeHourDate date) =>
        Timed(row, date.Day, date.StartsAt!.Value, date.EndsAt!.Value) with
    {
        Id = HsdsIds.Of(date.Deviation?.Id ?? hour.Id, "on " + Text(date.Day)),
        ValidFrom = date.Day,
        ValidTo = date.Day,
        Count = 1,
        Freq = "WEEKLY",
        Interval = 1,
        Byday = DayOf(date.Day.DayOfWeek),
        Notes = date.Reason ?? hour.Note,
    };

    // Clock times are local; the offset is the one of the first date.
    private static HsdsSchedule Timed(HsdsSchedule row, DateOnly start, TimeOnly opens, TimeOnly closes) => row with
    {
        Dtstart = start,
        Timezone = MunicipalCalendar.At(start, opens).Offset.TotalHours,
        OpensAt = opens.ToString("HH:mm", CultureInfo.InvariantCulture),
        ClosesAt = closes.ToString("HH:mm", CultureInfo.InvariantCulture),
    };

    private static string DayOf(DayOfWeek day) => Days[(int)day];

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
