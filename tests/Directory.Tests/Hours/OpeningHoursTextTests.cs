using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Tests.Readers;
using IntMan.Foundation.Time;
using static IntMan.Directory.Tests.Hours.Ettlingen;

namespace IntMan.Directory.Tests.Hours;

public sealed class OpeningHoursTextTests
{
    private static readonly DateOnly Today = Day("2026-11-21");

    public static TheoryData<string, string> Samples => new()
    {
        { "Ettlingen", "2027-01-04" },
        { "Ettlingen", "2027-05-03" },
        { "Pausing", "2026-12-28" },
        { "Pausing", "2027-01-25" },
        { "Monthly", "2027-01-25" },
        { "Monthly", "2027-02-08" },
        { "Mixed", "2026-12-28" },
        { "Mixed", "2027-03-22" },
        { "Mixed", "2027-03-29" },
        { "Mixed", "2027-05-03" },
        { "Mixed", "2027-05-17" },
    };

    [Fact]
    public void Of_Manager1_SaysWhatTheSourceSays() => Assert.Equal(
        "Mo 09:00-12:00; Tu \"nach Vereinbarung\"; We 14:00-16:30; Th 14:00-17:00; Fr 09:00-12:00; PH off",
        OpeningHoursText.Of(RulesOfManager1(), Today));

    [Fact]
    public void Of_EveryKindOfRule_IsSortedAndSaid() => Assert.Equal(
        "Mo 09:00-12:00; We 14:00-16:30 \"nur mit Termin\", We 10:00-11:00, We[2] 08:00-09:00"
        + "; Th[-1] 13:00-14:00 \"telefonisch\"; Fr 09:00-12:00 \"alle 2 Wochen ab 13.11.2026\"; SH off; SH Mo 09:00-12:00; PH off; PH Mo "
            + "09:00-12:00",
        OpeningHoursText.Of(Mixed(), Today));

    [Fact]
    public void Of_RuleOutsideItsValidity_IsLeftOut()
    {
        var over = With(Rule(DayOfWeek.Monday, "09:00", "12:00"), until: "2026-11-20");

        Assert.Null(OpeningHoursText.Of([over, Rule(DayOfWeek.Friday, "09:00", "12:00", from: "2026-11-22")], Today));
        Assert.Equal("Mo 09:00-12:00; PH off", OpeningHoursText.Of([over], Day("2026-11-20")));
    }

    [Fact]
    public void Of_OpenOnHolidaysAndTwiceADay_NeedsNoHolidayPart()
    {
        OfficeHour[] rules = [With(Rule(DayOfWeek.Monday, "14:00", "16:00"), openOnHolidays: true),
            With(Rule(DayOfWeek.Monday, "09:00", "12:00"), openOnHolidays: true)];

        Assert.Equal("Mo 09:00-12:00,14:00-16:00", OpeningHoursText.Of(rules, Today));
    }

    /// <summary>Every half hour of the week: open for open hours, unknown where a comment stands, closed else; by arrangement is unknown
    /// all day.</summary>
    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Of_ReadByOpeningHours_AgreesWithTheEngine(string sample, string monday)
    {
        var rules = sample switch { "Ettlingen" => RulesOfManager1(), "Pausing" => Pausing(), "Monthly" => Monthly(), _ => Mixed() };
        var hours = new OfficeHours(rules, [], [], FederalState.BW, SchoolHolidaysOfTheReader);
        var instants = Enumerable.Range(0, 7 * 48).Select(i => Day(monday).ToDateTime(TimeOnly.MinValue).AddMinutes((30 * i) + 1)).ToList();

        var read = await NodeReader.ReadAsync<Reading>("opening-hours.mjs",
            new { value = OpeningHoursText.Of(rules, Today), instants = instants.Select(i => $"{i:yyyy-MM-ddTHH:mm}") });

        Assert.Empty(read.Warnings);
        Assert.Equal(instants.Select(i => $"{i:s} {Expected(hours, i)}"), instants.Zip(read.States, (i, s) => $"{i:s} {s}"));
    }

    /// <summary>The school holidays of Baden-Württemberg 2026/27 within the sampled weeks.</summary>
    private static readonly SchoolHoliday[] SchoolHolidaysOfTheReader =
    [
        new(FederalState.BW, "Weihnachtsferien", Day("2026-12-23"), Day("2027-01-09")),
        new(FederalState.BW, "Osterferien", Day("2027-03-25"), Day("2027-04-03")),
        new(FederalState.BW, "Pfingstferien", Day("2027-05-18"), Day("2027-05-29")),
    ];

    private static string Expected(OfficeHours hours, DateTime local)
    {
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        var held = hours.Between(day, day).Where(d => d.TakesPlace && (d.StartsAt is null || (d.StartsAt <= time && time < d.EndsAt)))
            .ToList();

        // Every n weeks is unknown in each of its weeks: the comment says when.
        var inAnyWeek = hours.Rules.Where(r => r is { Recurrence: Recurrence.EveryNthWeek, Step: > 1 } && r.Weekday == day.DayOfWeek
            && r.StartsAt <= time && time < r.EndsAt
            && HolidayCalendar.NameOf(day, FederalState.BW) is null
                && !(r.PausesInSchoolHolidays && SchoolHolidaysOfTheReader.Any(h => h.Days.Contains(day))));
        return held.Exists(d => d is { StartsAt: not null, Rule: { Channel: HourChannel.Open } } && !inAnyWeek.Contains(d.Rule)) ? "open"
            : held.Count > 0 || inAnyWeek.Any() ? "unknown" : "closed";
    }

    private static OfficeHour[] Pausing() => [With(Rule(DayOfWeek.Monday, "09:00", "12:00"), pauses: true),
        With(ByArrangement(DayOfWeek.Tuesday), pauses: true)];

    private static OfficeHour[] Monthly() =>
    [
        Repeating(Rule(DayOfWeek.Wednesday, "09:00", "12:00"), Recurrence.NthWeekdayOfMonth, 2),
        Repeating(Rule(DayOfWeek.Wednesday, "13:00", "15:00"), Recurrence.NthWeekdayOfMonth, 5),
        ByArrangement(DayOfWeek.Wednesday),
    ];

    private static OfficeHour[] Mixed() =>
    [
        With(Rule(DayOfWeek.Monday, "09:00", "12:00"), openOnHolidays: true),
        With(Rule(DayOfWeek.Wednesday, "14:00", "16:30"), channel: HourChannel.ByAppointment, pauses: true),
        With(Rule(DayOfWeek.Wednesday, "10:00", "11:00"), pauses: true),
        With(Repeating(Rule(DayOfWeek.Wednesday, "08:00", "09:00"), Recurrence.NthWeekdayOfMonth, 2), pauses: true),
        With(Repeating(Rule(DayOfWeek.Thursday, "13:00", "14:00"), Recurrence.NthWeekdayOfMonth, 5), channel: HourChannel.Phone,
        pauses: true),
        With(Repeating(Rule(DayOfWeek.Friday, "09:00", "12:00"), Recurrence.EveryNthWeek, 2), pauses: true),
    ];

    private sealed record Reading(string[] States, string[] Warnings);
}
