using System.Globalization;
using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Tests.Hours;

/// <summary>The office hours of Ettlingen as the source of 2018 states them, and short ways to write days and instants.</summary>
internal static class Ettlingen
{
    public static readonly Guid Bunsenstrasse = Guid.Parse("00000000-0000-7000-8000-000000000001");
    public static readonly Guid Spessart = Guid.Parse("00000000-0000-7000-8000-000000000002");
    public static readonly Guid Manager1 = Guid.Parse("00000000-0000-7000-8000-000000000011");

    public static readonly SchoolHoliday[] SchoolHolidays =
    [
        new(FederalState.BW, "Osterferien", Day("2027-03-30"), Day("2027-04-03")),
        new(FederalState.BW, "Pfingstferien", Day("2027-05-18"), Day("2027-05-29")),
        new(FederalState.BY, "Osterferien", Day("2027-03-22"), Day("2027-04-02")),
    ];

    /// <summary>Manager 1: Mo 09–12, We 14–16:30 and Fr 09–12 in Bunsenstr. 2-4, Tu by arrangement, Th 14–17 in Spessart.</summary>
    public static OfficeHour[] RulesOfManager1() =>
    [
        Rule(DayOfWeek.Monday, "09:00", "12:00", Bunsenstrasse),
        ByArrangement(DayOfWeek.Tuesday),
        Rule(DayOfWeek.Wednesday, "14:00", "16:30", Bunsenstrasse),
        Rule(DayOfWeek.Thursday, "14:00", "17:00", Spessart),
        Rule(DayOfWeek.Friday, "09:00", "12:00", Bunsenstrasse),
    ];

    public static OfficeHour Rule(DayOfWeek weekday, string start, string end, Guid? place = null, string from = "2026-11-01") =>
        With(new OfficeHour(null, Manager1, weekday, Time(start), Time(end), Day(from)), place);

    public static OfficeHour ByArrangement(DayOfWeek weekday) => new(null, Manager1, weekday, null, null, Day("2026-11-01"));

    public static OfficeHour With(
        OfficeHour rule, Guid? place = null, HourChannel channel = HourChannel.Open, bool pauses = false, bool openOnHolidays = false,
        string? until = null, string? note = null)
    {
        rule.Set(place, channel, pauses, openOnHolidays, until is null ? null : Day(until), note);
        return rule;
    }

    public static OfficeHour Repeating(OfficeHour rule, Recurrence recurrence, int step)
    {
        rule.Repeat(recurrence, step);
        return rule;
    }

    public static Absence Away(Guid person, string first, string last) =>
        new(person, Day(first), Day(last), null, Day("2026-11-01"), "Teamleitung");

    public static OfficeHours HoursOf(IReadOnlyList<OfficeHour> rules, IReadOnlyList<OfficeHourDeviation>? deviations = null,
        IReadOnlyList<Absence>? absences = null) =>
        new(rules, deviations ?? [], [], FederalState.BW, SchoolHolidays, (rule, day) => (absences ?? []).Any(absence =>
            absence.Days.Contains(day) && (rule.PersonId is null || rule.PersonId == absence.PersonId)) ? DateStatus.Absent : null);

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static TimeOnly Time(string time) => TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture);

    public static DateTimeOffset At(string day, string time) => MunicipalCalendar.At(Day(day), Time(time));

    /// <summary>"2027-05-06 14:00-17:00 PublicHoliday", the form all tests compare.</summary>
    public static string Line(OfficeHourDate date) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{date.Day:yyyy-MM-dd} "
            + $"{date.StartsAt?.ToString("HH:mm", CultureInfo.InvariantCulture)}-{date.EndsAt?.ToString("HH:mm", CultureInfo.InvariantCulture)} {date.Status}");
}
