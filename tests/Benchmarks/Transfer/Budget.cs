using System.Diagnostics;
using System.Globalization;

namespace IntMan.Benchmarks.Transfer;

/// <summary>Takes times and compares their medians with what a step may take.</summary>
internal static class Budget
{
    public static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>A line a step: median, then the shortest and the longest.</summary>
    /// <returns>0, or 1 when a median is above the budget.</returns>
    public static int Print(IEnumerable<(string What, double Seconds)> times, double seconds)
    {
        var isMet = true;
        foreach (var step in times.GroupBy(time => time.What))
        {
            var sorted = step.Select(time => time.Seconds).Order().ToList();
            isMet &= sorted[sorted.Count / 2] < seconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {step.Key} | {sorted[sorted.Count / 2]:0.0} | {sorted[0]:0.0}–{sorted[^1]:0.0} |"));
        }

        return isMet ? 0 : 1;
    }
}
