using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Cases;

internal static class CaseloadConstraints
{
    public static ConstraintSentences Sentences { get; } = new(
        ("plan_needs_consent", "Teil A und Teil B brauchen Beratungsvereinbarung und Einwilligung. Tragen Sie zuerst beide ein.", null),
        ("health_needs_consent",
            "Angaben zur Gesundheit brauchen eine Einwilligung, die Gesundheit nennt. Tragen Sie sie zuerst ein.", null),
        ("one_case_per_alias", "Dieses Merkwort hat schon ein offener Fall im Team. Wählen Sie ein anderes.", "Alias"),
        ("alias_is_a_word", "Wählen Sie ein Merkwort aus der Liste.", "Alias"),
        ("end_after_first_contact", "Das Ende liegt vor dem Erstkontakt. Prüfen Sie den Tag.", "EndedOn"),
        ("one_open_hand_over", "Für diesen Fall läuft schon eine Übergabe. Ziehen Sie sie zuerst zurück.", null),
        ("consent_period", "Die Gültigkeit endet vor der Unterschrift. Prüfen Sie beide Tage.", "ValidUntil"),
        ("withdrawn_after_signing", "Der Widerruf liegt vor der Unterschrift. Prüfen Sie den Tag.", "WithdrawnOn"),
        ("goal_period", "Die Umsetzung endet vor der Vereinbarung. Prüfen Sie beide Tage.", "PlannedUntil"),
        ("recipient_service", "Diese Stelle steht nicht mehr im Verzeichnis. Wählen Sie eine andere.", "ServiceId"),
        ("two_people_erase", "Löschen bestätigt eine zweite Person.", null),
        ("two_people_release", "Wer vorbereitet, gibt nicht frei. Bitten Sie eine zweite Person.", null),
        ("released_is_kept", "Ein freigegebener Bericht ändert sich nie. Legen Sie eine Berichtigung an.", null),
        ("released_as_seen", "Der Bericht wurde inzwischen geändert. Sehen Sie ihn noch einmal an.", null),
        ("one_correction_each", "Dieser Bericht ist schon berichtigt. Berichtigen Sie die Berichtigung.", null),
        ("closed_is_kept", "Dieser Sachbericht ist abgeschlossen. Seine Texte ändern sich nicht mehr.", null),
        ("one_statement_per_report", "Zu diesem Bericht gibt es schon einen Sachbericht.", null));
}
