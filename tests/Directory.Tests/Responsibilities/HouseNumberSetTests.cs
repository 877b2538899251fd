using System.Diagnostics;
using IntMan.Directory.Published;
using IntMan.Directory.Responsibilities;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Tests.Responsibilities;

public sealed class HouseNumberSetTests
{
    [Theory]
    [InlineData("119 + 155", "119, 155", "119 155", "117 119a 120 155b")]
    [InlineData("119, 155", "119, 155", "119 155", "137")]
    [InlineData("119 u. 155", "119, 155", "119 155", "137")]
    [InlineData("119 u 155", "119, 155", "119 155", "137")]
    [InlineData("119 und 155", "119, 155", "119 155", "137")]
    [InlineData("119; 155", "119, 155", "119 155", "137")]
    [InlineData("155 & 119", "119, 155", "119 155", "137")]
    [InlineData("119u, 155", "119u, 155", "119u 155", "119")]
    [InlineData("1–27 ungerade", "1–27 ungerade", "1 3a 27 27b", "2 2a 26 29")]
    [InlineData("1-27 ung.", "1–27 ungerade", "1 3a 27 27b", "2 28")]
    [InlineData("1-27ung", "1–27 ungerade", "27", "26")]
    [InlineData("ger. 2-6", "2–6 gerade", "2 4c 6z", "3 5 8")]
    [InlineData("gerade 2–6", "2–6 gerade", "2 4 6", "1 3 5 7")]
    [InlineData("2 — 6 geraden", "2–6 gerade", "2 4 6", "3 5")]
    [InlineData("51-63F", "51–63f", "51 51c 52z 62g 63 63a 63f", "50z 63g 64")]
    [InlineData("51 - 63 f", "51–63f", "63f", "63g")]
    [InlineData("12a", "12a", "12a", "12 12b")]
    [InlineData("12 A", "12a", "12a", "12")]
    [InlineData("7 a-c", "7a–7c", "7a 7b 7c", "7 7d 8a")]
    [InlineData("7a bis 7c", "7a–7c", "7b", "7")]
    [InlineData("5-5c", "5–5c", "5 5a 5c", "5d 4z")]
    [InlineData("5-5", "5 mit Buchstaben", "5 5z", "4z 6")]
    [InlineData("5 mit Buchstaben", "5 mit Buchstaben", "5 5a", "6")]
    [InlineData("5 mit Buchstaben, 6", "5 mit Buchstaben, 6", "5 5a 6", "6a")]
    [InlineData("ab 20", "ab 20", "20 20a 21 9999z", "19z 1")]
    [InlineData("ab Nr. 20a gerade", "ab 20a gerade", "20a 22 9998z", "20 21 9999")]
    [InlineData("bis 19", "1–19", "1 18 19z", "20")]
    [InlineData("1 bis 19", "1–19", "1 19b", "20")]
    [InlineData("alle geraden", "alle geraden", "2 2a 9998z", "1 9999")]
    [InlineData("alle ungeraden", "alle ungeraden", "1 9999z", "2")]
    [InlineData("gerade Hausnummern", "alle geraden", "2", "1")]
    [InlineData("alle", "alle", "1 2 9999z", "")]
    [InlineData("1-9999", "alle", "1", "")]
    [InlineData("Nr. 5", "5", "5", "5b 4 6")]
    [InlineData("Nrn. 5 u. 7", "5, 7", "5 7", "6")]
    [InlineData("Haus-Nr. 3/5", "3, 5", "3 5", "4")]
    [InlineData("Hausnummern 3, 5", "3, 5", "3 5", "4")]
    [InlineData("Haus 3-5", "3–5", "3 4 5", "6")]
    [InlineData("27a-30", "27a–30", "27a 28 30z", "27 31")]
    [InlineData("9, 1-7 ungerade", "1–7 ungerade, 9", "1 7z 9", "8 9a")]
    [InlineData("7b, 7, 7a", "7–7b", "7 7a 7b", "7c")]
    [InlineData("7a, 7", "7, 7a", "7 7a", "7b")]
    [InlineData("1-27 ungerade, 2-26 gerade", "1–27", "1 2 27z", "28")]
    [InlineData("1–9 ungerade + 30–32 + 12", "1–9 ungerade, 12, 30–32", "9z 12 31", "2 10 12a")]
    public void Parse_OfficeSpelling_HoldsTheseDoorsOnly(string text, string canonical, string inside, string outside)
    {
        var set = HouseNumberSet.Parse(text);

        Assert.Equal(canonical, set.ToString());
        Assert.All(HouseNumbersOf(inside), houseNumber => Assert.True(set.Contains(houseNumber), $"{houseNumber} is in {text}"));
        Assert.All(HouseNumbersOf(outside), houseNumber => Assert.False(set.Contains(houseNumber), $"{houseNumber} is not in {text}"));
    }

    [Theory]
    [InlineData("119-155a?", "119-155a?")]
    [InlineData("1, 3, 119-155a?, 7", "119-155a?")]
    [InlineData("27-1", "27-1")]
    [InlineData("5a-5", "5a-5")]
    [InlineData("12/1", "12/1")]
    [InlineData("5/5", "5/5")]
    [InlineData("4 ungerade", "4 ungerade")]
    [InlineData("1, gerade 5", "gerade 5")]
    [InlineData("alle 5", "alle 5")]
    [InlineData("ger. 2-6, 8-12", "8-12")]
    [InlineData("gerade 2-6 ungerade", "gerade 2-6 ungerade")]
    [InlineData("bis 10000", "bis 10000")]
    [InlineData("1–99999999999999999999", "1–99999999999999999999")]
    [InlineData("0-5", "0-5")]
    [InlineData("-5", "-5")]
    [InlineData("5-", "5-")]
    [InlineData("5-c", "5-c")]
    [InlineData("12ab", "12ab")]
    [InlineData("119 155", "119 155")]
    [InlineData("119,,155", "119,,155")]
    [InlineData("119,", "119,")]
    [InlineData("Nr.", "Nr.")]
    [InlineData("5.", "5.")]
    [InlineData("5 mit", "5 mit")]
    [InlineData("5a mit Buchstaben", "5a mit Buchstaben")]
    [InlineData("Lindenweg", "Lindenweg")]
    [InlineData("١٢", "١٢")]
    public void Parse_Unreadable_NamesThePartAndShowsHow(string text, string part)
    {
        var violation = Assert.Throws<RuleViolation>(() => HouseNumberSet.Parse(text));

        Assert.Equal($"Hausnummer „{part}“ ist nicht lesbar. Schreiben Sie zum Beispiel 119, 155 oder 1–27 ungerade.", violation.Message);
        Assert.Equal("Numbers", violation.Field);
        Assert.False(HouseNumberSet.TryParse(text, out var set));
        Assert.Null(set);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t ")]
    public void Parse_Nothing_AsksForANumber(string? text)
    {
        Assert.False(HouseNumberSet.TryParse(text, out _));
        var violation = Assert.Throws<RuleViolation>(() => HouseNumberSet.Parse(text ?? ""));
        Assert.StartsWith("Nennen Sie mindestens eine Hausnummer", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_TooManyParts_SaysWhatToDo()
    {
        var hundred = string.Join(',', Enumerable.Range(1, 100).Select(n => 2 * n));

        Assert.True(HouseNumberSet.Parse(hundred).Contains(new(200, "")));
        var violation = Assert.Throws<RuleViolation>(() => HouseNumberSet.Parse(hundred + ",999"));
        Assert.StartsWith("Die Liste der Hausnummern ist zu lang. Möglich sind 100 Angaben und 500 Zeichen.", violation.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_CanonicalFormTooLongToReadAgain_IsRefused()
    {
        var typed = string.Join(',', Enumerable.Range(0, 55).Select(n => $"{(4 * n) + 101}-{(4 * n) + 102}a"));
        var written = string.Join(", ", Enumerable.Range(0, 55).Select(n => $"{(4 * n) + 101}–{(4 * n) + 102}a"));

        Assert.True(typed.Length <= HouseNumberSet.MaxLength && written.Length > HouseNumberSet.MaxLength);
        Assert.False(HouseNumberSet.TryParse(typed, out _));
    }

    [Fact]
    public void TryParse_HugeInput_AnswersAtOnce()
    {
        var clock = Stopwatch.StartNew();

        Assert.False(HouseNumberSet.TryParse(new string('1', 5_000_000), out _));
        Assert.False(HouseNumberSet.TryParse(string.Concat(Enumerable.Repeat("1-", 1_000_000)), out _));
        Assert.False(HouseNumberSet.TryParse(new string('-', 500), out _));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"took {clock.Elapsed}");
    }

    [Theory]
    [InlineData("1–27 ungerade", "2–28 gerade", false)]
    [InlineData("1–27 ungerade", "20–30", true)]
    [InlineData("5", "5a", false)]
    [InlineData("1–27", "27b", true)]
    [InlineData("1–27", "28", false)]
    [InlineData("51–63f", "63g", false)]
    [InlineData("alle", "9999", true)]
    public void Overlaps_TwoSets_OnlyWithACommonDoor(string one, string other, bool expected)
    {
        Assert.Equal(expected, HouseNumberSet.Parse(one).Overlaps(HouseNumberSet.Parse(other)));
        Assert.Equal(expected, HouseNumberSet.Parse(other).Overlaps(HouseNumberSet.Parse(one)));
    }

    [Fact]
    public void Equality_SameDoorsWrittenDifferently_AreEqual()
    {
        var one = HouseNumberSet.Parse("Nr. 155 + 119");
        var other = HouseNumberSet.Parse("119 u. 155");

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, HouseNumberSet.Parse("119"));
    }

    private static IEnumerable<HouseNumber> HouseNumbersOf(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(text => HouseNumber.TryParse(text, out var houseNumber) ? houseNumber : throw new FormatException(text));
}
