using System.Globalization;

namespace IntMan.Benchmarks.Faults;

// What readers and writers met while one thing failed.
public sealed record Outcome(string Fault, IReadOnlyList<Answer> Answers, TimeSpan CauseGone, int Saved, int Lost)
{
    public const string Head = """
        | what failed | started again | readers: answers | slowest | outage | back after the cause | writers: saved | refused | lost |
        |---|---|---|---|---|---|---|---|---|
        """;

    public required bool IsBack { get; init; }

    public required bool WasStartedAgain { get; init; }

    // Anything but a page or "come back later" is a defect.
    public bool IsFine => IsBack && Lost == 0 && Answers.All(answer => answer.Status is FaultVisitor.Fine or 503);

    private IReadOnlyList<Answer> Reads => [.. Answers.Where(answer => !answer.IsWrite)];

    private TimeSpan LastFailure => Answers.Where(answer => !answer.IsFine).Select(answer => answer.Ended).DefaultIfEmpty(CauseGone).Max();

    public override string ToString()
    {
        string[] cells =
        [
            Fault, WasStartedAgain ? "yes" : "no", Statuses(Reads),
            Seconds(Reads.Max(read => read.Ended - read.Begun)), Seconds(Outage()), Back(),
            Saved.ToString(CultureInfo.InvariantCulture), Statuses(Answers.Where(answer => answer is { IsWrite: true, IsFine: false })),
            Lost.ToString(CultureInfo.InvariantCulture),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static string Statuses(IEnumerable<Answer> answers) => string.Join(", ", answers.GroupBy(answer => answer.Status)
        .OrderBy(group => group.Key).Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} × {group.Key}")));

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    // From the first refusal to the last one: a reader in between may have been lucky.
    private TimeSpan Outage()
    {
        var refused = Reads.Where(read => !read.IsFine).ToList();
        return refused.Count == 0 ? TimeSpan.Zero : refused.Max(read => read.Ended) - refused.Min(read => read.Begun);
    }

    private string Back() => !IsBack ? "never" : Seconds(LastFailure > CauseGone ? LastFailure - CauseGone : TimeSpan.Zero);
}
