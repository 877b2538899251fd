namespace IntMan.Portal.Checks;

/// <summary>One line of the self-check.</summary>
/// <param name="Subject">What was looked at.</param>
/// <param name="Findings">What is wrong, each a short text without personal data; empty when all is well.</param>
/// <param name="Remedy">Sentence that says what to do.</param>
public sealed record CheckResult(string Subject, IReadOnlyList<string> Findings, string Remedy)
{
    private const int Shown = 5;

    public bool IsFine => Findings.Count == 0;

    /// <summary>"in Ordnung", or the first findings and the remedy.</summary>
    public override string ToString() => IsFine ? $"in Ordnung: {Subject}"
        : $"FEHLER: {Subject}: {string.Join("; ", Findings.Take(Shown))}{(Findings.Count > Shown ? $" und {Findings.Count - Shown} weitere" : "")}. {Remedy}";
}
