using IntMan.Foundation.Time;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Series;

namespace IntMan.Meetings.Tests;

public sealed class PlanningTests
{
    [Fact]
    public void Clock_TwoParts_StartsThePartsWhereTheyAreAnchored()
    {
        var clock = AgendaClock.Of(new(14, 0), new(16, 0), new(15, 15),
            [Item(1, 2), Item(1, 5), Item(1, 40), Item(1, 15), Item(1, 3), Item(1, 10, ItemManner.Break), Item(2, 5), Item(2, 10),
                Item(2, 25), Item(2, 5)]);
        Assert.Equal(["14:00 1", "14:02 2", "14:07 3", "14:47 4", "15:02 5", "15:05 ", "15:15 6", "15:20 7", "15:30 8", "15:55 9"],
            clock.Items.Select(item => $"{item.From:HH:mm} {item.Number}"));
        Assert.Equal((120, 120, 0, 0), (clock.PlannedMinutes, clock.AvailableMinutes, clock.PartOneOverrun, clock.Overrun));
    }

    [Fact]
    public void Clock_PartOneTooLong_TheAnchorStaysAndTheMinutesAreTold()
    {
        var clock = AgendaClock.Of(new(14, 0), new(16, 0), new(15, 15), [Item(1, 90), Item(2, 45)]);
        Assert.Equal((new TimeOnly(15, 15), 15, 0), (clock.Items[1].From, clock.PartOneOverrun, clock.Overrun));
    }

    [Fact]
    public void Clock_OverTheEnd_TellsTheMinutes() =>
        Assert.Equal(25, AgendaClock.Of(new(14, 0), new(15, 0), null, [Item(1, 60), Item(1, 25)]).Overrun);

    [Theory]
    [InlineData("2026-03-17", "2026-04-01", Cadence.Quarterly, 2, "2026-06-23")]
    [InlineData("2026-11-03", "2026-11-18", Cadence.Quarterly, 2, "2027-02-09")]
    [InlineData("2026-12-10", "2026-12-11", Cadence.Fortnightly, 4, "2027-01-07")]
    [InlineData("2026-12-11", "2026-12-12", Cadence.Fortnightly, 5, "2027-01-08")]
    [InlineData("2026-04-01", "2026-04-02", Cadence.Monthly, 5, "2026-05-08")]
    [InlineData("2024-01-10", "2026-11-18", Cadence.HalfYearly, null, "2026-12-02")]
    public void NextDate_FollowsTheCadenceAndLeavesOutHolidays(string last, string today, Cadence cadence, int? weekday,
        string expected) =>
        Assert.Equal(Day(expected), NextDate.After(Day(last), Day(today), cadence, weekday, FederalState.BW));

    [Theory]
    [InlineData("koordinierungsrunde", "2/5/40/10/3", null)]
    [InlineData("austauschforum", "2/5/40/15/3/10/5/10/25/5", 75)]
    public void Templates_OfTheSources_AreExactInMinutes(string key, string minutes, int? partTwoAfter)
    {
        var template = new AgendaTemplates(Path.Combine(AppContext.BaseDirectory, "content")).Find(key)!;
        Assert.Equal((minutes, partTwoAfter), (string.Join('/', template.Items.Select(item => item.Minutes)), template.PartTwoAfter));
    }

    [Theory]
    [InlineData("titel: A\npunkte:\n  - titel: B\n    minuten: 0\n    verantwortlich: Alle\n    art: Austausch", "Punkt 1")]
    [InlineData("titel: A\npunkte:\n  - titel: B\n    minuten: 5\n    verantwortlich: Alle\n    art: Plausch", "Plausch")]
    [InlineData("titel: A", "punkte")]
    public void Template_WrittenOtherwise_StopsTheStartAndSaysWhere(string text, string told) => Assert.Contains(told,
        Assert.Throws<InvalidDataException>(() => ReadProbe(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-11-18", "2026-09-01 2026-11-20", true)]
    [InlineData("2026-11-18", "2026-09-01", false)]
    [InlineData("2026-11-18", "2026-05-01 2026-11-20", false)]
    [InlineData("2026-10-01", "2026-09-30 2026-12-31", true)]
    public void Health_QuarterWithoutAMeeting_BreaksThePromise(string today, string held, bool isKept) => Assert.Equal(isKept,
        CadenceHealth.Of([.. held.Split(' ').Select(Day)], Cadence.Quarterly, Day(today), Day("2026-01-01")).IsKept);

    private static AgendaTemplate ReadProbe(string text) => AgendaTemplates.Read("probe", text);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd",
        System.Globalization.CultureInfo.InvariantCulture);

    private static ItemRow Item(int part, int minutes, ItemManner manner = ItemManner.Exchange) =>
        new() { Id = Guid.NewGuid(), Part = part, Minutes = minutes, Manner = manner };
}
