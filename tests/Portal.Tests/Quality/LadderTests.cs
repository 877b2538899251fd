using System.Globalization;
using IntMan.Directory.People;
using IntMan.Directory.Quality;

namespace IntMan.Portal.Tests.Quality;

/// <summary>Owner 30 days before, deputy 14 days before, coordination on the day; never all at once. Confirmed on 4 November 2026, so due
/// on 2 February 2027.</summary>
public sealed class LadderTests
{
    [Theory]
    [InlineData("2027-01-02", "", null)]
    [InlineData("2027-01-03", "", "Owner")]
    [InlineData("2027-01-18", "Owner 2027-01-03", null)]
    [InlineData("2027-01-19", "Owner 2027-01-03", "Deputy")]
    [InlineData("2027-02-01", "Owner 2027-01-03, Deputy 2027-01-19", null)]
    [InlineData("2027-02-02", "Owner 2027-01-03, Deputy 2027-01-19", "Coordination")]
    [InlineData("2027-03-01", "Owner 2027-01-03, Deputy 2027-01-19, Coordination 2027-02-02", null)]
    [InlineData("2027-01-03", "Owner 2027-01-03 nobody", "Deputy")]
    [InlineData("2027-04-01", "", "Owner")]
    [InlineData("2027-04-07", "Owner 2027-04-01", null)]
    [InlineData("2027-04-08", "Owner 2027-04-01", "Deputy")]
    [InlineData("2027-04-14", "Owner 2027-04-01, Deputy 2027-04-08", null)]
    [InlineData("2027-04-15", "Owner 2027-04-01, Deputy 2027-04-08", "Coordination")]
    public void Next_StepByStep_GivesEachTime(string today, string sent, string? expected) =>
        Assert.Equal(expected, Next("2026-11-04", today, sent));

    [Theory]
    [InlineData("2027-01-03", "", "Owner")]
    [InlineData("2027-01-18", "Owner 2027-01-03", null)]
    [InlineData("2027-01-19", "Owner 2027-01-03", "Deputy")]
    [InlineData("2027-02-01", "Owner 2027-01-03, Deputy 2027-01-19", null)]
    [InlineData("2027-02-02", "Owner 2027-01-03, Deputy 2027-01-19", "Coordination")]
    public void Next_OfAnEntryNeverConfirmed_CountsFromTheFirstReminder(string today, string sent, string? expected) =>
        Assert.Equal(expected, Next(null, today, sent));

    private static string? Next(string? confirmed, string today, string sent) =>
        WarningLadder.NextOf(new FreshnessRules(), confirmed is null ? null
            : Day(confirmed), [.. sent.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Warning)], Day(today))?.ToString();

    private static SentWarning Warning(string text)
    {
        var words = text.Split(' ');
        return new SentWarning(Enum.Parse<WarningStage>(words[0]), Day(words[1]), words.Length == 2);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
