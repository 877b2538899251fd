namespace IntMan.Caseload.Statistics.Figures;

/// <summary>Which cases are counted.</summary>
/// <param name="Area">County (5 digits) or municipality (8).</param>
/// <param name="Team">Only cases of managers of this team (Kleinteam).</param>
/// <param name="ProviderId">Only cases of managers whose post belongs to this organisation.</param>
/// <param name="ManagerId">Only the cases of one manager: for the manager's own eyes.</param>
public sealed record ReportScope(string Area, string? Team = null, Guid? ProviderId = null, Guid? ManagerId = null)
{
    public string CountyKey => Area[..5];

    public bool IsCounty => Area.Length == 5;

    /// <summary>A part of the area that people would be recognised in more easily.</summary>
    public bool IsBelowCounty => !IsCounty || Team is not null || ProviderId is not null;
}

/// <summary>First and last day count.</summary>
public sealed record ReportPeriod(DateOnly From, DateOnly To)
{
    /// <summary>Talks are told by quarter within a year, else by year: quarters of different years are different people.</summary>
    public bool IsWithinOneYear => From.Year == To.Year;

    public bool Contains(ReportPeriod other) => From <= other.From && other.To <= To;
}

/// <summary>Who is counted as a person of the report.</summary>
public enum ReportPeople
{
    /// <summary>Whose counselling ran on at least one day of the period.</summary>
    Period,

    /// <summary>Whose counselling runs on the last day.</summary>
    ReportingDate,
}
