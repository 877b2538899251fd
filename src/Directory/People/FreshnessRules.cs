namespace IntMan.Directory.People;

/// <summary>How long a confirmation counts. All numbers are days since the last confirmation or before it runs out.</summary>
public sealed record FreshnessRules
{
    /// <summary>After so many days a contact has to be confirmed again.</summary>
    public int ContactDays { get; init; } = 90;

    /// <summary>After so many days without a confirmation a contact leaves all lists; its address stays and warns.</summary>
    public int HiddenAfterDays { get; init; } = 180;

    /// <summary>So many days before it is due the owner is asked; from then on the entry counts as due.</summary>
    public int OwnerDays { get; init; } = 30;

    /// <summary>So many days before it is due the deputy is asked.</summary>
    public int DeputyDays { get; init; } = 14;

    /// <summary>So many days before it is due the coordination of the county is told; 0: on the day itself.</summary>
    public int CoordinationDays { get; init; }

    /// <summary>After so many days a service has to be confirmed again.</summary>
    public int ServiceDays { get; init; } = 365;

    /// <summary>After so many days without a confirmation a service leaves all lists; its address stays and warns.</summary>
    public int ServiceHiddenAfterDays { get; init; } = 730;

    /// <exception cref="InvalidOperationException">The numbers contradict each other.</exception>
    public FreshnessRules Checked() =>
        ContactDays > 0 && HiddenAfterDays > ContactDays && OwnerDays < ContactDays && OwnerDays > DeputyDays && DeputyDays > CoordinationDays && CoordinationDays >= 0 && ServiceDays > OwnerDays && ServiceHiddenAfterDays > ServiceDays
            ? this
            : throw new InvalidOperationException("Portal__Quality: Es muss gelten ContactDays < HiddenAfterDays und ContactDays > OwnerDays > DeputyDays > CoordinationDays ≥ 0, OwnerDays < ServiceDays < ServiceHiddenAfterDays.");

    /// <param name="confirmedOn">The last confirmation of a service.</param>
    /// <param name="day">The day asked about.</param>
    public bool IsServiceOverdue(DateOnly confirmedOn, DateOnly day) => day.DayNumber - confirmedOn.DayNumber > ServiceDays;

    /// <summary>Whether lists show a service; one that has never been confirmed is new.</summary>
    /// <param name="confirmedOn">The last confirmation of a service; null when there has been none.</param>
    /// <param name="day">The day asked about.</param>
    public bool IsServiceListed(DateOnly? confirmedOn, DateOnly day) => confirmedOn is not { } confirmed || confirmed >= ServicesListedSince(day);

    /// <summary>Services whose last confirmation lies before that day are in no list.</summary>
    /// <param name="day">The day asked about.</param>
    public DateOnly ServicesListedSince(DateOnly day) => day.AddDays(-ServiceHiddenAfterDays);

    /// <param name="confirmedOn">The last confirmation; null when there has been none.</param>
    /// <param name="day">The day asked about.</param>
    public Freshness Of(DateOnly? confirmedOn, DateOnly day) => confirmedOn is not { } confirmed ? Freshness.Unconfirmed : (day.DayNumber - confirmed.DayNumber) switch
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

    /// <summary>Still counts; the owner has been asked to confirm.</summary>
    Due,

    /// <summary>Readers are told since when nobody has confirmed.</summary>
    Overdue,

    /// <summary>Left out of lists; the entry's own page warns.</summary>
    LongOverdue,

    /// <summary>Nobody has ever confirmed.</summary>
    Unconfirmed,
}
