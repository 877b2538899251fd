namespace IntMan.Directory.Referrals;

/// <summary>How somebody is referred (spec 20-services): Verweis, angemeldet, begleitet, warme Übergabe im Beisein. All but the first pass
/// data on.</summary>
public enum Manner
{
    Referral,
    Registered,
    Accompanied,
    WarmHandover,
}

/// <summary>Offen, Kontakt, in Beratung, abgeschlossen, nicht zustande gekommen.</summary>
public enum ReferralState
{
    Open,
    Contact,
    Counselling,
    Completed,
    Failed,
}

/// <summary>Why a referral came to nothing.</summary>
public enum FailureReason
{
    NoPlace,
    NotResponsible,
    NotAppeared,
    Declined,
    Unreachable,
    Other,
}

/// <summary>What a signed consent covers: name and contact data, the concern, documents.</summary>
public enum ConsentCover
{
    Contact,
    Concern,
    Documents,
}

/// <summary>Who reports back with the code.</summary>
public enum Reporter
{
    Service,
    Client,
}

/// <summary>Angekommen, Termin am …, kein Platz, nicht zuständig, nicht erschienen.</summary>
public enum ReportOutcome
{
    Arrived,
    Appointment,
    NoPlace,
    NotResponsible,
    NotAppeared,
}

/// <summary>What a step of the history was.</summary>
public enum StepKind
{
    Created,
    Moved,
    Postponed,

    Reported,
}
