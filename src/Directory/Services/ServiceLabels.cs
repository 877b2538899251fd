using IntMan.Foundation.Text;

namespace IntMan.Directory.Services;

/// <summary>German words of services.</summary>
public static class ServiceLabels
{
    public static Labels<ServiceStatus> ServiceStatuses { get; } = new(
        (ServiceStatus.Published, ["veröffentlicht"]), (ServiceStatus.Draft, ["Entwurf"]), (ServiceStatus.Paused, ["ruhend"]),
        (ServiceStatus.Ended, ["beendet"]));

    public static Labels<AreaOfLife> Areas { get; } = new(
        (AreaOfLife.General, ["Allgemein"]), (AreaOfLife.Housing, ["Wohnen"]), (AreaOfLife.Work, ["Arbeitsleben", "Arbeit"]),
        (AreaOfLife.Finances, ["Schulden und Finanzen", "Finanzen"]),
        (AreaOfLife.Residence, ["Asylverfahren und Aufenthalt", "Asylverfahren", "Aufenthalt"]),
        (AreaOfLife.Health, ["Gesundheit"]), (AreaOfLife.Language, ["Sprache"]), (AreaOfLife.Education, ["Bildung und Schule", "Bildung"]),
        (AreaOfLife.Family, ["Kinder und Familie", "Familie"]), (AreaOfLife.Leisure, ["Freizeit und Ehrenamt", "Freizeit"]));

    public static Labels<ServiceKind> ServiceKinds { get; } = new(
        (ServiceKind.JobCentre, ["Agentur für Arbeit, Jobcenter", "Jobcenter"]), (ServiceKind.ImmigrationOffice, ["Ausländerbehörde"]),
        (ServiceKind.RefugeeOrganisation, ["Vereine und Organisationen für Geflüchtete", "Vereine/Organisationen für Flüchtlinge"]),
        (ServiceKind.HealthAdvice, ["Gesundheitsberatungsstelle"]), (ServiceKind.DebtAdvice, ["Schuldnerberatung"]),
        (ServiceKind.MigrationAdvice, ["Migrationsberatung (MBE)", "MBE"]),
        (ServiceKind.YouthMigrationService, ["Jugendmigrationsdienst", "JMD"]), (ServiceKind.LanguageCourse, ["Sprachkurs", "Sprachkurse"]),
        (ServiceKind.LanguageCourseCoordination, ["Koordinierungsstelle Sprachkurse"]), (ServiceKind.LegalAdvice, ["Rechtsberatung"]),
        (ServiceKind.WelfareOffice, ["Sozialamt, Wohngeldstelle", "Sozialamt"]), (ServiceKind.HousingHelp, ["Wohnungshilfe"]),
        (ServiceKind.FamilyAdvice, ["Familien- und Erziehungsberatung"]), (ServiceKind.PregnancyAdvice, ["Schwangerschaftsberatung"]),
        (ServiceKind.Midwife, ["Hebammenhilfe"]),
        (ServiceKind.School, ["Kita, Schule"]), (ServiceKind.Training, ["Ausbildung und Qualifizierung"]),
        (ServiceKind.RecognitionAdvice, ["Anerkennungsberatung"]),
        (ServiceKind.PsychosocialAdvice, ["Psychosoziale Beratung"]), (ServiceKind.AddictionAdvice, ["Suchtberatung"]),
        (ServiceKind.WomenSupport, ["Hilfe für Frauen"]),
        (ServiceKind.DisabilityAdvice, ["Teilhabeberatung"]), (ServiceKind.MunicipalContact, ["Anlaufstelle der Gemeinde"]),
        (ServiceKind.InterpreterPool, ["Dolmetschpool"]),
        (ServiceKind.VolunteerService, ["Ehrenamtliches Angebot"]), (ServiceKind.Club, ["Verein, Freizeit"]),
        (ServiceKind.Other, ["andere"]));

    public static Labels<ResidenceStatus> ResidenceStatuses { get; } = new(
        (ResidenceStatus.AsylumProcedure, ["Gestattung", "Aufenthaltsgestattung"]), (ResidenceStatus.Toleration, ["Duldung"]),
        (ResidenceStatus.ResidencePermit, ["Aufenthaltserlaubnis"]),
        (ResidenceStatus.TemporaryProtection, ["§ 24", "§24", "vorübergehender Schutz"]),
        (ResidenceStatus.SettlementPermit, ["Niederlassungserlaubnis"]), (ResidenceStatus.EuCitizen, ["EU", "EU-Bürger"]));

    public static Labels<Sex> Sexes { get; } = new((Sex.Women, ["Frauen"]), (Sex.Men, ["Männer"]));

    public static Labels<LanguageLevel> LanguageLevels { get; } = new(
        (LanguageLevel.A1, ["A1"]), (LanguageLevel.A2, ["A2"]), (LanguageLevel.B1, ["B1"]), (LanguageLevel.B2, ["B2"]),
        (LanguageLevel.C1, ["C1"]), (LanguageLevel.C2, ["C2"]));

    public static Labels<ServiceCost> Costs { get; } = new(
        (ServiceCost.Free, ["kostenlos", "frei"]), (ServiceCost.Reduced, ["ermäßigt"]), (ServiceCost.Paid, ["kostenpflichtig"]),
        (ServiceCost.Unknown, ["unbekannt"]));

    public static Labels<ServiceAccess> Accesses { get; } = new(
        (ServiceAccess.Open, ["offen"]), (ServiceAccess.ByAppointment, ["mit Termin", "Termin"]),
        (ServiceAccess.ReferralOnly, ["nur über Zuweisung", "Zuweisung"]));

    public static Labels<CapacityState> Capacities { get; } = new(
        (CapacityState.Free, ["frei", "freie Plätze"]), (CapacityState.WaitingList, ["Warteliste"]),
        (CapacityState.Full, ["voll", "keine Aufnahme"]), (CapacityState.Unknown, ["unbekannt"]));
}
