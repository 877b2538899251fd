using System.Globalization;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Calendars;

/// <summary>
/// Writes calendars as iCalendar text (RFC 5545, RFC 7986 for the name and the refresh interval; spec 31-calendar). The only place that knows
/// the format: a library such as Ical.Net can take over behind this method. The text is a pure function of the feed.
/// </summary>
public static class CalendarWriter
{
    /// <summary>Of the HTTP response that carries the text.</summary>
    public const string MediaType = "text/calendar; charset=utf-8";

    private const string Product = "-//IntMan//Portal Integrationsmanagement//DE";
    private const string RefreshAfter = "PT1H";
    private const string Tzid = "Europe/Berlin";

    private static readonly string[] Weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <summary>The subscription as text; to be sent as UTF-8 without byte order mark.</summary>
    /// <exception cref="ArgumentException">A series does not begin on a day of its own rule, so that readers would disagree on its dates.</exception>
    public static string Write(CalendarFeed feed)
    {
        var lines = new ContentLines().Add("BEGIN", "VCALENDAR").Add("VERSION", "2.0").Add("PRODID", Product).Add("CALSCALE", "GREGORIAN")
            .AddText("NAME", feed.Name).AddText("X-WR-CALNAME", feed.Name)
            .Add("REFRESH-INTERVAL;VALUE=DURATION", RefreshAfter).Add("X-PUBLISHED-TTL", RefreshAfter);
        AddTimeZone(lines);
        foreach (var entry in feed.Events)
        {
            AddEvent(lines, entry);
        }

        return lines.Add("END", "VCALENDAR").ToString();
    }

    /// <summary>The rules of the European Union since 1996; an older summer is not in any of our calendars.</summary>
    private static void AddTimeZone(ContentLines lines) => lines.Add("BEGIN", "VTIMEZONE").Add("TZID", Tzid)
        .Add("BEGIN", "DAYLIGHT").Add("TZOFFSETFROM", "+0100").Add("TZOFFSETTO", "+0200").Add("TZNAME", "CEST")
        .Add("DTSTART", "19960331T020000").Add("RRULE", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU").Add("END", "DAYLIGHT")
        .Add("BEGIN", "STANDARD").Add("TZOFFSETFROM", "+0200").Add("TZOFFSETTO", "+0100").Add("TZNAME", "CET")
        .Add("DTSTART", "19961027T030000").Add("RRULE", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU").Add("END", "STANDARD")
        .Add("END", "VTIMEZONE");

    private static void AddEvent(ContentLines lines, CalendarEvent entry)
    {
        lines.Add("BEGIN", "VEVENT").AddText("UID", entry.Uid).Add("SEQUENCE", entry.Sequence.ToString(CultureInfo.InvariantCulture)).Add("DTSTAMP", Utc(entry.StampUtc));
        AddInstant(lines, "CREATED", entry.CreatedUtc);
        AddInstant(lines, "LAST-MODIFIED", entry.LastModifiedUtc);
        AddLocal(lines, "DTSTART", entry.Day, entry.StartsAt);
        AddLocal(lines, "DTEND", entry.Day, entry.EndsAt);
        if (entry.Replaces is { } replaced)
        {
            AddLocal(lines, "RECURRENCE-ID", replaced.Day, replaced.Time);
        }

        if (entry.Recurrence is { } recurrence)
        {
            lines.Add("RRULE", Rule(recurrence, entry.Day));
        }

        foreach (var day in entry.ExcludedDays.Distinct().Order())
        {
            AddLocal(lines, "EXDATE", day, entry.StartsAt);
        }

        var cancelled = entry.Status == CalendarStatus.Cancelled;
        lines.Add("STATUS", cancelled ? "CANCELLED" : "CONFIRMED").AddText("SUMMARY", cancelled ? "Abgesagt: " + entry.Summary : entry.Summary)
            .AddText("LOCATION", entry.Location).AddText("DESCRIPTION", entry.Description);
        if (entry.Url is { } url)
        {
            lines.Add("URL", url.AbsoluteUri);
        }

        // Readers show a cancelled date struck out, and the person's time is free again.
        lines.Add("TRANSP", cancelled ? "TRANSPARENT" : "OPAQUE").Add("END", "VEVENT");
    }

    private static string Rule(CalendarRecurrence recurrence, DateOnly start)
    {
        if (start.DayOfWeek != recurrence.Weekday)
        {
            throw new ArgumentException($"The series begins on {start:O}, which is no {recurrence.Weekday}.", nameof(start));
        }

        var weekday = Weekdays[(int)recurrence.Weekday];
        var rule = recurrence.Kind switch
        {
            Recurrence.EveryNthWeek => string.Create(CultureInfo.InvariantCulture, $"FREQ=WEEKLY;INTERVAL={recurrence.Step};BYDAY={weekday}"),
            Recurrence.NthWeekdayOfMonth => string.Create(CultureInfo.InvariantCulture, $"FREQ=MONTHLY;BYDAY={(recurrence.Step == 5 ? -1 : recurrence.Step)}{weekday}"),
            _ => throw new ArgumentException($"No rule for {recurrence.Kind}.", nameof(recurrence)),
        };
        return recurrence.LastDay is { } last ? $"{rule};UNTIL={Utc(MunicipalCalendar.At(last, new TimeOnly(23, 59, 59)))}" : rule;
    }

    private static void AddLocal(ContentLines lines, string name, DateOnly day, TimeOnly time) =>
        lines.Add($"{name};TZID={Tzid}", day.ToDateTime(time).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture));

    private static void AddInstant(ContentLines lines, string name, DateTimeOffset? instant)
    {
        if (instant is { } known)
        {
            lines.Add(name, Utc(known));
        }
    }

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
