using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Cases;

/// <summary>Rahmendaten as somebody typed them.</summary>
/// <param name="CameWithPlan">R1: asked of a hand-over only.</param>
public sealed record CaseFrame(string? Ags, DateOnly? FirstContactOn, CaseAccess? Access, bool? CameWithPlan, CaseKind? Kind,
    KindCriteria Criteria)
{
    private const int YearsBack = 15;

    /// <summary>All that is wrong, in the order of the form.</summary>
    public IReadOnlyList<Mistake> Mistakes(DateOnly today) => Require.Mistakes(
        () => Require.That(Ags is not null, "Wählen Sie den Ort.", nameof(Ags)),
        () => Require.That(FirstContactOn is not null, "Geben Sie den Tag des Erstkontakts ein, zum Beispiel 12.11.2026.",
            nameof(FirstContactOn)),
        () => Require.That(FirstContactOn is null || (FirstContactOn <= today && FirstContactOn >= today.AddYears(-YearsBack)),
            "Der Erstkontakt liegt nicht in der Zukunft und höchstens 15 Jahre zurück.", nameof(FirstContactOn)),
        () => Require.That(Access is not null, "Wählen Sie den Zugang.", nameof(Access)),
        () => Require.That(Access != CaseAccess.HandOver || CameWithPlan is not null,
            "Wählen Sie, ob die Person mit Integrationsplan kam.", nameof(CameWithPlan)),
        () => Require.That(Kind is not null, "Wählen Sie die Art der Beratung.", nameof(Kind)));

    public void Check(DateOnly today)
    {
        if (Mistakes(today) is { Count: > 0 } mistakes)
        {
            throw new RuleViolation(mistakes);
        }
    }

    /// <summary>Hidden by R1 means emptied.</summary>
    public bool? StoredCameWithPlan => Access == CaseAccess.HandOver ? CameWithPlan : null;
}
