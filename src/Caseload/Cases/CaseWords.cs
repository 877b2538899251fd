using IntMan.Foundation.Text;

namespace IntMan.Caseload.Cases;

/// <summary>What stored answers are called in German, in the order in which forms offer them.</summary>
public static class CaseWords
{
    public static Labels<CaseKind> Kinds { get; } = new((CaseKind.Inquiry, ["Einmalige Anfrage"]), (CaseKind.Simple, ["Einfache Beratung"]),
        (CaseKind.Managed, ["Ausführliche Fallsteuerung"]));

    public static Labels<CaseAccess> Accesses { get; } = new((CaseAccess.Authority, ["Zuweisung durch Behörde"]),
        (CaseAccess.HandOver, ["Übergabe durch Integrationsmanagement"]), (CaseAccess.Own, ["Eigeninitiative"]),
        (CaseAccess.Other, ["Sonstiges"]));

    /// <summary>What somebody may choose; a hand-over writes its own.</summary>
    public static Labels<EndReason> EndReasons { get; } = new((EndReason.Reached, ["Vereinbarte Ziele erreicht"]),
        (EndReason.BrokenOff, ["Von der ratsuchenden Person beendet oder abgebrochen"]),
        (EndReason.LittleCooperation, ["Abbruch wegen geringer Mitwirkung"]),
        (EndReason.Moved, ["Umzug in einen anderen Kreis"]), (EndReason.LeftCountry, ["Ausreise"]),
        (EndReason.SelfProtection, ["Eigenschutz"]), (EndReason.Answered, ["Anfrage beantwortet"]),
        (EndReason.HandedOver, ["Übergabe an andere Fachkraft"]));

    public static Labels<ReportingStatus> Statuses { get; } = new((ReportingStatus.Running, ["befindet sich in der Umsetzung"]),
        (ReportingStatus.BrokenOff, ["kam nicht zustande oder abgebrochen"]), (ReportingStatus.LeftCountry, ["Ausreise"]),
        (ReportingStatus.NoNeed, ["kein weiterer Bedarf"]));

    /// <summary>What an end means at a reporting date (A9); null when the counselling goes on elsewhere.</summary>
    public static ReportingStatus? StatusOf(EndReason reason) => reason switch
    {
        EndReason.Reached or EndReason.Answered => ReportingStatus.NoNeed,
        EndReason.LeftCountry => ReportingStatus.LeftCountry,
        EndReason.BrokenOff or EndReason.SelfProtection or EndReason.LittleCooperation => ReportingStatus.BrokenOff,
        _ => null,
    };

    /// <summary>R16: the end that a status proposes; null when the case goes on.</summary>
    public static EndReason? EndOf(ReportingStatus status) => status switch
    {
        ReportingStatus.LeftCountry => EndReason.LeftCountry,
        ReportingStatus.NoNeed => EndReason.Reached,
        ReportingStatus.BrokenOff => EndReason.BrokenOff,
        _ => null,
    };
}
