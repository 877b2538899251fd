using System.Globalization;
using IntMan.Directory.Hours;

namespace IntMan.Portal.Display;

/// <summary>Days, times and office hours in German words; the culture is fixed, never the server's.</summary>
public static class HourText
{
    public static CultureInfo German { get; } = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>"Mi., 18. November 2026".</summary>
    public static string FullDay(DateOnly day) => $"{ShortWeekday(day.DayOfWeek)}, {day.ToString("d. MMMM yyyy", German)}";

    /// <summary>"Mi., 18. November"; with the year when it is not the year of <paramref name="today"/>.</summary>
    public static string Day(DateOnly day, DateOnly today) => day.Year == today.Year ? $"{ShortWeekday(day.DayOfWeek)}, {day.ToString("d. MMMM", German)}" : FullDay(day);

    /// <summary>"heute", "morgen" or the day.</summary>
    public static string RelativeDay(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => "heute",
        1 => "morgen",
        _ => Day(day, today),
    };

    public static string Weekday(DayOfWeek day) => German.DateTimeFormat.GetDayName(day);

    public static string ShortWeekday(DayOfWeek day) => German.DateTimeFormat.GetAbbreviatedDayName(day).TrimEnd('.') + ".";

    /// <summary>"14:00–16:30 Uhr", or "nach Vereinbarung" without times.</summary>
    public static string Times(TimeOnly? startsAt, TimeOnly? endsAt) => startsAt is { } start && endsAt is { } end ? $"{Clock(start)}–{Clock(end)} Uhr" : "nach Vereinbarung";

    /// <summary>"9–12 Uhr", "14–16:30 Uhr": for narrow grids.</summary>
    public static string ShortTimes(TimeOnly? startsAt, TimeOnly? endsAt) => startsAt is { } start && endsAt is { } end ? $"{ShortClock(start)}–{ShortClock(end)} Uhr" : "nach Vereinbarung";

    public static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"Heute 14:00–16:30 Uhr", "Morgen 09:00–12:00 Uhr", "Mi., 25. November, 14:00–16:30 Uhr".</summary>
    public static string When(OfficeHourDate date, DateOnly today)
    {
        var day = RelativeDay(date.Day, today);
        return day is "heute" or "morgen" ? $"{char.ToUpper(day[0], German)}{day[1..]} {Times(date.StartsAt, date.EndsAt)}" : $"{day}, {Times(date.StartsAt, date.EndsAt)}";
    }

    /// <summary>How to come: "ohne Termin", "nur mit Termin", …</summary>
    public static string Channel(OfficeHour hour) => hour.IsByArrangement ? "Termine nach Vereinbarung" : hour.Channel switch
    {
        HourChannel.Open => "ohne Termin",
        HourChannel.ByAppointment => "nur mit Termin",
        HourChannel.Phone => "telefonisch",
        HourChannel.Video => "als Videogespräch",
        _ => "aufsuchend, bei Ihnen vor Ort",
    };

    /// <summary>The same as a sentence for the card.</summary>
    public static string ChannelSentence(OfficeHour hour) => hour.Channel switch
    {
        HourChannel.Open => "Sie brauchen keinen Termin.",
        HourChannel.ByAppointment => "Vereinbaren Sie vorher einen Termin.",
        HourChannel.Phone => "Rufen Sie in dieser Zeit an.",
        HourChannel.Video => "Das Gespräch findet per Video statt.",
        _ => "Die Beratung kommt zu Ihnen.",
    };

    /// <summary>Null for every week; "alle 2 Wochen", "jeden 2. Mittwoch im Monat", "jeden letzten Freitag im Monat".</summary>
    public static string? Rhythm(OfficeHour hour) => hour switch
    {
        { Recurrence: Recurrence.EveryNthWeek, Step: 1 } => null,
        { Recurrence: Recurrence.EveryNthWeek } => string.Create(German, $"alle {hour.Step} Wochen"),
        { Step: 5 } => $"jeden letzten {Weekday(hour.Weekday)} im Monat",
        _ => string.Create(German, $"jeden {hour.Step}. {Weekday(hour.Weekday)} im Monat"),
    };

    /// <summary>Why a date is not held or differs, e.g. "fällt aus (Fortbildung)".</summary>
    public static string Status(OfficeHourDate date, DateOnly today) => date.Status switch
    {
        DateStatus.Cancelled => WithReason("fällt aus", date.Reason),
        DateStatus.MovedAway => WithReason(date.Deviation is { NewDay: { } day } ? $"verlegt auf {Day(day, today)}, {Times(date.Deviation.NewStartsAt, date.Deviation.NewEndsAt)}" : "verlegt", date.Reason),
        DateStatus.Moved => WithReason(date.RegularDay is { } regular && regular != date.Day ? $"verlegt von {Day(regular, today)}" : "geändert", date.Reason),
        DateStatus.Extra => WithReason("zusätzlich", date.Reason),
        DateStatus.PublicHoliday => $"Feiertag, geschlossen ({date.Reason})",
        DateStatus.SchoolHoliday => $"keine Sprechzeit ({date.Reason})",
        DateStatus.Absent => "abwesend",
        _ => "",
    };

    private static string WithReason(string text, string? reason) => string.IsNullOrWhiteSpace(reason) ? text : $"{text} ({reason})";

    private static string ShortClock(TimeOnly time) => time.Minute == 0 ? time.Hour.ToString(CultureInfo.InvariantCulture) : time.ToString("H:mm", CultureInfo.InvariantCulture);
}
