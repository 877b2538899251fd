using IntMan.Caseload.Statistics.Disclosure;

namespace IntMan.Caseload.Tests.Statistics;

public sealed class DisclosureTests
{
    [Fact]
    public void SmallFigure_TakesThreeOthersWithIt()
    {
        var table = Protect(Tables.Of("t", 2, 2, 12, 3, 20, 8));
        Assert.False(table.At(0, 1).Shown);
        Assert.Equal(HiddenReason.Small, table.At(0, 1).Reason);
        Assert.Equal(HiddenReason.Protects, table.At(1, 0).Reason);
        Assert.Equal((1, 10), (table.At(0, 1).Lower, table.At(0, 1).Upper));
        Assert.Equal(43, table.At(2, 2).Value);
        Assert.Equal(4, table.Figures.Count(figure => !figure.Shown));
    }

    [Fact]
    public void Residual_OfTwoSingleCasesIsNotLeftAlone()
    {
        // 14 = 12 + 1 + 1: the two hidden ones would be known to be two people.
        var table = Protect(Tables.Of("t", 2, 3, 12, 1, 1, 30, 40, 50));
        Assert.True(!table.At(0, 0).Shown || !table.At(0, 3).Shown);
    }

    [Fact]
    public void LargeFigures_AreAllShown() =>
        Assert.All(Protect(Tables.Of("t", 2, 2, 12, 13, 20, 0)).Figures, figure => Assert.True(figure.Shown));

    [Fact]
    public void Noughts_AreHiddenWhenTheTableSaysSo()
    {
        var table = Protect(Tables.Of("t", 2, 2, 12, 0, 20, 9) with { ZerosShown = false });
        Assert.False(table.At(0, 1).Shown);
        Assert.Equal(0, table.At(0, 1).Lower);
    }

    [Fact]
    public void Everybody_WithASensitivePropertyIsHidden()
    {
        var table = Tables.Of("t", 2, 2, 0, 9, 20, 30) with { Sensitive = ["c2"] };
        var result = Protect(table);
        Assert.Equal(HiddenReason.Everybody, result.At(0, 1).Reason);
        Assert.True(result.At(0, 1).Upper - result.At(0, 1).Lower >= 3);
    }

    [Fact]
    public void LinkedTables_HideTheCommonTotalInBoth()
    {
        var input = Tables.Input(Tables.Of("t", 2, 2, 2, 1, 20, 30), Tables.Of("u", ["r1", "r2"], ["d1", "d2"], 1, 2, 25, 25));
        var result = Tables.Protect(input);
        Assert.False(result.Table("t").At(0, 2).Shown);
        Assert.False(result.Table("u").At(0, 2).Shown);
        Assert.True(result.IsSafe);
    }

    [Fact]
    public void TopThreeThisYearAndTopTwoLastYear_DoNotGiveTheThirdAway()
    {
        var now = new DisclosureTable("n", [new DisclosureAxis("", ["Syrien", "Irak", "Türkei", "Andere"])], [40, 30, 20, 12]);
        var before = new ReleasedTable("n", [new DisclosureAxis("", ["Syrien", "Irak", "Andere"])], [40, 30, 30, 100], "2025",
            ReleaseRelation.Part);
        var result = Tables.Protect(Tables.Input(now) with { Released = [before] });

        // Andere was 30 and Türkei and Andere are 32: two people are new.
        Assert.False(result.Table("n").At(4).Shown && result.Table("n").At(2).Shown && result.Table("n").At(3).Shown);
    }

    [Fact]
    public void DifferenceOfTwoPeople_HidesTheNewFigure()
    {
        var before = new ReleasedTable("t", Tables.Axes(2, 2), [12, 13, 25, 20, 30, 50, 32, 43, 75], "2025", ReleaseRelation.Part);
        var result = Tables.Protect(Tables.Input(Tables.Of("t", 2, 2, 14, 13, 20, 30)) with { Released = [before] });
        Assert.False(result.Table("t").At(0, 0).Shown);
        Assert.False(result.Table("t").At(2, 2).Shown);
    }

    [Fact]
    public void WhatOneReleaseHid_StaysHidden()
    {
        var before = new ReleasedTable("t", Tables.Axes(2, 2), [null, null, 15, null, null, 28, 32, 11, 43], "2025",
            ReleaseRelation.Overlap);
        var result = Tables.Protect(Tables.Input(Tables.Of("t", 2, 2, 40, 50, 60, 70)) with { Released = [before] });
        Assert.Equal(HiddenReason.HiddenBefore, result.Table("t").At(0, 0).Reason);
        Assert.True(result.IsSafe);
    }

    [Fact]
    public void FigureThatAnEarlierReleaseGivesAway_IsSaid()
    {
        var before = new ReleasedTable("t", Tables.Axes(2, 2), [12, null, 15, 20, 8, 28, 32, 11, 43], "2025", ReleaseRelation.Same);
        var result = Tables.Protect(Tables.Input(Tables.Of("t", 2, 2, 12, 3, 20, 8)) with { Released = [before] });
        Assert.False(result.IsSafe);
        Assert.Contains(result.Notes, note => note.Contains("früheren Freigaben", StringComparison.Ordinal));
    }

    [Fact]
    public void Talks_OfOneCaseAreHidden()
    {
        var talks = Tables.Of("g", 1, 3, 12, 60, 80) with { Amounts = new DisclosureAmounts([1, 20, 30], [12, 8, 9]) };
        var result = Protect(talks);
        Assert.Equal(HiddenReason.Small, result.At(0, 0).Reason);
        Assert.True(result.At(0, 0).Upper - result.At(0, 0).Lower >= 6);
        var dominated = Tables.Of("g", 1, 3, 50, 60, 80) with { Amounts = new DisclosureAmounts([9, 20, 30], [30, 8, 9]) };
        Assert.Equal(HiddenReason.Dominated, Protect(dominated).At(0, 0).Reason);
    }

    [Fact]
    public void SumsOfPoints_AreHiddenWhereTheirCountsAre()
    {
        var input = Tables.Input(Tables.Of("t", 2, 2, 12, 3, 20, 8),
            Tables.Of("t · Punkte", 2, 2, 120, 30, 200, 80) with { Amounts = new DisclosureAmounts([], [], "t") });
        var result = Tables.Protect(input);
        Assert.All(result.Table("t").Figures.Zip(result.Table("t · Punkte").Figures),
            pair => Assert.True(pair.First.Shown || !pair.Second.Shown));
    }

    [Fact]
    public void Maxima_AreShownOnlyWhereEnoughCasesReachThem()
    {
        var input = Tables.Input(Tables.Of("t", 1, 3, 12, 30, 40)) with
        {
            Maxima = [new MaximumTable("t · Dauer", "t", [36, 60, 48], [5, 1, 7])],
        };
        var maxima = Tables.Protect(input).Table("t · Dauer");
        Assert.Equal([36, null, 48], maxima.Figures.Take(3).Select(figure => figure.Value));

        // The total would be the 60 of the one case.
        Assert.False(maxima.At(0, 3).Shown);
    }

    [Fact]
    public void SharesAndMeans_InheritTheGaps()
    {
        var table = Protect(Tables.Of("t", 2, 2, 12, 3, 20, 8));
        Assert.False(DerivedFigures.MayShowShare(table.At(0, 1), table.At(0, 2)));
        Assert.True(DerivedFigures.MayShowShare(table.At(0, 2), table.At(2, 2)));
        Assert.False(DerivedFigures.MayShowMean(table.At(0, 2), table.At(0, 0)));
    }

    [Fact]
    public void Rounding_ShowsMultiplesOfFiveAndStillHides()
    {
        var result = Tables.Protect(Tables.Input(Tables.Of("t", 3, 3, 12, 3, 22, 20, 8, 31, 17, 9, 40)) with
        {
            Rule = new DisclosureRule(5, Rounding: true),
        });
        Assert.All(result.Tables[0].Figures.Where(figure => figure.Shown), figure => Assert.Equal(0, figure.Value % 5));
        Assert.True(result.Tables[0].At(0, 1) is { Shown: false } small && small.Upper - small.Lower >= 3);
    }

    [Theory]
    [InlineData(2, "k liegt zwischen 3 und 100.")]
    [InlineData(101, "k liegt zwischen 3 und 100.")]
    public void Threshold_CannotBeLowered(int k, string sentence)
    {
        var input = Tables.Input(Tables.Of("t", 2, 2, 12, 3, 20, 8)) with { Rule = new DisclosureRule(k) };
        Assert.Equal(sentence, Assert.Throws<DisclosureRefusal>(() => Tables.Protect(input)).Message);
    }

    [Fact]
    public void Top_KeepsTheLargestAndSumsTheRest()
    {
        var table = Recoding.Top(Tables.Of("t", 4, 2, 5, 5, 1, 2, 9, 9, 3, 1), 0, 2);
        Assert.Equal(["r1", "Andere", "r3"], table.Axes[0].Categories);
        Assert.Equal([5, 5, 4, 3, 9, 9], table.Inner);
    }

    private static TableResult Protect(DisclosureTable table) => Tables.Protect(Tables.Input(table)).Tables[0];
}
