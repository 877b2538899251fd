using Ical.Net.CalendarComponents;
using IntMan.Directory.Calendars;
using IntMan.Directory.Hours;
using IntMan.Directory.Tests.Readers;
using IntMan.Foundation.Calendars;
using static IntMan.Directory.Tests.Hours.Ettlingen;

namespace IntMan.Directory.Tests.Calendars;

/// <summary>What ical.js reads from the calendar must be what the engine says.</summary>
public sealed class OfficeHourCalendarTests
{
    private static readonly DateOnly Today = Day("2026-11-21");

    private readonly OfficeHour _thursday = Rule(DayOfWeek.Thursday, "14:00", "17:00", Spessart);

    [Fact]
    public async Task Build_AYearOfAllRecurrences_ExpandsToTheEnginesDates()
    {
        OfficeHour[] rules =
        [
            _thursday,
            With(Rule(DayOfWeek.Sunday, "01:30", "03:30"), openOnHolidays: true),
            With(Repeating(Rule(DayOfWeek.Monday, "09:00", "12:00", from: "2026-11-06"), Recurrence.EveryNthWeek, 2), pauses: true),
            Repeating(Rule(DayOfWeek.Wednesday, "14:00", "16:30"), Recurrence.NthWeekdayOfMonth, 2),
            Repeating(Rule(DayOfWeek.Saturday, "10:00", "12:00"), Recurrence.NthWeekdayOfMonth, 5),
            With(Rule(DayOfWeek.Friday, "09:00", "12:00", from: "2024-01-01"), until: "2027-04-30"),
            ByArrangement(DayOfWeek.Tuesday),
        ];
        OfficeHourDeviation[] deviations =
        [
            OfficeHourDeviation.Cancel(_thursday.Id, Day("2026-11-26"), "Fortbildung"),
            OfficeHourDeviation.Move(_thursday.Id, Day("2027-05-06"), Day("2027-05-05"), Time("10:00"), Time("12:00"), Bunsenstrasse, null),
            OfficeHourDeviation.Move(_thursday.Id, Day("2027-06-10"), Day("2027-06-10"), Time("15:00"), Time("18:00"), null, null),
            OfficeHourDeviation.Move(_thursday.Id, Day("2027-06-17"), Day("2027-07-06"), Time("15:00"), Time("18:00"), null, null),
            OfficeHourDeviation.Extra(_thursday.Id, Day("2027-03-26"), Time("08:00"), Time("09:00"), null, "Zusätzlich"),
            OfficeHourDeviation.Extra(rules[6].Id, Day("2027-02-02"), Time("08:00"), Time("09:00"), null, null),
            OfficeHourDeviation.Move(rules[6].Id, Day("2027-02-09"), Day("2027-02-10"), Time("08:00"), Time("09:00"), null, null),
        ];
        var hours = HoursOf(rules, deviations, [Away(Manager1, "2027-07-05", "2027-07-23")]);

        var read = await ReadAsync(hours, "2026-11-21", "2027-11-20");

        var expected = hours.Between(Day("2026-11-21"), Day("2027-11-20")).Where(d => d is { TakesPlace: true, StartsAt: not null })
            .Select(d => $"{d.Day:yyyy-MM-dd} {d.StartsAt:HH\\:mm}-{d.EndsAt:HH\\:mm} {PlaceName(d.PlaceId)}").Order().ToList();
        Assert.Equal(expected, read.Occurrences.Where(o => o.Status == "CONFIRMED")
            .Select(o => $"{o.Day} {o.Start}-{o.End} {o.Location}").Order());
        Assert.True(expected.Count > 150, $"{expected.Count} dates are too few to prove anything.");
        Assert.All(read.Occurrences, o => Assert.Equal("Europe/Berlin", o.Zone));
    }

    [Theory]
    [InlineData("2027-03-21", "2027-03-21T08:00:00.000Z", "2027-03-28T07:00:00.000Z")]
    [InlineData("2027-10-24", "2027-10-24T07:00:00.000Z", "2027-10-31T08:00:00.000Z")]
    public async Task Build_WeeksAroundTheClockChange_KeepsTheClockTime(string first, string before, string after)
    {
        var sunday = With(Rule(DayOfWeek.Sunday, "09:00", "12:00"), openOnHolidays: true);

        var read = await ReadAsync(HoursOf([sunday]), first, Day(first).AddDays(7)
            .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal([before, after], read.Occurrences.Select(o => o.StartUtc));
    }

    [Fact]
    public async Task Build_Cancelled_StaysVisibleWithItsUidAndAHigherSequence()
    {
        var cancel = OfficeHourDeviation.Cancel(_thursday.Id, Day("2026-11-26"), "Fortbildung");

        var read = await ReadAsync(HoursOf([_thursday], [cancel]), "2026-11-23", "2026-12-06");

        var (gone, held) = (read.Occurrences[0], read.Occurrences[1]);
        Assert.Equal(("2026-11-26", "14:00", "CANCELLED", "Abgesagt: Sprechstunde Ettlingen-West", "Fortbildung"),
            (gone.Day, gone.Start, gone.Status, gone.Summary, gone.Description));
        Assert.Equal(("2026-12-03", "CONFIRMED", "Sprechstunde Ettlingen-West"), (held.Day, held.Status, held.Summary));
        Assert.Equal($"{_thursday.Id}@portal.example", held.Uid);
        Assert.Equal((held.Uid, held.Sequence + 1), (gone.Uid, gone.Sequence));
    }

    [Theory]
    [InlineData("2026-12-26", 2)]
    [InlineData("2026-12-27", 1)]
    public void Build_ThirtyDaysAfterACancelledDate_ItBecomesAnExclusion(string today, int events)
    {
        var cancel = OfficeHourDeviation.Cancel(_thursday.Id, Day("2026-11-26"), null);

        var built = Built(HoursOf([_thursday], [cancel]), Day(today)).ToList();

        Assert.Equal(events, built.Count);
        Assert.Equal(events == 1, ExcludedDays(built[0]).Contains("2026-11-26"));
    }

    [Fact]
    public void Build_HolidaysAndAbsence_AreExcludedForEighteenMonths()
    {
        var series = Assert.Single(Built(HoursOf([_thursday], absences: [Away(Manager1, "2027-07-05", "2027-07-18")]), Today));

        // Ascension Day, Corpus Christi, two weeks away, Epiphany; Ascension Day 2028 (25 May) is more than 18 months ahead.
        Assert.Equal(["2027-05-06", "2027-05-27", "2027-07-08", "2027-07-15", "2028-01-06"], ExcludedDays(series));
        Assert.Equal((Day("2026-11-05"), "Spessart, Hauptstraße"), (series.DtStart!.Date, series.Location));
    }

    [Fact]
    public void Build_OnlyByArrangement_HasNoEvents() =>
        Assert.Empty(Built(HoursOf([ByArrangement(DayOfWeek.Tuesday)]), Today));

    [Fact]
    public void Build_SameInputTwice_GivesTheSameText()
    {
        var hours = HoursOf(RulesOfManager1());

        Assert.Equal(Write(hours), Write(hours));
    }

    [Theory]
    [InlineData(Recurrence.EveryNthWeek, 1, null, "rrule FREQ=WEEKLY;BYDAY=TH")]
    [InlineData(Recurrence.EveryNthWeek, 2, "2027-06-30", "rrule FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20270630T215959Z")]
    [InlineData(Recurrence.NthWeekdayOfMonth, 4, "2026-12-31", "rrule FREQ=MONTHLY;BYDAY=4TH;UNTIL=20261231T225959Z")]
    [InlineData(Recurrence.NthWeekdayOfMonth, 5, null, "rrule FREQ=MONTHLY;BYDAY=-1TH")]
    public async Task Build_Recurrence_EndsWithItsLastDayInUtc(Recurrence kind, int step, string? last, string rule)
    {
        var read = await ReadAsync(HoursOf([With(Repeating(_thursday, kind, step), until: last)]), "2026-11-21", "2026-11-21");

        Assert.Contains(rule, read.Events.Single());
    }

    [Fact]
    public async Task Build_MovedDate_NamesTheRegularStartInTheFormOfTheSeries()
    {
        var moved = OfficeHourDeviation.Move(_thursday.Id, Day("2026-12-03"), Day("2026-12-04"), Time("10:00"), Time("12:00"),
            null, "Umbau");

        var read = await ReadAsync(HoursOf([_thursday], [moved]), "2026-11-30", "2026-12-06");

        Assert.Contains("recurrence-id 2026-12-03T14:00:00", read.Events[1]);
        Assert.Equal("2026-12-04 10:00-12:00 Umbau", read.Occurrences.Select(o => $"{o.Day} {o.Start}-{o.End} {o.Description}").Single());
    }

    private static OfficeHourFeed Feed(DateOnly today) =>
        new("portal.example", today, At("2026-11-20", "10:00"), "Sprechstunde Ettlingen-West",
        place => PlaceName(place),
        new Uri("https://portal.example/gemeinden/08215017"));

    private static string PlaceName(Guid? place) => place == Bunsenstrasse ? "Bunsenstr. 2-4, Ettlingen" : place == Spessart
        ? "Spessart, Hauptstraße" : "";

    private static IEnumerable<string> ExcludedDays(CalendarEvent series) =>
        series.ExceptionDates.GetAllDates().Select(d => $"{d.Date:yyyy-MM-dd}");

    private static string Write(OfficeHours hours) => CalendarWriter.Write("Sprechstunden", Built(hours, Today));

    private static IEnumerable<CalendarEvent> Built(OfficeHours hours, DateOnly today)
    {
        var (first, last) = OfficeHourCalendar.DaysOf(today);
        return OfficeHourCalendar.Build(hours.Rules, hours.Between(first, last), Feed(today));
    }

    private static Task<CalendarReading> ReadAsync(OfficeHours hours, string first, string last) =>
        NodeReader.ReadAsync<CalendarReading>("calendar.mjs", new { ics = Write(hours), first, last });
}
