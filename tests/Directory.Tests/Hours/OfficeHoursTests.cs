using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Foundation.Time;
using static IntMan.Directory.Tests.Hours.Ettlingen;

namespace IntMan.Directory.Tests.Hours;

public sealed class OfficeHoursTests
{
    [Fact]
    public void Week_OfManager1_ListsTheSourcesHoursInOrder()
    {
        var week = HoursOf(RulesOfManager1()).Week(Day("2026-11-25"));

        Assert.Equal(
            ["2026-11-23 09:00-12:00 Regular", "2026-11-24 - Regular", "2026-11-25 14:00-16:30 Regular", "2026-11-26 14:00-17:00 Regular",
            "2026-11-27 09:00-12:00 Regular"],
            week.Select(Line));
        Assert.Equal([Bunsenstrasse, null, Bunsenstrasse, Spessart, Bunsenstrasse], week.Select(d => d.PlaceId));
    }

    [Fact]
    public void Week_OverNewYear_RunsFromMondayToSundayAndClosesNewYearsDay()
    {
        var hours = HoursOf(RulesOfManager1());

        var week = hours.Week(Day("2027-01-03"));

        Assert.Equal(
            ["2026-12-28 09:00-12:00 Regular", "2026-12-29 - Regular", "2026-12-30 14:00-16:30 Regular", "2026-12-31 14:00-17:00 Regular",
            "2027-01-01 09:00-12:00 PublicHoliday"],
            week.Select(Line));
        Assert.Equal(week.Select(Line), hours.Week(Day("2026-12-28")).Select(Line));
    }

    [Fact]
    public void Between_AscensionDay_IsClosedAndNamed()
    {
        var date = Assert.Single(HoursOf(RulesOfManager1()).Between(Day("2027-05-06"), Day("2027-05-06")));

        Assert.Equal((DateStatus.PublicHoliday, "Christi Himmelfahrt", false), (date.Status, date.Reason, date.TakesPlace));
        var maundyThursday = Assert.Single(HoursOf(RulesOfManager1()).Between(Day("2027-03-25"), Day("2027-03-25")));
        Assert.Equal(DateStatus.Regular, maundyThursday.Status);
    }

    [Theory]
    [InlineData(FederalState.BE, DateStatus.PublicHoliday)]
    [InlineData(FederalState.BW, DateStatus.Regular)]
    public void Between_WomensDay_IsClosedWhereTheLandKeepsIt(FederalState state, DateStatus status)
    {
        var hours = new OfficeHours([Rule(DayOfWeek.Monday, "09:00", "12:00")], [], [], state, []);

        Assert.Equal(status, Assert.Single(hours.Between(Day("2027-03-08"), Day("2027-03-08"))).Status);
    }

    [Fact]
    public void Between_RuleOpenOnHolidays_IsHeldOnAscensionDay()
    {
        var rule = With(Rule(DayOfWeek.Thursday, "14:00", "17:00"), openOnHolidays: true);

        Assert.Equal(["2027-05-06 14:00-17:00 Regular"], HoursOf([rule]).Between(Day("2027-05-06"), Day("2027-05-06")).Select(Line));
    }

    [Fact]
    public void Between_PausingRule_IsClosedInSchoolHolidaysOfItsLandOnly()
    {
        var rule = With(Rule(DayOfWeek.Wednesday, "14:00", "16:30"), pauses: true);

        var dates = HoursOf([rule]).Between(Day("2027-03-22"), Day("2027-04-09"));

        Assert.Equal(["2027-03-24 14:00-16:30 Regular", "2027-03-31 14:00-16:30 SchoolHoliday", "2027-04-07 14:00-16:30 Regular"],
            dates.Select(Line));
        Assert.Equal("Osterferien", dates[1].Reason);
    }

    [Fact]
    public void Between_ValidityEnds_LastDayIsInclusive()
    {
        var rule = With(Rule(DayOfWeek.Monday, "09:00", "12:00", from: "2026-11-09"), until: "2026-11-23");

        Assert.Equal(["2026-11-09", "2026-11-16", "2026-11-23"], HoursOf([rule]).Between(Day("2026-10-01"), Day("2026-12-31"))
            .Select(d => $"{d.Day:yyyy-MM-dd}"));
    }

    [Theory]
    [InlineData(Recurrence.EveryNthWeek, 2, "2026-11-11 2026-11-25 2026-12-09 2026-12-23 2027-01-06")]
    [InlineData(Recurrence.EveryNthWeek, 3, "2026-11-11 2026-12-02 2026-12-23 2027-01-13")]
    [InlineData(Recurrence.NthWeekdayOfMonth, 1, "2026-12-02 2027-01-06")]
    [InlineData(Recurrence.NthWeekdayOfMonth, 2, "2026-11-11 2026-12-09 2027-01-13")]
    [InlineData(Recurrence.NthWeekdayOfMonth, 4, "2026-11-25 2026-12-23")]
    [InlineData(Recurrence.NthWeekdayOfMonth, 5, "2026-11-25 2026-12-30")]
    public void Between_Recurrence_CountsFromTheWeekOfValidFromOrWithinTheMonth(Recurrence recurrence, int step, string days)
    {
        var rule = Repeating(Rule(DayOfWeek.Wednesday, "14:00", "16:30", from: "2026-11-09"), recurrence, step);

        Assert.Equal(days, string.Join(' ', HoursOf([rule]).Between(Day("2026-11-01"), Day("2027-01-13"))
            .Select(d => $"{d.Day:yyyy-MM-dd}")));
    }

    [Fact]
    public void Between_EverySecondWeekFromAFriday_SkipsTheWeekAfter()
    {
        var rule = Repeating(Rule(DayOfWeek.Monday, "09:00", "12:00", from: "2026-11-06"), Recurrence.EveryNthWeek, 2);

        Assert.Equal(["2026-11-16", "2026-11-30"], HoursOf([rule]).Between(Day("2026-11-01"), Day("2026-12-06"))
            .Select(d => $"{d.Day:yyyy-MM-dd}"));
    }

    [Fact]
    public void Next_WhileRunning_IsTheRunningOneUntilItsEnd()
    {
        var hours = HoursOf(RulesOfManager1());

        Assert.Equal("2026-11-23 09:00-12:00 Regular", Line(hours.Next(At("2026-11-23", "11:59"))!));
        Assert.Equal("2026-11-25 14:00-16:30 Regular", Line(hours.Next(At("2026-11-23", "12:00"))!));
    }

    [Fact]
    public void Next_ServerClockInUtc_StillUsesTheLocalDay()
    {
        var lateSundayUtc = new DateTimeOffset(2026, 11, 22, 23, 30, 0, TimeSpan.Zero);

        Assert.Equal("2026-11-23 09:00-12:00 Regular", Line(HoursOf(RulesOfManager1()).Next(lateSundayUtc)!));
    }

    [Fact]
    public void Next_OnlyByArrangementOrTooFarAway_IsNull()
    {
        var later = Rule(DayOfWeek.Monday, "09:00", "12:00", from: "2027-02-01");
        var hours = HoursOf([ByArrangement(DayOfWeek.Tuesday), later]);

        Assert.Null(hours.Next(At("2026-12-02", "08:00")));
        Assert.Equal("2027-02-01 09:00-12:00 Regular", Line(hours.Next(At("2026-12-03", "08:00"))!));
    }

    [Fact]
    public void IsOpenAt_MarchNight_SkippedHourIsNoOpeningTime()
    {
        var hours = HoursOf([With(Rule(DayOfWeek.Sunday, "01:45", "03:15"), openOnHolidays: true)]);

        // 00:45 to 01:15 UTC: half an hour, because the clock jumps from 02:00 to 03:00.
        string[] instants = ["2027-03-28T00:44Z", "2027-03-28T00:45Z", "2027-03-28T01:14Z", "2027-03-28T01:15Z"];
        Assert.Equal([false, true, true, false], instants.Select(i => hours.IsOpenAt(Utc(i))));
    }

    [Fact]
    public void IsOpenAt_OctoberNight_EndsAtTheFirstOfTwoEqualClockTimes()
    {
        var hours = HoursOf([Rule(DayOfWeek.Sunday, "01:30", "02:30")]);

        string[] instants = ["2027-10-30T23:29Z", "2027-10-30T23:30Z", "2027-10-31T00:29Z", "2027-10-31T00:30Z", "2027-10-31T01:15Z"];
        Assert.Equal([false, true, true, false, false], instants.Select(i => hours.IsOpenAt(Utc(i))));
    }

    [Theory]
    [InlineData("2027-03-26", "2027-03-28T06:59Z", "2027-03-28T07:00Z")]
    [InlineData("2027-10-29", "2027-10-31T07:59Z", "2027-10-31T08:00Z")]
    public void IsOpenAt_SundayAfterTheClockChange_OpensAtNineLocalTime(string from, string before, string start)
    {
        var hours = HoursOf([With(Rule(DayOfWeek.Sunday, "09:00", "12:00", from: from), openOnHolidays: true)]);

        Assert.Equal((false, true), (hours.IsOpenAt(Utc(before)), hours.IsOpenAt(Utc(start))));
    }

    [Fact]
    public void IsOpenAt_EndOfTheHour_IsClosed()
    {
        var hours = HoursOf(RulesOfManager1());

        Assert.Equal([false, true, true, false], new[] { "08:59", "09:00", "11:59",
            "12:00" }.Select(t => hours.IsOpenAt(At("2026-11-23", t))));
    }

    private static DateTimeOffset Utc(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
}
