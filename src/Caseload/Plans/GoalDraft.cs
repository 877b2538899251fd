using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Caseload.Plans;

public enum Reached
{
    /// <summary>i. B.</summary>
    Open,
    Yes,

    /// <summary>z. T.</summary>
    Partly,
    No,
}

/// <summary>Who does a step: a role, never a name.</summary>
public enum StepRole
{
    Client,
    Manager,
    Together,
    Volunteer,
    Service,
    Other,
}

/// <summary>A goal of Teil B with its steps, as somebody typed them.</summary>
/// <param name="IsConfirmed">Somebody said that no person is meant where the guard was not sure.</param>
/// <param name="Goal">Key of the catalogue; null with a text of its own.</param>
public sealed record GoalDraft(string? Area, string? Goal, string? OwnGoal, DateOnly? AgreedOn, DateOnly? PlannedUntil, Reached? Reached,
    string? Remark, IReadOnlyList<StepDraft> Steps, IReadOnlyList<Guid> ServiceIds, bool IsConfirmed = false)
{
    public const int MostSteps = 8;

    public static Labels<Reached> States { get; } = new((Plans.Reached.Open, ["in Bearbeitung"]), (Plans.Reached.Yes, ["ja"]),
        (Plans.Reached.Partly, ["zum Teil"]), (Plans.Reached.No, ["nein"]));

    public static Labels<StepRole> Roles { get; } = new((StepRole.Client, ["selbst"]), (StepRole.Manager, ["Integrationsmanagement"]),
        (StepRole.Together, ["gemeinsam"]), (StepRole.Volunteer, ["Ehrenamt"]), (StepRole.Service, ["Regeldienst"]),
        (StepRole.Other, ["andere"]));

    public IReadOnlyList<Mistake> Mistakes(DateOnly today) => Require.Mistakes(
        () => Require.That(Area is not null, "Wählen Sie den Bereich.", nameof(Area)),
        () => Require.That(Goal is not null || OwnGoal is not null, "Wählen Sie ein Ziel oder schreiben Sie ein eigenes.", nameof(Goal)),
        () => Require.That(AgreedOn is not null, "Geben Sie ein, wann das Ziel vereinbart wurde, zum Beispiel 12.11.2026.",
            nameof(AgreedOn)),
        () => Require.That(AgreedOn is null || AgreedOn <= today, "Die Vereinbarung liegt in der Zukunft. Prüfen Sie den Tag.",
            nameof(AgreedOn)),
        () => Require.That(PlannedUntil is null || AgreedOn is null || PlannedUntil >= AgreedOn,
            "Die Umsetzung endet vor der Vereinbarung. Prüfen Sie beide Tage.", nameof(PlannedUntil)),
        () => Require.That(Reached is not null, "Wählen Sie, ob das Ziel erreicht ist.", nameof(Reached)));
}

/// <param name="Text">Its own words; null when it is a step of the table of points.</param>
public sealed record StepDraft(string? Text, string? RowKey, string? StepKey, StepRole Who, DateOnly? DueOn, bool IsDone);
