
namespace IntMan.Directory.Quality;

/// <summary>German words of what has to be repaired, and of reports.</summary>
public static class IssueTexts
{
    private static readonly Dictionary<QualityIssue, (string Title, string Advice, string Day)> Texts = new()
    {
        [QualityIssue.SuggestionWaiting] = ("Wartende Meldungen", "Prüfen Sie die Meldung, übernehmen Sie sie oder lehnen Sie sie ab.",
            "gemeldet am"),
        [QualityIssue.PhoneFailed] = ("Kontakte, die zweimal als falsch gemeldet sind",
        "Rufen Sie selbst an und berichtigen Sie die Nummer.", "seit"),
        [QualityIssue.LongOverdue] = ("Sehr lange nicht bestätigt, in Listen ausgeblendet",
        "Prüfen und bestätigen Sie den Eintrag. Er steht dann wieder in den Listen.", "bestätigt am"),
        [QualityIssue.Overdue] = ("Überfällige Bestätigungen", "Prüfen und bestätigen Sie den Eintrag.", "bestätigt am"),
        [QualityIssue.Due] = ("Bald fällige Bestätigungen", "Prüfen und bestätigen Sie den Eintrag.", "bestätigt am"),
        [QualityIssue.MunicipalityWithoutManager] = ("Orte ohne Integrationsmanagement",
        "Tragen Sie eine Stelle oder eine Zuständigkeit ein.", ""),
        [QualityIssue.StreetWithoutRule] = ("Straßen ohne Zuständigkeit",
        "Tragen Sie ein, wer für die Straße, den Ortsteil oder den Ort zuständig ist.", ""),
        [QualityIssue.StreetPartlyGap] = ("Straßen mit Hausnummern ohne Zuständigkeit",
        "Tragen Sie ein, wer für die genannten Hausnummern zuständig ist. Gezählt wird jede Nacht.", ""),
        [QualityIssue.StreetCompeting] = ("Straßen mit mehreren Zuständigkeiten",
        "Prüfen Sie, ob mehrere Stellen gemeint sind, zum Beispiel ein Tandem. Gezählt wird jede Nacht.", ""),
        [QualityIssue.HourWithoutPlace] = ("Sprechstunden ohne Ort",
        "Der Ort steht in der Sprechstunde. Die Person trägt ihn unter „Mein Eintrag“ ein; fragen Sie nach.", ""),
        [QualityIssue.AbsenceWithoutSubstitute] = ("Abwesenheiten ohne Vertretung",
        "Die Person trägt unter „Mein Eintrag“ ein, wer vertritt; fragen Sie nach.", "ab"),
        [QualityIssue.ServiceOverdue] = ("Angebote: überfällige Bestätigungen",
        "Fragen Sie bei der Organisation nach und bestätigen Sie das Angebot.", "bestätigt am"),
        [QualityIssue.ServiceUnreachable] = ("Angebote, die man nicht erreicht",
        "Tragen Sie Telefon, E-Mail-Adresse oder Website ein, oder berichtigen Sie die Nummer.", ""),
        [QualityIssue.ServiceWithoutHours] = ("Offene Angebote ohne Öffnungszeiten",
        "Tragen Sie Öffnungszeiten ein oder ändern Sie den Zugang auf „mit Termin“.", ""),
        [QualityIssue.ServiceWithoutArea] = ("Angebote ohne Einzugsgebiet",
        "Nennen Sie Gemeinden oder Kreise, oder wählen Sie „für alle Orte“.", ""),
        [QualityIssue.ServiceCapacityOld] = ("Angebote ohne aktuelle Angabe zu Plätzen",
        "Fragen Sie nach freien Plätzen und tragen Sie die Antwort ein.", "Stand vom"),
        [QualityIssue.ServiceDraftOld] = ("Entwürfe von Angeboten, älter als 30 Tage", "Veröffentlichen oder beenden Sie den Entwurf.",
        "geändert am"),
        [QualityIssue.VacantWithoutNote] = ("Unbesetzte Stellen ohne Hinweis", "Schreiben Sie, an wen sich Ratsuchende wenden.", ""),
    };

    public static string Title(QualityIssue issue) => Texts[issue].Title;

    public static string Advice(QualityIssue issue) => Texts[issue].Advice;

    public static string DayLabel(QualityIssue issue) => Texts[issue].Day;

    public static string Key(QualityIssue issue) => issue switch
    {
        QualityIssue.SuggestionWaiting => "meldungen",
        QualityIssue.PhoneFailed => "falsche-nummern",
        QualityIssue.LongOverdue => "ausgeblendet",
        QualityIssue.Overdue => "ueberfaellig",
        QualityIssue.Due => "bald-faellig",
        QualityIssue.MunicipalityWithoutManager => "orte",
        QualityIssue.StreetWithoutRule => "strassen",
        QualityIssue.StreetPartlyGap => "hausnummern",
        QualityIssue.StreetCompeting => "mehrfach",
        QualityIssue.HourWithoutPlace => "sprechzeiten",
        QualityIssue.AbsenceWithoutSubstitute => "vertretungen",
        QualityIssue.ServiceOverdue => "angebote-ueberfaellig",
        QualityIssue.ServiceUnreachable => "angebote-unerreichbar",
        QualityIssue.ServiceWithoutHours => "angebote-ohne-zeiten",
        QualityIssue.ServiceWithoutArea => "angebote-ohne-gebiet",
        QualityIssue.ServiceCapacityOld => "angebote-plaetze",
        QualityIssue.ServiceDraftOld => "angebote-entwuerfe",
        _ => "unbesetzt",
    };

    public static QualityIssue? Parse(string? key) => Enum.GetValues<QualityIssue>().Cast<QualityIssue?>()
        .FirstOrDefault(issue => Key(issue!.Value) == key);

    public static string Kind(SuggestionKind kind) => kind switch
    {
        SuggestionKind.PhoneWrong => "Nummer falsch",
        SuggestionKind.PersonGone => "Person nicht mehr da",
        SuggestionKind.HoursWrong => "Zeiten falsch",
        SuggestionKind.PlaceWrong => "Ort falsch",
        SuggestionKind.StreetWrong => "Straße falsch",
        _ => "Sonstiges",
    };
}
