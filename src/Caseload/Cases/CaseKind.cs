namespace IntMan.Caseload.Cases;

/// <summary>Kind of consultation (Art der Beratung, Anhang 4).</summary>
public enum CaseKind
{
    /// <summary>Einmalige Anfrage: Rahmendaten only.</summary>
    Inquiry,

    /// <summary>Einfache Beratung: Teil A, and Teil B where it helps.</summary>
    Simple,

    /// <summary>Ausführliche Fallsteuerung: Teil A and Teil B.</summary>
    Managed,
}

/// <summary>How somebody came (Zugang).</summary>
public enum CaseAccess
{
    Authority,

    /// <summary>Übergabe durch IntMan.</summary>
    HandOver,
    Own,
    Other,
}

/// <summary>Why a case ended, see section A9 of the catalogue.</summary>
public enum EndReason
{
    Reached,
    BrokenOff,

    /// <summary>Eigenschutz: in statistics only "Sonstige".</summary>
    SelfProtection,
    Moved,
    LittleCooperation,
    LeftCountry,

    /// <summary>No end of the counselling: another manager goes on with a number of their own.</summary>
    HandedOver,

    /// <summary>A single inquiry is answered.</summary>
    Answered,
}

/// <summary>Status at a reporting date (Stichtag).</summary>
public enum ReportingStatus
{
    Running,
    BrokenOff,
    LeftCountry,
    NoNeed,
}
