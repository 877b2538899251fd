namespace IntMan.Caseload.Cases;

/// <summary>A case in a list: no free text and nothing of Art. 9 for those who lead a team.</summary>
public sealed class CaseLine
{
    public Guid Id { get; init; }
    public string Number { get; init; } = "";
    public string Alias { get; init; } = "";
    public string Purpose { get; init; } = "";
    public string Municipality { get; init; } = "";
    public string? Manager { get; init; }
    public CaseKind Kind { get; init; }
    public DateOnly? EndedOn { get; init; }
    public EndReason? EndReason { get; init; }
    public DateOnly? LastContactOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public decimal? Points { get; init; }
    public decimal? PointsMax { get; init; }
    public int Greens { get; init; }
    public int Yellows { get; init; }
    public int Reds { get; init; }
    public int Greys { get; init; }
    public bool IsLocked { get; init; }

    /// <summary>The first open step: its own text, or the keys of the catalogue it came from.</summary>
    public string? StepText { get; init; }
    public string? RowKey { get; init; }
    public string? StepKey { get; init; }

    public bool IsLinked => Purpose is not "team";
}

/// <param name="Count">Of all that match.</param>
/// <param name="Open">Open cases in reach, whatever the filter.</param>
/// <param name="Overdue">Of them those whose date is past.</param>
public sealed record CaseList(IReadOnlyList<CaseLine> Lines, int Count, int Open, int Overdue,
    IReadOnlyList<CaseMunicipality> Municipalities);

public sealed record CaseMunicipality(string Ags, string Name);
