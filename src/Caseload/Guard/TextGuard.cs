namespace IntMan.Caseload.Guard;

/// <summary>
/// Keeps names, addresses and numbers of people out of free texts (PII guard). One verdict for form, API and import: whoever saves a free
/// text asks here. What the guard cannot judge it refuses.
/// </summary>
public sealed class TextGuard
{
    /// <summary>Longer texts are refused: no field of a case is longer.</summary>
    public const int MaxLength = 2000;

    private static readonly GuardVerdict Unjudged = new(GuardLevel.Refused,
        [new GuardFinding(GuardLevel.Refused, "unjudged", 0, 0, "Text, der sich nicht prüfen ließ", "")]);

    private readonly PatternGuard _patterns;
    private readonly DateGuard _dates;
    private readonly NumberGuard _numbers;
    private readonly NameGuard _names;

    private TextGuard(GuardRules rules, GuardLists lists)
    {
        _patterns = new PatternGuard(rules, lists);
        _dates = new DateGuard(rules);
        _numbers = new NumberGuard(rules);
        _names = new NameGuard(rules, lists);
    }

    /// <summary>Reads rules and lists; a broken or missing file stops the start.</summary>
    public static TextGuard Read(string folder) =>
        new(GuardRules.Read(Path.Combine(folder, "rules.yaml")), GuardLists.Read(folder));

    public GuardVerdict Judge(string? typed, GuardContext context)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return GuardVerdict.Fine;
        }

        try
        {
            return typed.Length > MaxLength ? Unjudged : Look(new PlainText(typed), context);
        }
#pragma warning disable CA1031 // Whatever went wrong: an unjudged text is not saved, and its content stays out of the log.
        catch (Exception)
#pragma warning restore CA1031
        {
            return Unjudged;
        }
    }

    private GuardVerdict Look(PlainText text, GuardContext context)
    {
        var found = new GuardFindings(text);
        _patterns.Find(text, context, found);
        _numbers.Find(text, _dates.Find(text, context, found), found);
        _names.Find(text, context, found);
        return found.Verdict();
    }
}
