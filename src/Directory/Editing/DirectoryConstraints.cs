using IntMan.Foundation.Changes;

namespace IntMan.Directory.Editing;

internal static class DirectoryConstraints
{
    public static ConstraintSentences Sentences { get; } = new(
        ("message_county", "Wählen Sie, an wen die Infomail geht.", "Audience"),
        ("message_municipality", "Wählen Sie, an wen die Infomail geht.", "Audience"),
        ("one_mandate_per_day",
            "Für diese Gemeinde gilt in dem Zeitraum schon ein anderes Auftragsverhältnis. Beenden Sie zuerst das bisherige.", "ValidFrom"),
        ("one_holding_at_a_time",
            "Die Person hat diese Stelle in dem Zeitraum schon. Prüfen Sie „gültig ab“ und „gültig bis“.", "ValidFrom"),
        ("one_absence_at_a_time", "Für diese Person ist in dem Zeitraum schon eine Abwesenheit eingetragen.", "FirstDay"),
        ("nobody_substitutes_themselves", "Niemand kann sich selbst vertreten. Wählen Sie eine andere Person.", "SubstituteId"),
        ("no_substitute_cycle",
            "Die Vertretungen bilden einen Kreis: Am Ende wäre niemand da. Wählen Sie eine andere Vertretung.", "SubstituteId"),
        ("one_place_at_a_time",
            "Diese Sprechstunde überschneidet sich mit einer anderen an einem anderen Ort. Ändern Sie Zeit oder Ort.", "StartsAt"),
        ("one_school_holiday_per_day", "Die Ferien überschneiden sich mit anderen Ferien desselben Landes.", null),
        ("one_rule_per_area", "Diese Zuständigkeit gibt es schon.", "ValidFrom"),
        ("one_street_per_name", "Diese Straße gibt es in der Gemeinde schon unter einer anderen Schreibweise.", "Name"),
        ("one_district_per_name", "Diesen Ortsteil gibt es in der Gemeinde schon unter einer anderen Schreibweise.", "Name"),
        ("one_post_per_slug", "Dieses Kürzel hat schon eine andere Stelle. Wählen Sie ein anderes.", "Slug"),
        ("one_person_per_slug", "Dieses Kürzel hat schon eine andere Person. Wählen Sie ein anderes.", "Slug"),
        ("one_place_per_slug", "Dieses Kürzel hat schon ein anderer Ort. Wählen Sie ein anderes.", "Slug"),
        ("one_organisation_per_slug", "Dieses Kürzel hat schon eine andere Organisation. Wählen Sie ein anderes.", "Slug"),
        ("one_service_per_slug", "Dieses Kürzel hat schon ein anderes Angebot. Wählen Sie ein anderes.", "Slug"),
        ("one_service_per_source_key", "Aus dieser Quelle gibt es schon ein Angebot mit demselben Schlüssel.", null),
        ("one_organisation_per_source_key", "Aus dieser Quelle gibt es schon eine Organisation mit demselben Schlüssel.", null),
        ("one_place_per_source_key", "Aus dieser Quelle gibt es schon einen Ort mit demselben Schlüssel.", null),
        ("one_service_per_place", "Das Angebot gibt es an diesem Ort schon.", "PlaceId"),
        ("one_translation_per_language", "Für diese Sprache gibt es schon eine Übersetzung.", "Language"),
        ("one_deviation_per_date", "Für diesen Tag ist zu der Sprechstunde schon eine Abweichung eingetragen.", "Day"));
}
