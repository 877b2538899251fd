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

    /// <summary>Some house numbers of a street have nobody closer than the county; found by night.</summary>
    StreetPartlyGap,

    /// <summary>Several posts answer equally, or a rule never answers; found by night.</summary>
    StreetCompeting,
    HourWithoutPlace,
    AbsenceWithoutSubstitute,
    VacantWithoutNote,
    ServiceOverdue,

    /// <summary>Neither phone, mail nor website, or two readers say that the number is wrong.</summary>
    ServiceUnreachable,

    /// <summary>Open to everybody, and nobody says when.</summary>
    ServiceWithoutHours,
    ServiceWithoutArea,

    /// <summary>Nothing about free places for half a year.</summary>
    ServiceCapacityOld,
    ServiceDraftOld,
}

/// <summary>One thing to repair.</summary>
public sealed class QualityLine
{
    public QualityIssue Issue { get; init; }

    /// <summary>Id, AGS or slug of what has to be repaired: a report, municipality, street or post.</summary>
    public string Key { get; init; } = "";

    /// <summary>Slug of the post it belongs to; null for places.</summary>
    public string? Slug { get; init; }

    /// <summary>The same post.</summary>
    public Guid? PostId { get; init; }

    /// <summary>Whose hour or absence it is.</summary>
    public Guid? PersonId { get; init; }

    public string CountyKey { get; init; } = "";

    public string? Ags { get; init; }

    public string Name { get; init; } = "";

    public string? Municipality { get; init; }

    /// <summary>The day that counts: of the last confirmation, of the report, the first day of an absence.</summary>
    public DateOnly? Day { get; init; }
}

/// <summary>How many entries have a trouble now and had it before; null where nothing was counted yet.</summary>
public sealed record QualityCount(QualityIssue Issue, int Now, int? WeekAgo, int? MonthAgo, int? QuarterAgo)
{
    /// <summary>Neither now nor before: nothing to show.</summary>
    public bool IsQuiet => Now + (WeekAgo ?? 0) + (MonthAgo ?? 0) + (QuarterAgo ?? 0) == 0;
}
