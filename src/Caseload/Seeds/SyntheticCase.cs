using IntMan.Caseload.Cases;
using IntMan.Caseload.Consultations;
using IntMan.Caseload.Plans;

namespace IntMan.Caseload.Seeds;

/// <summary>An invented case with everything that is stored of it.</summary>
internal sealed class SyntheticCase
{
    public required Guid Id { get; init; }
    public required SyntheticManager Manager { get; init; }
    public required DateOnly FirstContactOn { get; init; }
    public required CaseKind Kind { get; init; }
    public CaseKind Recommended { get; set; }
    public string[] Criteria { get; set; } = [];
    public CaseAccess Access { get; set; } = CaseAccess.Own;
    public bool? CameWithPlan { get; set; }
    public bool? PartA { get; set; }
    public string? PartAReason { get; set; }
    public bool? PartB { get; set; }
    public string? PartBReason { get; set; }
    public DateOnly? EndedOn { get; set; }
    public EndReason? EndReason { get; set; }
    public SyntheticCase? Predecessor { get; set; }
    public Guid? TandemId { get; set; }
    public DateOnly? LockedOn { get; set; }
    public int Sequence { get; set; }
    public string Alias { get; set; } = "";
    public SyntheticPerson? Person { get; set; }

    public string Ags => Manager.Ags;

    public string Number => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Manager.Ags}-{Manager.Number}-{Sequence:0000}");

    public List<SyntheticConsent> Consents { get; } = [];
    public Dictionary<string, string[]> Answers { get; } = [];
    public Dictionary<string, string[]> HealthAnswers { get; } = [];
    public List<(DateOnly On, string Level)> Levels { get; } = [];
    public List<SyntheticTalk> Talks { get; } = [];
    public List<SyntheticAssessment> Assessments { get; } = [];
    public List<SyntheticGoal> Goals { get; } = [];
    public List<(DateOnly On, ReportingStatus Status)> Statuses { get; } = [];
    public List<(Guid Subject, string Place, string Text)> Texts { get; } = [];

    public DateOnly? AnsweredOn => Consents.Count == 0 ? null : Consents[0].SignedOn;

    public DateOnly LastDay(DateOnly until) => EndedOn ?? until;
}

/// <summary>What an invented client is like.</summary>
internal sealed class SyntheticPerson
{
    public required string Age { get; init; }
    public required int Household { get; init; }
    public string Sex { get; set; } = "";
    public string Nationality { get; set; } = "";
    public int Children { get; set; }
    public bool IsSingleParent { get; set; }
    public int Level { get; set; }
    public bool IsChild => Age == "u16";
    public bool SharesHealth { get; init; }
}

internal sealed record SyntheticConsent(Guid Id, ConsentKind Kind, DateOnly SignedOn, DateOnly? ValidUntil, DateOnly? WithdrawnOn,
    bool CoversHealth, string Language, Guid? ServiceId);

internal sealed class SyntheticTalk(SyntheticCase of, Guid id, DateOnly heldOn)
{
    public SyntheticCase Case => of;
    public Guid Id => id;
    public DateOnly HeldOn => heldOn;
    public ContactChannel Channel { get; set; }
    public ContactSetting Setting { get; set; }
    public SortedSet<string> Topics { get; } = new(StringComparer.Ordinal);
    public List<string> Subtopics { get; } = [];
    public DateOnly? NextContactOn { get; set; }
    public string? ReferredTo { get; set; }
    public Guid? ServiceId { get; set; }
    public bool? Accompanied { get; set; }
}

internal sealed record SyntheticAssessment(Guid Id, DateOnly On, Dictionary<string, string[]> Steps);

internal sealed record SyntheticGoal(Guid Id, string Area, string? Goal, DateOnly AgreedOn, DateOnly? PlannedUntil, Reached Reached,
    DateOnly? ReachedOn, List<SyntheticStep> Steps);

internal sealed record SyntheticStep(Guid Id, string? RowKey, string? StepKey, StepRole Who, DateOnly? DueOn, bool IsDone);
