namespace IntMan.Caseload.Guard;

/// <summary>What becomes of a free text: it is saved, saved after somebody has confirmed, or refused.</summary>
public enum GuardLevel
{
    Fine,
    Warn,
    Refused,
}

/// <summary>One place of the text. <see cref="Rule"/> and the place may be logged, the text never.</summary>
/// <param name="Level">Warn or refused.</param>
/// <param name="Rule">Key in content/caseload/guard/rules.yaml.</param>
/// <param name="Start">First character in the text as it was typed.</param>
/// <param name="Length">Characters in the text as it was typed.</param>
/// <param name="Says">What was recognised ("Telefonnummer").</param>
/// <param name="Instead">Neutral wording; empty: leave the place out.</param>
public sealed record GuardFinding(GuardLevel Level, string Rule, int Start, int Length, string Says, string Instead)
{
    public int End => Start + Length;
}

/// <summary>The verdict on one text; findings in the order of the text, none over another.</summary>
public sealed record GuardVerdict(GuardLevel Level, IReadOnlyList<GuardFinding> Findings)
{
    public static GuardVerdict Fine { get; } = new(GuardLevel.Fine, []);

    /// <summary>The text with the neutral wording in the places that were found.</summary>
    public string Suggest(string text)
    {
        var suggestion = text;
        foreach (var finding in Findings.Reverse())
        {
            suggestion = string.Concat(suggestion.AsSpan(0, finding.Start), finding.Instead, suggestion.AsSpan(finding.End));
        }

        return suggestion.Trim();
    }
}
