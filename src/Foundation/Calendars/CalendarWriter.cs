using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace IntMan.Foundation.Calendars;

/// <summary> Calendars as text, written by Ical.Net (spec 31-calendar). Events come as Ical.Net's own type; what it leaves open is
/// settled
/// here, once for every calendar: the time zone, clean texts, folding. The text is a pure function of what goes in, so that its ETag
/// holds.
/// </summary>
public static class CalendarWriter
{
    /// <summary>Of the HTTP response that carries the text.</summary>
    public const string MediaType = "text/calendar; charset=utf-8";

    private const string Product = "-//IntMan//Portal Integrationsmanagement//DE";
    private const string RefreshAfter = "PT1H";
    private const string Tzid = "Europe/Berlin";

    // The European Union's rules hold since 1996. A fixed year, because Ical.Net would begin in the year before the clock's.
    private static readonly DateTime ZoneFrom = new(1996, 1, 1);

    /// <summary>A calendar to subscribe to; to be sent as UTF-8 without byte order mark.</summary>
    /// <param name="name">German name shown in the reader's list of calendars.</param>
    /// <param name="events">In the order they are written; an override follows the series it belongs to. UID and DTSTAMP must be
    /// set.</param>
    /// <exception cref="ArgumentException">A series does not begin on a day of its own rule, so that readers would disagree on its
    /// dates.</exception>
    public static string Write(string name, IEnumerable<CalendarEvent> events)
    {
        var calendar = Begin();
        calendar.AddProperty("NAME", CalendarText.Clean(name)!);
        calendar.AddProperty("X-WR-CALNAME", CalendarText.Clean(name)!);
        var refresh = new CalendarProperty("REFRESH-INTERVAL", RefreshAfter);
        refresh.AddParameter("VALUE", "DURATION");
        calendar.AddProperty(refresh);
        calendar.AddProperty("X-PUBLISHED-TTL", RefreshAfter);
        return Finish(calendar, events);
    }

    /// <summary>One message of an invitation (iTIP): one event, and what the reader's program is to do with it.</summary>
    public static string WriteMessage(string method, CalendarEvent entry)
    {
        var calendar = Begin();
        calendar.Method = method;
        return Finish(calendar, [entry]);
    }

    /// <summary>A day and clock time in Europe/Berlin.</summary>
    public static CalDateTime Local(DateOnly day, TimeOnly time) => new(day, time, Tzid);

    public static CalDateTime Utc(DateTimeOffset instant) => new(instant.UtcDateTime);

    private static Calendar Begin() => new() { ProductId = Product, Scale = "GREGORIAN" };

    private static string Finish(Calendar calendar, IEnumerable<CalendarEvent> events)
    {
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(Tzid, ZoneFrom, includeHistoricalData: false));
        foreach (var entry in events)
        {
            RefuseForeignStart(entry);
            Clean(entry);
            calendar.Events.Add(entry);
        }

        return CalendarText.Fold(new CalendarSerializer().SerializeToString(calendar)!.Replace("\r\n ", "", StringComparison.Ordinal));
    }

    private static void RefuseForeignStart(CalendarEvent entry)
    {
        if (entry.RecurrenceRule is { ByDay: [var rule] } && entry.DtStart!.DayOfWeek != rule.DayOfWeek)
        {
            throw new ArgumentException($"The series begins on {entry.DtStart}, which is no {rule.DayOfWeek}.", nameof(entry));
        }
    }

    private static void Clean(CalendarEvent entry)
    {
        entry.Summary = CalendarText.Clean(entry.Summary);
        entry.Location = CalendarText.Clean(entry.Location);
        entry.Description = CalendarText.Clean(entry.Description);
        if (entry.Organizer is { } organizer)
        {
            organizer.CommonName = CalendarText.Name(organizer.CommonName);
        }

        foreach (var attendee in entry.Attendees)
        {
            attendee.CommonName = CalendarText.Name(attendee.CommonName);
        }
    }
}
