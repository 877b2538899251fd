using System.Globalization;
using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Tests.Readers;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Tests.Hours;

public sealed class HolidayCalendarTests
{
    /// <summary>What feiertagejs leaves out: the single holidays of Berlin's Sonn- und Feiertagsgesetz (80 years since 1945, 75 since
    /// 1953).</summary>
    private static readonly string[] OnlyOurs = ["BE 2025-05-08", "BE 2028-06-17"];

    [Fact]
    public async Task Holidays_AllLaender2024To2030_AgreeWithFeiertagejs()
    {
        var states = Enum.GetValues<FederalState>();

        var theirs = await NodeReader.ReadAsync<string[]>("holidays.mjs",
            new { states = states.Select(s => s.ToString()), first = 2024, last = 2030 });

        var ours = states.SelectMany(s => Enumerable.Range(2024, 7)
            .SelectMany(y => HolidayCalendar.Of(y, s).Select(h => $"{s} {h.Day:yyyy-MM-dd}"))).ToList();
        Assert.Equal(OnlyOurs, ours.Except(theirs));
        Assert.Empty(theirs.Except(ours));
        Assert.Equal(ours.Count, ours.Distinct().Count());
    }

    [Theory]
    [InlineData("2015-04-05")]
    [InlineData("2019-04-21")]
    [InlineData("2027-03-28")]
    [InlineData("2038-04-25")]
    [InlineData("2049-04-18")]
    [InlineData("2076-04-19")]
    [InlineData("2100-03-28")]
    public void EasterSunday_KnownYears_FallsOnItsDay(string day) =>
        Assert.Equal("Ostersonntag", HolidayCalendar.NameOf(Day(day), FederalState.BB));

    [Theory]
    [InlineData("2027-05-06", FederalState.BW, "Christi Himmelfahrt")]
    [InlineData("2027-05-27", FederalState.BW, "Fronleichnam")]
    [InlineData("2027-01-06", FederalState.BW, "Heilige Drei Könige")]
    [InlineData("2027-03-25", FederalState.BW, null)]
    [InlineData("2027-10-31", FederalState.BW, null)]
    [InlineData("2017-10-31", FederalState.BW, "Reformationstag")]
    [InlineData("2017-10-31", FederalState.NI, "Reformationstag")]
    [InlineData("2016-10-31", FederalState.NI, null)]
    [InlineData("2018-10-31", FederalState.NI, "Reformationstag")]
    [InlineData("2018-03-08", FederalState.BE, null)]
    [InlineData("2019-03-08", FederalState.BE, "Internationaler Frauentag")]
    [InlineData("2022-03-08", FederalState.MV, null)]
    [InlineData("2023-03-08", FederalState.MV, "Internationaler Frauentag")]
    [InlineData("2020-05-08", FederalState.BE, "Tag der Befreiung")]
    [InlineData("2025-05-08", FederalState.BE, "Tag der Befreiung")]
    [InlineData("2025-05-08", FederalState.BB, null)]
    [InlineData("2026-05-08", FederalState.BE, null)]
    [InlineData("2028-06-17", FederalState.BE, "75. Jahrestag des Volksaufstands vom 17. Juni 1953")]
    [InlineData("2018-09-20", FederalState.TH, null)]
    [InlineData("2019-09-20", FederalState.TH, "Weltkindertag")]
    [InlineData("2023-11-22", FederalState.SN, "Buß- und Bettag")]
    [InlineData("2028-11-22", FederalState.SN, "Buß- und Bettag")]
    [InlineData("2029-11-21", FederalState.SN, "Buß- und Bettag")]
    [InlineData("2026-08-15", FederalState.BY, "Mariä Himmelfahrt")]
    [InlineData("2026-08-15", FederalState.BW, null)]
    public void NameOf_LawOfTheLand_DecidesByStateAndYear(string day, FederalState state, string? name) =>
        Assert.Equal(name, HolidayCalendar.NameOf(Day(day), state));

    [Theory]
    [InlineData(2014)]
    [InlineData(2101)]
    public void Of_YearOutsideTheKnownLaws_IsRefused(int year) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HolidayCalendar.Of(year, FederalState.BW));

    [Fact]
    public void Of_AskedTwice_GivesTheCachedListInOrder()
    {
        var holidays = HolidayCalendar.Of(2100, FederalState.TH);

        Assert.Same(holidays, HolidayCalendar.Of(2100, FederalState.TH));
        Assert.Equal(holidays.OrderBy(h => h.Day), holidays);
        Assert.All(holidays, h => Assert.Equal(2100, h.Day.Year));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
