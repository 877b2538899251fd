using IntMan.Foundation.Text;

namespace IntMan.Caseload.Retention;

public enum ErasureRule
{
    /// <summary>Free texts go at the end.</summary>
    FreeText,

    /// <summary>Teil A and Teil B, 12 months after the end.</summary>
    Plan,

    /// <summary>Evidence of the consent, and the case with it, 36 months after the end.</summary>
    Consent,
    Withdrawal,
    Manual,

    /// <summary>A single inquiry becomes a count after its reporting date.</summary>
    Inquiry,
}

public enum ErasureReason
{
    Duplicate,
    Request,
    Mistake,
}

/// <summary>Something that will be erased: which case, by which rule, how much; never what it says.</summary>
public sealed class ErasureLine
{
    public static Labels<ErasureRule> Rules { get; } = new((ErasureRule.FreeText, ["Ende der Beratung"]),
        (ErasureRule.Plan, ["Ende + 12 Monate"]), (ErasureRule.Consent, ["Ende + 36 Monate"]),
        (ErasureRule.Withdrawal, ["Widerruf + 30 Tage"]), (ErasureRule.Manual, ["von Hand"]), (ErasureRule.Inquiry, ["Stichtag"]));

    public static Labels<ErasureRule> Parts { get; } = new((ErasureRule.FreeText, ["Freitexte"]),
        (ErasureRule.Plan, ["Teil A und Teil B"]), (ErasureRule.Consent, ["Nachweis der Einwilligung und Fall"]),
        (ErasureRule.Withdrawal, ["Teil A und Teil B"]), (ErasureRule.Manual, ["ganzer Fall"]),
        (ErasureRule.Inquiry, ["Fall; die Anfrage bleibt gezählt"]));

    public static Labels<ErasureReason> Reasons { get; } = new((ErasureReason.Duplicate, ["doppelt angelegt"]),
        (ErasureReason.Request, ["die Person verlangt es"]), (ErasureReason.Mistake, ["versehentlich angelegt"]));

    public Guid CaseId { get; init; }
    public string Number { get; init; } = "";
    public string Alias { get; init; } = "";
    public ErasureRule Rule { get; init; }
    public DateOnly DueOn { get; init; }
    public int Goals { get; init; }
    public int Talks { get; init; }
    public int Texts { get; init; }
    public bool IsOwn { get; init; }
    public int Total { get; init; }
}

/// <summary>An erasure by hand that a second person has to confirm.</summary>
public sealed class AskedErasure
{
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public string Number { get; init; } = "";
    public string Alias { get; init; } = "";
    public ErasureReason Reason { get; init; }
    public DateOnly AskedOn { get; init; }
    public bool IsConfirmed { get; init; }
    public DateOnly? HeldUntil { get; init; }

    /// <summary>Whoever asked cannot confirm.</summary>
    public bool IsMine { get; init; }
}

/// <param name="Cases">How many were erased by the rule on the day.</param>
public sealed record ErasureReport(DateOnly RanOn, ErasureRule Rule, int Cases);

public sealed record ErasureList(IReadOnlyList<ErasureLine> Lines, IReadOnlyList<AskedErasure> Asked, IReadOnlyList<ErasureReport> Reports);
