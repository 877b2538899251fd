namespace IntMan.Caseload.Cases;

public enum CaseState
{
    Open,
    Ended,
    All,
}

public enum CaseLight
{
    Green,
    Yellow,
    Red,
    Grey,
}

public enum CaseDue
{
    /// <summary>Next contact or step is before today.</summary>
    Overdue,
    Week,
    None,
}

public enum CaseSort
{
    Due,
    Number,
    Alias,
    Points,
    LastContact,
}

/// <summary>What a list of cases shows and in which order; stands in the address.</summary>
public sealed record CaseFilter(CaseState State, CaseLight? Light, CaseDue? Due, string? Ags, string? Search, CaseSort Sort)
{
    public bool IsFiltered => State != CaseState.Open || Light is not null || Due is not null || Ags is not null || Search is not null;
}
