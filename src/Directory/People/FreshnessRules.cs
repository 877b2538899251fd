namespace IntMan.Directory.People;

/// <summary>How long a confirmation counts. All numbers are days since the last confirmation or before it runs out.</summary>
public sealed record FreshnessRules
{
    public int ContactDays { get; init; } = 90;

    public int HiddenAfterDays { get; init; } = 180;

    public int OwnerDays { get; init; } = 30;

    public int DeputyDays { get; init; } = 14;

    public int CoordinationDays { get; init; }

    public int ServiceDays { get; init; } = 365;

    public int ServiceHiddenAfterDays { get; init; } = 730;

    public FreshnessRules Checked() =>
        ContactDays > 0 && HiddenAfterDays > ContactDays && OwnerDays < ContactDays && OwnerDays > DeputyDays
            && DeputyDays > CoordinationDays && CoordinationDays >= 0 && ServiceDays > OwnerDays && ServiceHiddenAfterDays > ServiceDays
            ? this
            : throw new InvalidOperationException(
                "Portal__Quality: Es muss gelten ContactDays < HiddenAfterDays und ContactDays > OwnerDays > DeputyDays > "
                + "CoordinationDays ≥ 0, OwnerDays < ServiceDays < ServiceHiddenAfterDays.");

    public bool IsServiceOverdue(DateOnly confirmedOn, DateOnly day) => day.DayNumber - confirmedOn.DayNumber > ServiceDays;

    // Whether lists show a service; one that has never been confirmed is new.
    public bool IsServiceListed(DateOnly? confirmedOn, DateOnly day) => confirmedOn is not { } confirmed
        || confirmed >= ServicesListedSince(day);

    public DateOnly ServicesListedSince(DateOnly day) => day.AddDays(-ServiceHiddenAfterDays);

    public Freshness Of(DateOnly? confirmedOn, DateOnly day) => confirmedOn is not { } confirmed
        ? Freshness.Unconfirmed : (day.DayNumber - confirmed.DayNumber) switch
    {
        var age when age > HiddenAfterDays => Freshness.LongOverdue,
        var age when age > ContactDays => Freshness.Overdue,
        var age when age >= ContactDays - OwnerDays => Freshness.Due,
        _ => Freshness.Current,
    };
}

/// <summary>How far one can rely on an entry.</summary>
public enum Freshness
{
    Current,

    Due,

    // Readers are told since when nobody has confirmed.
    Overdue,

    LongOverdue,

    // Nobody has ever confirmed.
    Unconfirmed,
}
