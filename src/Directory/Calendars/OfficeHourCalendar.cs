using System.Globalization;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using IntMan.Directory.Hours;
using IntMan.Foundation.Calendars;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Calendars;

/// <summary>What a calendar of office hours says besides the dates.</summary>
public sealed record OfficeHourFeed(
    string Host, DateOnly Day, DateTimeOffset StampUtc, string Summary, Func<Guid, string?> PlaceOf, Uri Url);

/// <summary> Calendar of office hours (spec 31-calendar, 7 and 11): one series for each rule with times; what the engine says is not held
/// becomes an EXDATE, looked up from one year back to 18 months ahead; moved dates and, for 30 days, cancelled ones are overrides; extra
/// dates are events of their own. Rules "nach Vereinbarung" give no series, only the extra or moved dates that have times. </summary>
public static class OfficeHourCalendar
{
    private const int MonthsAhead = 18;
    private const int CancelledStaysDays = 30;

    public static (DateOnly First, DateOnly Last) DaysOf(DateOnly day) => (day.AddYears(-1), day.AddMonths(MonthsAhead));

    public static IEnumerable<CalendarEvent> Build(IReadOnlyList<OfficeHour> rules, IEnumerable<OfficeHourDate> all, OfficeHourFeed feed)
    {
        var dates = all.ToLookup(d => d.Rule.Id);
        return rules.OrderBy(r => r.Id).SelectMany(rule => Events(rule, [.. dates[rule.Id]], feed));
    }

    /// <summary>A single date that somebody else keeps instead; it has no series here.</summary>
    public static CalendarEvent StandIn(OfficeHourDate date, OfficeHourFeed feed)
    {
        var single = Event(date.Rule, date.Rule.Id, date.Rule.Sequence, feed);
        single.Uid = string.Create(CultureInfo.InvariantCulture, $"{date.Rule.Id}-{date.Key.Day:yyyyMMdd}-vertretung@{feed.Host}");
        Place(single, date.Day, date.StartsAt!.Value, date.EndsAt!.Value, date, feed);
        single.Description = Describe(date.Rule, date.Reason);
        return single;
    }

    private static IEnumerable<CalendarEvent> Events(OfficeHour rule, OfficeHourDate[] dates, OfficeHourFeed feed)
    {
        var shown = dates.Where(d => d is { Deviation: not null, StartsAt: not null } && IsShown(d, feed.Day)).ToList();
        if (rule.StartsAt is not { } startsAt || OfficeHourPattern.FirstDate(rule) is not { } first)
        {
            return shown.Select(date => Single(date, feed));
        }

        var series = Event(rule, rule.Id, rule.Sequence, feed);
        Place(series, first, startsAt, rule.EndsAt!.Value, rule.On(first), feed);
        series.Description = Describe(rule, null);
        series.RecurrenceRule = RuleOf(rule);
        var overridden = shown.Where(IsOfSeries).Select(RegularDay).ToHashSet();
        var excluded = dates.Where(d => !d.TakesPlace && IsOfSeries(d)).Select(RegularDay).Where(day => !overridden.Contains(day))
            .Distinct().Order();
        series.ExceptionDates.AddRange(excluded.Select(day => CalendarWriter.Local(day, startsAt)));
        return shown.Select(date => IsOfSeries(date) ? Override(date, startsAt, feed) : Single(date, feed)).Prepend(series);
    }

    private static bool IsShown(OfficeHourDate date, DateOnly today) =>
        date.TakesPlace || (date.Status == DateStatus.Cancelled && today <= date.Day.AddDays(CancelledStaysDays));

    private static bool IsOfSeries(OfficeHourDate date) =>
        date.Deviation is not { } deviation || (deviation.Kind != DeviationKind.Extra
            && OfficeHourPattern.FallsOn(date.Rule, deviation.Day));

    private static DateOnly RegularDay(OfficeHourDate date) => date.RegularDay ?? date.Day;

    private static CalendarEvent Single(OfficeHourDate date, OfficeHourFeed feed)
    {
        // One above the regular date it takes the place of, so that readers that kept the old one take the new one.
        var single = Event(date.Rule, date.Deviation!.Id, date.Rule.Sequence + 1, feed);
        Place(single, date.Day, date.StartsAt!.Value, date.EndsAt!.Value, date, feed);
        single.Description = Describe(date.Rule, date.Reason);
        if (date.Status == DateStatus.Cancelled)
        {
            // Readers show a cancelled date struck out, and the person's time is free again.
            (single.Status, single.Transparency, single.Summary) = (EventStatus.Cancelled, TransparencyType.Transparent,
                "Abgesagt: " + single.Summary);
        }

        return single;
    }

    private static CalendarEvent Override(OfficeHourDate date, TimeOnly regularStart, OfficeHourFeed feed)
    {
        var single = Single(date, feed);
        single.Uid = Uid(date.Rule.Id, feed);
        single.RecurrenceIdentifier = new RecurrenceIdentifier(CalendarWriter.Local(RegularDay(date), regularStart), null);
        return single;
    }

    private static CalendarEvent Event(OfficeHour rule, Guid id, int sequence, OfficeHourFeed feed) => new()
    {
        Uid = Uid(id, feed),
        Sequence = sequence,
        DtStamp = CalendarWriter.Utc(feed.StampUtc),
        LastModified = rule.ChangedAt == default ? null : CalendarWriter.Utc(rule.ChangedAt),
        Summary = feed.Summary,
        // Ical.Net writes a Uri as it was given; only the absolute form has its umlauts encoded.
        Url = new Uri(feed.Url.AbsoluteUri),
        Status = EventStatus.Confirmed,
        Transparency = TransparencyType.Opaque,
    };

    private static void Place(CalendarEvent entry, DateOnly day, TimeOnly startsAt, TimeOnly endsAt, OfficeHourDate date,
        OfficeHourFeed feed)
    {
        (entry.DtStart, entry.DtEnd) = (CalendarWriter.Local(day, startsAt), CalendarWriter.Local(day, endsAt));
        entry.Location = date.PlaceToGo is { } id ? feed.PlaceOf(id) : null;
    }

    private static RecurrenceRule RuleOf(OfficeHour rule) => new(rule.Recurrence == Recurrence.EveryNthWeek
        ? FrequencyType.Weekly : FrequencyType.Monthly)
    {
        Interval = rule.Recurrence == Recurrence.EveryNthWeek ? rule.Step : 1,
        ByDay = [rule.Recurrence == Recurrence.EveryNthWeek ? new WeekDay(rule.Weekday)
        : new WeekDay(rule.Weekday, rule.Step == 5 ? -1 : rule.Step)],
        Until = rule.ValidUntil is { } last ? CalendarWriter.Utc(MunicipalCalendar.At(last, new TimeOnly(23, 59, 59))) : null,
    };

    private static string Uid(Guid id, OfficeHourFeed feed) => $"{id}@{feed.Host}";

    private static string Describe(OfficeHour rule, string? reason) =>
        string.Join("\n", new[] { reason, Channel(rule.Channel), rule.Note }.Where(t => !string.IsNullOrWhiteSpace(t)));

    private static string? Channel(HourChannel channel) => channel switch
    {
        HourChannel.ByAppointment => "Nur mit Termin.",
        HourChannel.Phone => "Telefonische Sprechstunde.",
        HourChannel.Video => "Videosprechstunde.",
        HourChannel.Outreach => "Aufsuchende Sprechstunde.",
        _ => null,
    };
}
