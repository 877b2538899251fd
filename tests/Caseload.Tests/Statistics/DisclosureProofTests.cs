using System.Diagnostics;
using IntMan.Caseload.Statistics.Disclosure;

namespace IntMan.Caseload.Tests.Statistics;

/// <summary>What the issue demands of disclosure control, judged by an attacker that shares nothing with the product.</summary>
public sealed class DisclosureProofTests(ITestOutputHelper output)
{
    [Fact]
    public void ThousandRandomTables_GiveNothingAway()
    {
        var random = new Random(20261128);
        var (figures, hidden, small) = (0, 0, 0);
        for (var round = 0; round < 1000; round++)
        {
            var table = RandomTable(random);
            var rule = new DisclosureRule(random.Next(3) switch { 0 => 3, 1 => 5, _ => 10 });
            var result = Tables.Protect(new DisclosureInput(rule, [table])).Tables[0];
            using var judge = JudgeOf(table);
            judge.Publish(Axes(table), result, 1, table.ZerosShown);
            figures += result.Figures.Count;
            foreach (var figure in result.Figures.Where(figure => !figure.Shown))
            {
                var (lower, upper) = judge.Range(Axes(table), figure.At, _ => true);
                hidden++;
                Assert.Equal((lower, upper), (figure.Lower, figure.Upper ?? long.MaxValue));
                Assert.True(lower < upper, $"round {round}: {string.Join(',', figure.At)} is {lower}");
                small += figure.Reason == HiddenReason.Small ? 1 : 0;
                Assert.True(figure.Reason == HiddenReason.Protects || upper - lower >= Math.Max(1, rule.Threshold - 2),
                    $"round {round}: {string.Join(',', figure.At)} lies in {lower}..{upper}");
            }

            AssertSmallIsHidden(table, result, rule.Threshold);
        }

        output.WriteLine($"1000 tables, {figures} figures, {small} hidden as small, {hidden - small} to protect them "
            + $"({100.0 * hidden / figures:0.0} % hidden)");
    }

    [Fact]
    public void BruteForce_OnThreeByThreeAgrees()
    {
        var random = new Random(3);
        var compared = 0;
        for (var round = 0; round < 150; round++)
        {
            var table = Tables.Of("t", 3, 3, [.. Enumerable.Range(0, 9).Select(_ => (long)Math.Max(0, random.Next(-2, 8)))])
                with { ZerosShown = random.Next(2) == 0 };
            var result = Tables.Protect(new DisclosureInput(new DisclosureRule(3 + (round % 3)), [table])).Tables[0];

            // Only where all totals are shown is the number of tables small.
            if (result.Figures.All(figure => figure.Shown || (figure.At[0] < 3 && figure.At[1] < 3)))
            {
                compared++;
                Assert.Equal(new BruteForce(result, table.ZerosShown, 22).Ranges(),
                    result.Figures.Select(figure => (figure.Lower, figure.Upper!.Value)));
            }
        }

        output.WriteLine($"{compared} tables tried out");
        Assert.True(compared >= 40, $"{compared}");
    }

    [Fact]
    public void TwoHundredLinkedSets_WithEarlierReleases_GiveNothingAway()
    {
        var random = new Random(77);
        var (hidden, figures, stayed) = (0, 0, 0);
        for (var round = 0; round < 200; round++)
        {
            var world = World.Random(random);
            var before = world.Release(1, []);
            var relation = (ReleaseRelation)(1 + random.Next(4));
            world.Move(random, relation);
            var earlier = world.Released(before, relation);
            var after = world.Release(0, earlier);
            Assert.True(after.IsSafe, $"round {round} {relation}: {string.Join(' ', after.Notes)}");
            using var judge = world.JudgeOf(relation);
            world.Publish(judge, before, relation == ReleaseRelation.Same ? 1 : 2);
            world.Publish(judge, after, 1);
            figures += after.Tables.Sum(table => table.Figures.Count);
            hidden += AssertHidden(world, judge, after, 1, round);
            AssertHidden(world, judge, before, relation == ReleaseRelation.Same ? 1 : 2, round);
            AssertDifferences(world, judge, before, after, relation, round);
            stayed += AssertStaysHidden(before, after);
        }

        output.WriteLine($"200 linked sets, {figures} figures in the later release, {100.0 * hidden / figures:0.0} % hidden, "
            + $"{stayed} were hidden before and stayed so");
    }

    [Fact]
    public void Rounding_GivesNothingAway()
    {
        var random = new Random(9);
        for (var round = 0; round < 150; round++)
        {
            var table = RandomTable(random) with { ZerosShown = true };
            var result = Tables.Protect(new DisclosureInput(new DisclosureRule(5, Rounding: true), [table])).Tables[0];
            using var judge = JudgeOf(table);
            judge.PublishRounded(Axes(table), result, 5);
            foreach (var figure in result.Figures.Where(figure => !figure.Shown))
            {
                var (lower, upper) = judge.Range(Axes(table), figure.At, _ => true);
                Assert.True(figure.Reason == HiddenReason.Protects || upper - lower >= 3, $"round {round}: {lower}..{upper}");
            }
        }
    }

    [Fact]
    public void Order_OfTheInputDoesNotMatter()
    {
        var random = new Random(5);
        for (var round = 0; round < 60; round++)
        {
            var world = World.Random(random);
            var before = world.Release(1, []);
            world.Move(random, ReleaseRelation.Part);
            var input = world.Input(0, world.Released(before, ReleaseRelation.Part));
            var shuffled = World.Shuffle(input, random);
            Assert.Equal(PatternOf(input), PatternOf(shuffled));
        }
    }

    [Fact]
    public void YearlyReport_IsProvenInTime()
    {
        var input = YearlyReport.Input(1600, recoded: false);
        var watch = Stopwatch.StartNew();
        var result = Tables.Protect(input);
        var plain = watch.Elapsed;
        watch.Restart();
        var recoded = Tables.Protect(YearlyReport.Input(1600, recoded: true));
        output.WriteLine($"report of 1600 people: {Share(result)} in {plain.TotalMilliseconds:0} ms, recoded {Share(recoded)} in "
            + $"{watch.Elapsed.TotalMilliseconds:0} ms");
        foreach (var people in new[] { 325 })
        {
            output.WriteLine($"{people} people: {Share(Tables.Protect(YearlyReport.Input(people, recoded: false)))}, recoded "
                + Share(Tables.Protect(YearlyReport.Input(people, recoded: true))));
        }

        Assert.True(result.IsSafe && recoded.IsSafe);
    }

    private static string Share(DisclosureResult result)
    {
        var figures = result.Tables.SelectMany(table => table.Figures).ToList();
        var small = figures.Count(figure => figure.Reason == HiddenReason.Small);
        var hidden = figures.Count(figure => !figure.Shown);
        return $"{figures.Count} figures, {small} small, {hidden} hidden ({100.0 * hidden / figures.Count:0.0} %)";
    }

    private static DisclosureTable RandomTable(Random random)
    {
        var (rows, columns) = (random.Next(2, 7), random.Next(2, 6));
        return Tables.Of("t", rows, columns,
            [.. Enumerable.Range(0, rows * columns).Select(_ => (long)(Math.Pow(random.NextDouble(), 3) * 40))])
            with { ZerosShown = random.Next(2) == 0 };
    }

    private static Judge JudgeOf(DisclosureTable table) =>
        new([("rows", [.. table.Axes[0].Categories]), ("cols", [.. table.Axes[1].Categories])], [1]);

    private static (string, IReadOnlyList<string>)[] Axes(DisclosureTable table) =>
        [("rows", table.Axes[0].Categories), ("cols", table.Axes[1].Categories)];

    private static void AssertSmallIsHidden(DisclosureTable table, TableResult result, int threshold)
    {
        var columns = table.Axes[1].Categories.Count;
        Assert.All(table.Inner.Index().Where(cell => cell.Item > 0 && cell.Item < threshold),
            cell => Assert.False(result.At(cell.Index / columns, cell.Index % columns).Shown));
    }

    private static int AssertHidden(World world, Judge judge, DisclosureResult release, int bit, int round)
    {
        var count = 0;
        foreach (var (table, figure) in release.Tables
            .SelectMany(table => table.Figures.Where(one => !one.Shown).Select(one => (table, one))))
        {
            var (lower, upper) = judge.Range(world.AxesOf(table.Name), figure.At, pattern => (pattern & bit) != 0);
            Assert.True(lower < upper, $"round {round}: {table.Name} {string.Join(',', figure.At)} is {lower}");
            Assert.True(figure.Reason == HiddenReason.Protects || upper - lower >= World.Threshold - 2,
                $"round {round}: {table.Name} {string.Join(',', figure.At)} lies in {lower}..{upper}, {figure.Reason}");
            count++;
        }

        return count;
    }

    private static void AssertDifferences(World world, Judge judge, DisclosureResult before, DisclosureResult after,
        ReleaseRelation relation,
        int round)
    {
        if (relation is not (ReleaseRelation.Part or ReleaseRelation.Whole))
        {
            return;
        }

        var people = relation == ReleaseRelation.Part ? 1 : 2;
        foreach (var table in before.Tables.Where(table => after.Tables.Any(other => other.Name == table.Name)))
        {
            foreach (var figure in table.Figures)
            {
                var difference = world.Difference(table.Name, figure.At, relation);
                if (difference is > 0 and < World.Threshold)
                {
                    var (lower, upper) = judge.Range(world.AxesOf(table.Name), figure.At, pattern => pattern == people);
                    Assert.True(upper - lower >= World.Threshold - 2 || !figure.Shown && lower < upper,
                        $"round {round}: {difference} new people in {table.Name} {string.Join(',', figure.At)} lie in {lower}..{upper}");
                }
            }
        }
    }

    private static int AssertStaysHidden(DisclosureResult before, DisclosureResult after)
    {
        var count = 0;
        foreach (var table in before.Tables)
        {
            foreach (var figure in table.Figures.Where(figure => !figure.Shown))
            {
                Assert.False(after.Table(table.Name).At([.. figure.At]).Shown);
                count++;
            }
        }

        return count;
    }

    private static string PatternOf(DisclosureInput input)
    {
        var result = Tables.Protect(input);
        var lines = result.Tables.SelectMany(table => table.Figures.Select(figure =>
            $"{table.Name} {string.Join('/', input.Tables.First(one => one.Name == table.Name).Axes
                .Select((axis, index) => figure.At[index] == axis.Categories.Count ? "*" : axis.Categories[figure.At[index]])
                .Order(StringComparer.Ordinal))} {figure.Shown} {figure.Lower} {figure.Upper} {figure.Reason}"));
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }
}
