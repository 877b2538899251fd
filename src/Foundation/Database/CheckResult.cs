namespace IntMan.Foundation.Database;

/// <summary>What "check" tells of one subject; findings name keys and posts, never people: the output may end in a log.</summary>
public sealed record CheckResult(string Subject, IReadOnlyList<string> Findings, string Remedy)
{
    private const int Shown = 5;

    public bool IsFine => Findings.Count == 0;

    public override string ToString() => IsFine ? $"in Ordnung: {Subject}"
        : $"FEHLER: {Subject}: {string.Join("; ", Findings.Take(Shown))}"
            + $"{(Findings.Count > Shown ? $" und {Findings.Count - Shown} weitere" : "")}. {Remedy}";
}
