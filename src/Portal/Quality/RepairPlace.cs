using IntMan.Directory.Quality;

namespace IntMan.Portal.Quality;

/// <summary>Where a trouble is repaired.</summary>
public static class RepairPlace
{
    /// <returns>Address and what the link says.</returns>
    public static (string Address, string Text) Of(QualityLine line) => line.Issue switch
    {
        QualityIssue.SuggestionWaiting => ($"/verwaltung/hinweise/{line.Key}", "Meldung bearbeiten"),
        QualityIssue.LongOverdue or QualityIssue.Overdue or QualityIssue.Due => ($"/verwaltung/bestaetigen?stelle={line.Slug}", "Prüfen und bestätigen"),
        QualityIssue.PhoneFailed => ($"/verwaltung/qualitaet?art={IssueTexts.Key(QualityIssue.SuggestionWaiting)}", "Meldungen bearbeiten"),
        QualityIssue.MunicipalityWithoutManager or QualityIssue.StreetWithoutRule => ($"/gemeinden/{line.Ags}", "Seite des Ortes"),
        _ => ($"/ansprechpersonen/{line.Slug}", "Eintrag ansehen"),
    };
}
