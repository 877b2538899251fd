using IntMan.Directory.Published;
using IntMan.Directory.Responsibilities;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Tests.Responsibilities;

public sealed class HouseNumberTests
{
    [Theory]
    [InlineData("7", 7, "", "7")]
    [InlineData("12a", 12, "a", "12a")]
    [InlineData("12 a", 12, "a", "12a")]
    [InlineData("12A", 12, "a", "12a")]
    [InlineData(" 119 ", 119, "", "119")]
    [InlineData("9999z", 9999, "z", "9999z")]
    public void TryParse_WhatVisitorsType_IsOneDoor(string text, int number, string letter, string written)
    {
        Assert.True(HouseNumber.TryParse(text, out var houseNumber));

        Assert.Equal((number, letter), (houseNumber.Number, houseNumber.Letter));
        Assert.Equal(written, houseNumber.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a")]
    [InlineData("0")]
    [InlineData("10000")]
    [InlineData("99999999999999999999")]
    [InlineData("-5")]
    [InlineData("1-3")]
    [InlineData("1–3")]
    [InlineData("12/1")]
    [InlineData("12ab")]
    [InlineData("12ä")]
    [InlineData("12?")]
    [InlineData("1 2")]
    [InlineData("١٢")]
    public void TryParse_RangesAndRubbish_AreRefused(string? text)
    {
        Assert.False(HouseNumber.TryParse(text, out var houseNumber));
        Assert.Equal(default, houseNumber);
    }

    [Fact]
    public void Sorting_Doors_GoesByNumberThenLetter()
    {
        HouseNumber[] houseNumbers = [new(12, "b"), new(2, ""), new(12, ""), new(119, ""), new(12, "a")];

        Assert.Equal(["2", "12", "12a", "12b", "119"], houseNumbers.Order().Select(d => d.ToString()));
    }

    [Theory]
    [InlineData(0, "", "zwischen 1 und 9999")]
    [InlineData(10000, "", "zwischen 1 und 9999")]
    [InlineData(5, "A", "einzelner Buchstabe")]
    [InlineData(5, "ab", "einzelner Buchstabe")]
    public void Construction_ImpossibleDoor_IsRefused(int number, string letter, string sentence)
    {
        var violation = Assert.Throws<RuleViolation>(() => new HouseNumber(number, letter));
        Assert.Contains(sentence, violation.Message, StringComparison.Ordinal);
    }
}
