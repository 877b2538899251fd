using System.Globalization;
using IntMan.Directory.Contacts;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;
using IntMan.Portal.Languages;
using Microsoft.AspNetCore.Html;

namespace IntMan.Portal.Display;

// Days, times and office hours in the words of one language; its culture is fixed, never the server's.
public sealed class HourText(Wording t)
{
    public string FullDay(DateOnly day) => WithWeekday(day, Date(day));

    public string Day(DateOnly day, DateOnly today) =>
        day.Year == today.Year ? WithWeekday(day, day.ToString(t["date.day-and-month"], t.Language.Culture)) : FullDay(day);

    public string Date(DateOnly day) => day.ToString(t["date.full"], t.Language.Culture);

    public IHtmlContent ShortDate(DateOnly day) => t.Ltr(day.ToString(t["date.short"], CultureInfo.InvariantCulture));

    public string RelativeDay(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => t["day.today"],
        1 => t["day.tomorrow"],
        _ => Day(day, today),
    };

    public string Weekday(DayOfWeek day) => t.Language.Culture.DateTimeFormat.GetDayName(day);

    public string WeekdayAlone(DayOfWeek day)
    {
        var name = Weekday(day);
        return t.Language.Culture.TextInfo.ToUpper(name[0]) + name[1..];
    }

    public Words Times(TimeOnly? startsAt, TimeOnly? endsAt) =>
        startsAt is { } start && endsAt is { } end ? t["time.clock", Range(Clock(start), Clock(end))] : t["time.by-arrangement", []];

    // For narrow grids: "9–12 Uhr", "14–16:30 Uhr"; elsewhere than in German full hours keep their zeros, because no word follows.
    public Words ShortTimes(TimeOnly? startsAt, TimeOnly? endsAt) =>
        t.Language.IsGerman && startsAt is { } start && endsAt is { } end ? t["time.clock", Range(ShortClock(start), ShortClock(end))]
            : Times(startsAt, endsAt);

    public IHtmlContent Range(TimeOnly startsAt, TimeOnly endsAt) => Range(Clock(startsAt), Clock(endsAt));

    public static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public Words When(OfficeHourDate date, DateOnly today)
    {
        var times = Times(date.StartsAt, date.EndsAt);
        return (date.Day.DayNumber - today.DayNumber) switch
        {
            0 => t["time.today-at", times],
            1 => t["time.tomorrow-at", times],
            _ => t["time.day-at", Day(date.Day, today), times],
        };
    }

    public Words When(ScheduledDate date, DateOnly today) => When(date.Date, today);

    // Place and way belong to every date: "Bunsenstr. 2-4", "telefonisch", and by whom where it is somebody else.
    public Words Where(ScheduledDate date) => t.List(
        date.Place is { } place ? t.Name(DirectoryText.PlaceLine(place)) : null,
        date.Rule.IsByArrangement || date.Rule.Channel == HourChannel.Open ? null : Channel(date.Rule),
        date.IsStandIn ? t["card.by", t.Name(date.By.DisplayName)] : null);

    public string Channel(OfficeHour hour) => hour.IsByArrangement ? t["hours.by-arrangement"] : t[$"channel.{hour.Channel}"];

    public string ChannelSentence(OfficeHour hour) => t[$"channel.{hour.Channel}.sentence"];

    public Words? Rhythm(OfficeHour hour) => hour switch
    {
        { Recurrence: Recurrence.EveryNthWeek, Step: 1 } => null,
        { Recurrence: Recurrence.EveryNthWeek } => t.Count("rhythm.weeks", hour.Step),
        _ => t[$"rhythm.month-{hour.Step}", Weekday(hour.Weekday)],
    };

    public Words Status(OfficeHourDate date, DateOnly today) => date.Status switch
    {
        DateStatus.Cancelled => WithReason(t["status.cancelled"], date.Reason),
        DateStatus.MovedAway => WithReason(date.Deviation is { NewDay: { } day } to
        ? t["status.moved-to", Day(day, today), Times(to.NewStartsAt, to.NewEndsAt)] : t["status.moved"], date.Reason),
        DateStatus.Moved => WithReason(date.RegularDay is { } regular && regular != date.Day ? t["status.moved-from", Day(regular, today)]
        : t["status.changed"], date.Reason),
        DateStatus.Extra => WithReason(t["status.extra"], date.Reason),
        DateStatus.PublicHoliday => WithReason(t["status.public-holiday"], date.Reason),
        DateStatus.ClosingDay => WithReason(t["status.closing-day"], date.Reason),
        DateStatus.Vacant => t["status.vacant", []],
        DateStatus.SchoolHoliday => WithReason(t["status.school-holiday"], date.Reason),
        DateStatus.Absent => t["status.absent", []],
        _ => new Words([]),
    };

    private Words WithReason(object text, string? reason) => string.IsNullOrWhiteSpace(reason)
        ? new Words([text]) : t["status.reason", text, t.Name(reason)];

    private string WithWeekday(DateOnly day, string date) => t["date.weekday-and-date", ShortWeekday(day.DayOfWeek), date].ToString();

    // Only German readers know "Mi." from everywhere; elsewhere, and in Leichte Sprache, the word is written out.
    private string ShortWeekday(DayOfWeek day) =>
        t.Language == Language.German ? t.Language.Culture.DateTimeFormat.GetAbbreviatedDayName(day).TrimEnd('.') + "." : Weekday(day);

    private IHtmlContent Range(string start, string end) => t.Ltr($"{start}–{end}");

    private static string ShortClock(TimeOnly time) => time.Minute == 0 ? time.Hour.ToString(CultureInfo.InvariantCulture)
        : time.ToString("H:mm", CultureInfo.InvariantCulture);
}
