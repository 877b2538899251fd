namespace IntMan.Directory.Quality;

/// <summary>What can be wrong with the data, in the order in which it should be repaired.</summary>
public enum QualityIssue
{
    SuggestionWaiting,
    PhoneFailed,
    LongOverdue,
    Overdue,
    Due,
    MunicipalityWithoutManager,
    StreetWithoutRule,

    // Some house numbers of a street have nobody closer than the county; found by night.
    StreetPartlyGap,

    // Several posts answer equally, or a rule never answers; found by night.
    StreetCompeting,
    HourWithoutPlace,
    AbsenceWithoutSubstitute,
    VacantWithoutNote,
    ServiceOverdue,

    ServiceUnreachable,

    // Open to everybody, and nobody says when.
    ServiceWithoutHours,
    ServiceWithoutArea,

    ServiceCapacityOld,
    ServiceDraftOld,
}

/// <summary>One thing to repair.</summary>
public sealed class QualityLine
{
    public QualityIssue Issue { get; init; }

    public string Key { get; init; } = "";

    public string? Slug { get; init; }

    public Guid? PostId { get; init; }

    public Guid? PersonId { get; init; }

    public string CountyKey { get; init; } = "";

    public string? Ags { get; init; }

    public string Name { get; init; } = "";

    public string? Municipality { get; init; }

    public DateOnly? Day { get; init; }
}

/// <summary>How many entries have a trouble now and had it before; null where nothing was counted yet.</summary>
public sealed record QualityCount(QualityIssue Issue, int Now, int? WeekAgo, int? MonthAgo, int? QuarterAgo)
{
    public bool IsQuiet => Now + (WeekAgo ?? 0) + (MonthAgo ?? 0) + (QuarterAgo ?? 0) == 0;
}
