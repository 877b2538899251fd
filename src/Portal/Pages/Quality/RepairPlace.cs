using IntMan.Directory.Quality;
using IntMan.Portal.Pages.Directory.Responsibilities;

namespace IntMan.Portal.Pages.Quality;

public static class RepairPlace
{
    public static (string Address, string Text) Of(QualityLine line, Guid? reader) => line.Issue switch
    {
        QualityIssue.SuggestionWaiting or QualityIssue.PhoneFailed => ($"/verwaltung/hinweise/{line.Key}", "Meldung bearbeiten"),
        QualityIssue.LongOverdue or QualityIssue.Overdue or QualityIssue.Due =>
        ($"/verwaltung/bestaetigen?stelle={line.Slug}", "Prüfen und bestätigen"),
        QualityIssue.MunicipalityWithoutManager or QualityIssue.StreetCompeting => (Territory(line), "Zuständigkeiten ansehen"),
        QualityIssue.StreetWithoutRule or QualityIssue.StreetPartlyGap =>
        ($"{Territory(line)}/aendern?bereich={AreaKeys.Street}:{line.Key}", "Zuständigkeit festlegen"),
        QualityIssue.HourWithoutPlace when IsOwn(line, reader) => ($"/konto/eintrag/sprechstunde/{line.Key}", "Ort eintragen"),
        QualityIssue.AbsenceWithoutSubstitute when IsOwn(line, reader) => ($"/konto/eintrag/abwesend/{line.Key}", "Vertretung eintragen"),
        QualityIssue.ServiceWithoutHours => ($"/verwaltung/angebote/{line.Key}/zeiten", "Öffnungszeiten eintragen"),
        QualityIssue.ServiceOverdue or QualityIssue.ServiceUnreachable or QualityIssue.ServiceWithoutArea
        or QualityIssue.ServiceCapacityOld or QualityIssue.ServiceDraftOld => ($"/verwaltung/angebote/{line.Key}", "Angebot bearbeiten"),
        QualityIssue.VacantWithoutNote => ($"/verwaltung/stellen/{line.PostId}", "Stelle bearbeiten"),
        _ => ($"/ansprechpersonen/{line.Slug}", "Eintrag ansehen und nachfragen"),
    };

    private static string Territory(QualityLine line) => $"{TerritoryPage.Root}/{line.Ags}";

    private static bool IsOwn(QualityLine line, Guid? reader) => line.PersonId is not null && line.PersonId == reader;
}
