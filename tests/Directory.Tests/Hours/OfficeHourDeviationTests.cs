using IntMan.Directory.Hours;
using IntMan.Foundation.Time;
using static IntMan.Directory.Tests.Hours.Ettlingen;

namespace IntMan.Directory.Tests.Hours;

/// <summary>Cancelled, moved and extra dates, absences, and what beats what.</summary>
public sealed class OfficeHourDeviationTests
{
    private readonly OfficeHour _thursday = Rule(DayOfWeek.Thursday, "14:00", "17:00", Spessart);

    [Fact]
    public void Between_Cancelled_StaysInTheListWithItsNote()
    {
        var date = Assert.Single(Dates([OfficeHourDeviation.Cancel(_thursday.Id, Day("2026-11-26"), "Fortbildung")], "2026-11-26",
            "2026-11-26"));

        Assert.Equal((DateStatus.Cancelled, "Fortbildung", false), (date.Status, date.Reason, date.TakesPlace));
    }

    [Fact]
    public void Between_MovedToAnotherDay_ShowsBothDays()
    {
        var move = OfficeHourDeviation.Move(_thursday.Id, Day("2026-11-26"), Day("2026-11-27"), Time("10:00"), Time("12:00"), Bunsenstrasse,
            "Wegen Umzugs");

        var dates = Dates([move], "2026-11-23", "2026-11-29");

        Assert.Equal(["2026-11-26 14:00-17:00 MovedAway", "2026-11-27 10:00-12:00 Moved"], dates.Select(Line));
        Assert.Equal((Bunsenstrasse, Day("2026-11-26"), "Wegen Umzugs"), (dates[1].PlaceId, dates[1].RegularDay, dates[1].Reason));
        Assert.Equal(["2026-11-27 10:00-12:00 Moved"], Dates([move], "2026-11-27", "2026-11-29").Select(Line));
    }

    [Fact]
    public void Between_MovedWithinTheDay_ShowsOneDateAtTheRulesPlace()
    {
        var move = OfficeHourDeviation.Move(_thursday.Id, Day("2026-11-26"), Day("2026-11-26"), Time("15:00"), Time("18:00"), null, null);

        var date = Assert.Single(Dates([move], "2026-11-26", "2026-11-26"));

        Assert.Equal(("2026-11-26 15:00-18:00 Moved", Spessart), (Line(date), date.PlaceId));
    }

    [Fact]
    public void Between_MovedOrExtraOnAHoliday_IsHeld()
    {
        var move = OfficeHourDeviation.Move(_thursday.Id, Day("2027-04-29"), Day("2027-05-01"), Time("10:00"), Time("12:00"), null, null);
        var extra = OfficeHourDeviation.Extra(_thursday.Id, Day("2027-05-06"), Time("09:00"), Time("10:00"), null, "Zusätzlich");

        var dates = Dates([move, extra], "2027-05-01", "2027-05-06");

        Assert.Equal(["2027-05-01 10:00-12:00 Moved", "2027-05-06 09:00-10:00 Extra", "2027-05-06 14:00-17:00 PublicHoliday"],
            dates.Select(Line));
    }

    [Fact]
    public void Between_HolidayMovedToAnotherDay_IsHeldThere()
    {
        var move = OfficeHourDeviation.Move(_thursday.Id, Day("2027-05-06"), Day("2027-05-05"), Time("14:00"), Time("17:00"), null, null);

        Assert.Equal(["2027-05-05 14:00-17:00 Moved", "2027-05-06 14:00-17:00 MovedAway"],
            Dates([move], "2027-05-03", "2027-05-09").Select(Line));
    }

    [Fact]
    public void Between_MoveOfNoDateOfTheRule_CountsForNothing()
    {
        var move = OfficeHourDeviation.Move(_thursday.Id, Day("2026-11-25"), Day("2026-11-27"), Time("10:00"), Time("12:00"), null, null);

        Assert.Equal(["2026-11-26 14:00-17:00 Regular"], Dates([move], "2026-11-23", "2026-11-29").Select(Line));
    }

    [Fact]
    public void Between_MovedThenCancelled_IsCancelledOnItsRegularDay()
    {
        var move = OfficeHourDeviation.Move(_thursday.Id, Day("2026-11-26"), Day("2026-11-27"), Time("10:00"), Time("12:00"), null, null);
        var cancel = OfficeHourDeviation.Cancel(_thursday.Id, Day("2026-11-26"), null);

        Assert.Equal(["2026-11-26 14:00-17:00 Cancelled"], Dates([move, cancel], "2026-11-23", "2026-11-29").Select(Line));
    }

    [Theory]
    [InlineData("2026-11-25", "2026-11-25 09:00-10:00 Cancelled", "2026-11-26 14:00-17:00 Regular")]
    [InlineData("2026-11-26", "2026-11-26 09:00-10:00 Extra", "2026-11-26 14:00-17:00 Cancelled")]
    public void Between_ExtraAndCancelledOnOneDay_TheRegularDateIsMeantWhereThereIsOne(string day, string first, string second)
    {
        var extra = OfficeHourDeviation.Extra(_thursday.Id, Day(day), Time("09:00"), Time("10:00"), null, null);
        var cancel = OfficeHourDeviation.Cancel(_thursday.Id, Day(day), "Erkrankt");

        Assert.Equal([first, second], Dates([extra, cancel], "2026-11-23", "2026-11-29").Select(Line));
    }

    [Fact]
    public void Next_CancelledAndMovedForward_IsTheMovedOne()
    {
        var cancel = OfficeHourDeviation.Cancel(_thursday.Id, Day("2026-11-26"), null);
        var move = OfficeHourDeviation.Move(_thursday.Id, Day("2026-12-03"), Day("2026-12-01"), Time("08:00"), Time("09:00"), null, null);

        Assert.Equal("2026-12-01 08:00-09:00 Moved", Line(HoursOf([_thursday], [cancel, move]).Next(At("2026-11-26", "10:00"))!));
    }

    [Fact]
    public void Between_PersonAway_ClosesOwnRulesFromFirstToLastDay()
    {
        var colleague = new OfficeHour(null, Guid.CreateVersion7(), DayOfWeek.Thursday, Time("08:00"), Time("09:00"), Day("2026-11-01"));
        var hours = HoursOf([_thursday, colleague], absences: [Away(Manager1, "2026-11-26", "2026-12-03")]);

        Assert.Equal(
            ["2026-11-26 08:00-09:00 Regular", "2026-11-26 14:00-17:00 Absent", "2026-12-03 08:00-09:00 Regular",
            "2026-12-03 14:00-17:00 Absent", "2026-12-10 08:00-09:00 Regular", "2026-12-10 14:00-17:00 Regular"],
            hours.Between(Day("2026-11-26"), Day("2026-12-10")).Select(Line));
    }

    [Fact]
    public void Between_AbsencePassedForAPost_ClosesItAndItsExtraDates()
    {
        var post = new OfficeHour(Guid.CreateVersion7(), null, DayOfWeek.Thursday, Time("14:00"), Time("17:00"), Day("2026-11-01"));
        var extra = OfficeHourDeviation.Extra(post.Id, Day("2026-11-27"), Time("09:00"), Time("10:00"), null, null);

        Assert.Equal(["2026-11-26 14:00-17:00 Absent", "2026-11-27 09:00-10:00 Absent"],
            HoursOf([post], [extra], [Away(Manager1, "2026-11-23", "2026-11-29")]).Between(Day("2026-11-23"), Day("2026-11-29"))
            .Select(Line));
    }

    [Fact]
    public void Sequence_ChangeOfDates_RaisesItAndOthersDoNot()
    {
        var seen = _thursday.Sequence;
        With(_thursday, Bunsenstrasse, HourChannel.Phone, note: "Bitte klingeln");
        _thursday.Repeat(Recurrence.EveryNthWeek, 1);
        Assert.Equal(seen, _thursday.Sequence);

        With(_thursday, until: "2027-12-31");
        _thursday.Repeat(Recurrence.EveryNthWeek, 2);
        With(_thursday, until: null);

        Assert.Equal(seen + 3, _thursday.Sequence);
    }

    [Fact]
    public void StampChange_LocalInstant_IsKeptInUtc()
    {
        _thursday.StampChange(At("2026-11-26", "10:00"));

        Assert.Equal((new DateTime(2026, 11, 26, 9, 0, 0), TimeSpan.Zero), (_thursday.ChangedAt.DateTime, _thursday.ChangedAt.Offset));
    }

    private IReadOnlyList<OfficeHourDate> Dates(OfficeHourDeviation[] deviations, string first, string last) =>
        HoursOf([_thursday], deviations).Between(Day(first), Day(last));
}
