using IntMan.Foundation.Text;

namespace IntMan.Directory.Services;

/// <summary>Entwurf, veröffentlicht, ruhend, beendet. An ended service stays: referrals and statistics name it.</summary>
public enum ServiceStatus
{
    Draft,
    Published,
    Paused,
    Ended,
}

/// <summary>Lebensbereich (Standards Bodenseekreis 3.2.2, with Allgemein, Bildung, Familie and Freizeit of spec 20-services).</summary>
public enum AreaOfLife
{
    General,
    Housing,
    Work,
    Finances,
    Residence,
    Health,
    Language,
    Education,
    Family,
    Leisure,
}

/// <summary>Kind of a service for statistics of referrals (Alb-Donau report 2021, "Weiterleitungen", and finer).</summary>
public enum ServiceKind
{
    Other,
    JobCentre,
    ImmigrationOffice,
    RefugeeOrganisation,
    HealthAdvice,
    DebtAdvice,
    MigrationAdvice,
    YouthMigrationService,
    LanguageCourse,
    LanguageCourseCoordination,
    LegalAdvice,
    WelfareOffice,
    HousingHelp,
    FamilyAdvice,
    PregnancyAdvice,
    Midwife,
    School,
    Training,
    RecognitionAdvice,
    PsychosocialAdvice,
    AddictionAdvice,
    WomenSupport,
    DisabilityAdvice,
    MunicipalContact,
    InterpreterPool,
    VolunteerService,
    Club,
}

/// <summary>Aufenthaltsstatus as far as access to services depends on it: Gestattung, Duldung, Aufenthaltserlaubnis, § 24,
/// Niederlassungserlaubnis, EU.</summary>
public enum ResidenceStatus
{
    AsylumProcedure,
    Toleration,
    ResidencePermit,
    TemporaryProtection,
    SettlementPermit,
    EuCitizen,
}

public enum Sex
{
    Women,
    Men,
}

/// <summary>Level of German that is needed, by the Common European Framework.</summary>
public enum LanguageLevel
{
    A1,
    A2,
    B1,
    B2,
    C1,
    C2,
}

public enum ServiceCost
{
    Unknown,
    Free,
    Reduced,
    Paid,
}

/// <summary>Offen, mit Termin, nur über Zuweisung.</summary>
public enum ServiceAccess
{
    Open,
    ByAppointment,
    ReferralOnly,
}

/// <summary>Frei, Warteliste, voll ("aufgenommen wird niemand").</summary>
public enum CapacityState
{
    Unknown,
    Free,
    WaitingList,
    Full,
}
