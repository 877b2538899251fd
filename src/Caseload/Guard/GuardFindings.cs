namespace IntMan.Caseload.Guard;

/// <summary>Collects what is found in one text; of findings that touch, the graver stays, then the longer.</summary>
internal sealed class GuardFindings(PlainText text)
{
    private readonly List<GuardFinding> _all = [];

    public void Add(GuardRule rule, int start, int length)
    {
        while (length > 0 && text.Text[start] == ' ')
        {
            (start, length) = (start + 1, length - 1);
        }

        while (length > 0 && text.Text[start + length - 1] == ' ')
        {
            length--;
        }

        if (length > 0)
        {
            var (from, count) = text.Origin(start, length);
            _all.Add(new GuardFinding(rule.Level, rule.Key, from, count, rule.Says, rule.Instead));
        }
    }

    public GuardVerdict Verdict()
    {
        var kept = new List<GuardFinding>();
        foreach (var finding in _all.OrderByDescending(finding => finding.Level).ThenByDescending(finding => finding.Length)
            .ThenBy(finding => finding.Start))
        {
            if (!kept.Exists(other => finding.Start < other.End && other.Start < finding.End))
            {
                kept.Add(finding);
            }
        }

        return kept.Count == 0 ? GuardVerdict.Fine
            : new GuardVerdict(kept.Max(finding => finding.Level), [.. kept.OrderBy(finding => finding.Start)]);
    }
}
