using IntMan.Caseload.Points;

namespace IntMan.Caseload.Tests.Points;

/// <summary>What the table of Karlsruhe says and what follows from it (catalogue A6), counted over all that can be ticked.</summary>
public sealed class KarlsruheTests
{
    private static readonly PointCatalogue Catalogue = new(Repository.Content);

    private static readonly PointGroup Group = Catalogue.Groups[0];

    [Fact]
    public void Group_HasSixRowsOfFivePoints_And24AsMinimum()
    {
        Assert.Equal(("Existenzielle Stabilität", 30m, 24m), (Group.Title, Group.Maximum, Group.Minimum));
        Assert.Equal(["finanzen", "schulden", "koerper", "schwangerschaft", "psyche", "familie"], Group.Rows.Select(row => row.Key));
        Assert.All(Group.Rows, row => Assert.Equal((5m, 4m), (row.Maximum, row.Minimum)));
        Assert.Equal(["Finanzielle Situation 10/8", "Gesundheit 15/12", "Persönliche/familiäre Situation 5/4"], Group.Rows
            .GroupBy(row => row.Sum).Select(sum => $"{sum.Key} {sum.Sum(row => row.Maximum):0}/{sum.Sum(row => row.Minimum):0}"));
        Assert.Equal(["koerper", "schwangerschaft", "psyche"], Group.Rows.Where(row => row.IsSensitive).Select(row => row.Key));
    }

    [Theory]
    [InlineData("finanzen", "3")]
    [InlineData("schulden", "2 3")]
    [InlineData("koerper", "1 1 1")]
    [InlineData("schwangerschaft", "0.5 1.5 1 1 1")]
    [InlineData("psyche", "2 1 1 1")]
    [InlineData("familie", "3 2")]
    public void Steps_HaveThePointsOfTheTable(string row, string points) => Assert.Equal(points, string.Join(' ',
        Catalogue.Find(row)!.Steps.Select(step => step.Points.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public void Vectors_AreAsManyAsTheSourceAllows() =>
        Assert.Equal(15_840, Group.Rows.Aggregate(1, (product, row) => product * Reachable(row).Count));

    // Without the supersede step, that is while there is a need, these rows end at 3 points.
    [Theory]
    [InlineData("finanzen", 3)]
    [InlineData("koerper", 3)]
    [InlineData("schulden", 5)]
    [InlineData("schwangerschaft", 5)]
    [InlineData("psyche", 5)]
    [InlineData("familie", 5)]
    public void StepsAlone_ReachAtMost(string row, int points)
    {
        var known = Catalogue.Find(row)!;
        var most = known.PointsOf([.. known.Steps.Select(step => step.Key)]);
        Assert.Equal(points, most);
        Assert.Equal(points >= 4 ? Light.Green : Light.Yellow, known.LightOf(most));
    }

    [Fact]
    public void ExactlyFour_IsReachableInTwoRowsOnly() =>
        Assert.Equal(["schwangerschaft", "psyche"], Group.Rows.Where(row => Reachable(row).Contains(4m)).Select(row => row.Key));

    [Fact]
    public void DebtCounselling_WithBothSteps_GivesFiveWithoutBeingFreeOfDebt() =>
        Assert.Equal(5m, Catalogue.Find("schulden")!.PointsOf(["unterstuetzt", "beratung"]));

    [Fact]
    public void GroupAtItsMinimum_HidesARowBelowIts_InAlmostEveryVector()
    {
        var green = Vectors().Where(vector => vector.Sum() >= Group.Minimum).ToList();
        var withWeakRow = green.Count(vector => vector.Any(points => points < 4));
        Assert.Equal((319, 313), (green.Count, withWeakRow));
    }

    [Fact]
    public void GroupLight_IsReadInTwoWays()
    {
        var sheet = Sheet(("finanzen", ["selbstaendig"]), ("schulden", ["kein-bedarf"]), ("koerper", ["kein-bedarf"]),
            ("schwangerschaft", ["kein-bedarf"]), ("psyche", ["kein-bedarf"]), ("familie", []));
        Assert.Equal(new GroupLight(25, 30, Light.Green, Light.Yellow), sheet.LightOf(Group));
    }

    [Fact]
    public void RowNotRecorded_IsGreyAndInNoTotal()
    {
        var sheet = Sheet(("finanzen", ["unterstuetzt"]), ("schulden", []));
        Assert.Equal((3m, 10m), (sheet.Points, sheet.Maximum));
        Assert.Equal([Light.Yellow, Light.Red, Light.Grey], Group.Rows.Take(3).Select(sheet.LightOf));
    }

    [Fact]
    public void SupersedeStep_GivesAllPointsByItself_AndOthersAddNothing() =>
        Assert.Equal(5m, Catalogue.Find("psyche")!.PointsOf(["kein-bedarf", "termine"]));

    [Theory]
    [InlineData("sprache", "anmeldung besuch a2", "10.5")]
    [InlineData("beruf", "unterlagen bewerbung", "8")]
    [InlineData("bildung", "zeugnisse beratung besuch", "10")]
    [InlineData("wohnen", "", "0")]
    [InlineData("status", "beratung", "3")]
    [InlineData("freizeit", "", "0")]
    public void SampleScoresOfTheSource_AreReachable(string row, string steps, string points) => Assert.Equal(
        decimal.Parse(points, System.Globalization.CultureInfo.InvariantCulture),
        Catalogue.Find(row)!.PointsOf(steps.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    private static PointSheet Sheet(params (string Row, string[] Steps)[] rows) =>
        new(Catalogue, rows.ToDictionary(row => row.Row, IReadOnlyCollection<string> (row) => row.Steps));

    private static HashSet<decimal> Reachable(PointRow row) => [.. Enumerable.Range(0, 1 << row.Levels.Count())
        .Select(mask => row.PointsOf([.. row.Levels.Where((_, index) => (mask & (1 << index)) != 0).Select(level => level.Key)]))];

    private static IEnumerable<decimal[]> Vectors() => Group.Rows.Select(Reachable).Aggregate((IEnumerable<decimal[]>)[[]],
        (vectors, points) => vectors.SelectMany(vector => points.Select(point => (decimal[])[.. vector, point])));
}
