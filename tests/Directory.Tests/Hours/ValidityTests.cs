using System.Globalization;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Tests.Hours;

/// <summary>First and last day count; without a last day it goes on.</summary>
public sealed class ValidityTests
{
    private static readonly Validity TenDays = Of("2026-11-11", "2026-11-20");
    private static readonly Validity Open = Of("2026-11-11", null);

    [Theory]
    [InlineData("2026-11-10", false, false)]
    [InlineData("2026-11-11", true, true)]
    [InlineData("2026-11-20", true, true)]
    [InlineData("2026-11-21", false, true)]
    [InlineData("9999-12-31", false, true)]
    public void Contains_AtTheEdges(string day, bool closed, bool open)
    {
        Assert.Equal(closed, TenDays.Contains(Day(day)));
        Assert.Equal(open, Open.Contains(Day(day)));
    }

    [Theory]
    [InlineData("0001-01-01", true, true)]
    [InlineData("2026-11-20", true, true)]
    [InlineData("2026-11-21", false, true)]
    public void Reaches_AtTheEdges(string day, bool closed, bool open)
    {
        Assert.Equal(closed, TenDays.Reaches(Day(day)));
        Assert.Equal(open, Open.Reaches(Day(day)));
    }

    [Theory]
    [InlineData("2026-11-01", "2026-11-10", null, null)]
    [InlineData("2026-11-01", "2026-11-11", "2026-11-11", "2026-11-11")]
    [InlineData("2026-11-01", null, "2026-11-11", "2026-11-20")]
    [InlineData("2026-11-12", "2026-11-13", "2026-11-12", "2026-11-13")]
    [InlineData("2026-11-20", "2026-12-31", "2026-11-20", "2026-11-20")]
    [InlineData("2026-11-20", null, "2026-11-20", "2026-11-20")]
    [InlineData("2026-11-21", null, null, null)]
    [InlineData("2026-11-21", "2026-11-30", null, null)]
    public void Intersection_AtTheEdges_IsTheSameFromBothSides(string first, string? last, string? sharedFirst, string? sharedLast)
    {
        var other = Of(first, last);
        Validity? shared = sharedFirst is null ? null : Of(sharedFirst, sharedLast);
        Assert.Equal(shared, TenDays.Intersection(other));
        Assert.Equal(shared, other.Intersection(TenDays));
        Assert.Equal(shared is not null, TenDays.Overlaps(other));
        Assert.Equal(shared is not null, other.Overlaps(TenDays));
    }

    [Fact]
    public void Intersection_OfTwoWithoutEnd_HasNone() => Assert.Equal(Of("2026-11-12", null), Open.Intersection(Of("2026-11-12", null)));

    [Fact]
    public void Construction_EndBeforeStart_IsRefused() => Assert.Throws<ArgumentException>(() => Of("2026-11-11", "2026-11-10"));

    private static Validity Of(string first, string? last) => new(Day(first), last is null ? null : Day(last));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
