using System.Globalization;

namespace IntMan.Benchmarks.Load;

/// <summary>The table of a load run, in Markdown.</summary>
public static class LoadReport
{
    public static void Print(IReadOnlyList<LoadTarget> targets, TextWriter writer)
    {
        writer.WriteLine("| page | scale | requests/s | of floor | p50 ms | p99 ms | p50 ms alone | CPU ms | bytes |");
        writer.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var target in targets)
        {
            var floor = targets.First(other => other.Scale == target.Scale).Median(round => round.Loaded.PerSecond);
            var perSecond = target.Median(round => round.Loaded.PerSecond);
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {target.Scenario.Name} | {target.Scale} | {perSecond:N0} | {perSecond / floor:P0} | "
                + $"{target.Median(r => r.Loaded.P50):N1} | {target.Median(r => r.Loaded.P99):N1} | {target.Median(r => r.Alone.P50):N2} "
                + $"| {target.Median(r => r.Processor):N2} | {target.Median(r => r.Loaded.Bytes):N0} |"));
        }

        writer.WriteLine();
        PrintGrowth(targets, writer);
        foreach (var portal in targets.Where(target => target.Scenario.Name == "home"))
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"Portal at scale {portal.Scale}: {portal.Process.Memory("VmRSS"):N0} MB now, {portal.Process.Memory("VmHWM"):N0} MB at "
                + $"its highest."));
        }
    }

    /// <summary>Median times alone, from the smallest to the largest scale; each round is compared with itself.</summary>
    private static void PrintGrowth(IReadOnlyList<LoadTarget> targets, TextWriter writer)
    {
        var (smallest, largest) = (targets.Min(target => target.Scale), targets.Max(target => target.Scale));
        if (smallest == largest)
        {
            return;
        }

        foreach (var pages in targets.GroupBy(target => target.Scenario.Name))
        {
            var (small, large) = (pages.Single(page => page.Scale == smallest), pages.Single(page => page.Scale == largest));
            var growth = small.Rounds.Zip(large.Rounds, (a, b) => (b.Alone.P50 / a.Alone.P50) - 1).Order()
                .ElementAt(small.Rounds.Count / 2);
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{pages.Key}: p50 alone {growth:+0 %;-0 %} from scale {smallest} to {largest}."));
        }

        writer.WriteLine();
    }
}
