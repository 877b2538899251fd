using System.Globalization;
using IntMan.Portal.Forms;

namespace IntMan.Portal.Tests.Forms;

/// <summary>Days and clock times as people type them.</summary>
public sealed class GermanInputTests
{
    private static readonly DateOnly Today = new(2026, 11, 18);

    [Theory]
    [InlineData("25.11.2026", "2026-11-25")]
    [InlineData(" 5.1.2027 ", "2027-01-05")]
    [InlineData("25.11.26", "2026-11-25")]
    [InlineData("25.11.", "2026-11-25")]
    [InlineData("16.11.", "2026-11-16")]
    [InlineData("5.1.", "2027-01-05")]
    [InlineData("29.2.", null)]
    [InlineData("2026-11-25", "2026-11-25")]
    [InlineData("25. November 2026", "2026-11-25")]
    [InlineData("Mi., 25. Nov. 2026", "2026-11-25")]
    [InlineData("1. März", "2027-03-01")]
    [InlineData("morgen", "2026-11-19")]
    [InlineData("31.11.2026", null)]
    [InlineData("11/25/2026", null)]
    [InlineData("25.11.0226", null)]
    [InlineData("bald", null)]
    [InlineData("", null)]
    public void Day_IsReadAsTyped(string typed, string? expected) =>
        Assert.Equal(expected, GermanInput.Day(typed, Today)?.ToString("O", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("14:00", "14:00")]
    [InlineData("9.30", "09:30")]
    [InlineData("14 Uhr", "14:00")]
    [InlineData("9:05 Uhr", "09:05")]
    [InlineData("8", "08:00")]
    [InlineData("24:00", null)]
    [InlineData("14:60", null)]
    [InlineData("2pm", null)]
    public void Time_IsReadAsTyped(string typed, string? expected) =>
        Assert.Equal(expected, GermanInput.Time(typed)?.ToString("HH:mm", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("39812", 39812)]
    [InlineData(" 39.812 ", 39812)]
    [InlineData("1.234.567", 1234567)]
    [InlineData("12.5", null)]
    [InlineData("1,5", null)]
    [InlineData("-3", null)]
    [InlineData("viele", null)]
    [InlineData("99999999999", null)]
    public void Whole_IsReadAsTyped(string typed, int? expected) => Assert.Equal(expected, GermanInput.Whole(typed));

    [Fact]
    public void Text_OfAValue_IsWhatAFieldReads()
    {
        Assert.Equal("05.01.2027", GermanInput.Text(new DateOnly(2027, 1, 5)));
        Assert.Equal("09:30", GermanInput.Text(new TimeOnly(9, 30)));
        Assert.Equal("0,75", GermanInput.Text(0.750m));
        Assert.Equal("39812", GermanInput.Text(39812));
        Assert.Equal("Tuesday", GermanInput.Text(DayOfWeek.Tuesday));
        Assert.Null(GermanInput.Text(null));
    }
}
