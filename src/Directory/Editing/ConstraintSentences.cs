using IntMan.Foundation.Text;
using Npgsql;

namespace IntMan.Directory.Editing;

/// <summary>What only the database sees, in words for the person who typed or holds the file.</summary>
internal static class ConstraintSentences
{
    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["one_mandate_per_day"] = "Für diese Gemeinde gilt in dem Zeitraum schon ein anderes Auftragsverhältnis. Beenden Sie zuerst das bisherige.",
        ["one_holding_at_a_time"] = "Die Person hat diese Stelle in dem Zeitraum schon. Prüfen Sie „gültig ab“ und „gültig bis“.",
        ["one_absence_at_a_time"] = "Für diese Person ist in dem Zeitraum schon eine Abwesenheit eingetragen.",
        ["nobody_substitutes_themselves"] = "Niemand kann sich selbst vertreten. Wählen Sie eine andere Person.",
        ["no_substitute_cycle"] = "Die Vertretungen bilden einen Kreis: Am Ende wäre niemand da. Wählen Sie eine andere Vertretung.",
        ["one_place_at_a_time"] = "Diese Sprechstunde überschneidet sich mit einer anderen an einem anderen Ort. Ändern Sie Zeit oder Ort.",
        ["one_school_holiday_per_day"] = "Die Ferien überschneiden sich mit anderen Ferien desselben Landes.",
        ["one_rule_per_area"] = "Diese Zuständigkeit gibt es schon.",
        ["one_street_per_name"] = "Diese Straße gibt es in der Gemeinde schon unter einer anderen Schreibweise.",
        ["one_district_per_name"] = "Diesen Ortsteil gibt es in der Gemeinde schon unter einer anderen Schreibweise.",
        ["one_post_per_slug"] = "Dieses Kürzel hat schon eine andere Stelle. Wählen Sie ein anderes.",
        ["one_person_per_slug"] = "Dieses Kürzel hat schon eine andere Person. Wählen Sie ein anderes.",
        ["one_place_per_slug"] = "Dieses Kürzel hat schon ein anderer Ort. Wählen Sie ein anderes.",
        ["one_organisation_per_slug"] = "Dieses Kürzel hat schon eine andere Organisation. Wählen Sie ein anderes.",
        ["one_service_per_slug"] = "Dieses Kürzel hat schon ein anderes Angebot. Wählen Sie ein anderes.",
        ["one_service_per_source_key"] = "Aus dieser Quelle gibt es schon ein Angebot mit demselben Schlüssel.",
        ["one_organisation_per_source_key"] = "Aus dieser Quelle gibt es schon eine Organisation mit demselben Schlüssel.",
        ["one_place_per_source_key"] = "Aus dieser Quelle gibt es schon einen Ort mit demselben Schlüssel.",
        ["one_service_per_place"] = "Das Angebot gibt es an diesem Ort schon.",
        ["one_translation_per_language"] = "Für diese Sprache gibt es schon eine Übersetzung.",
        ["one_deviation_per_date"] = "Für diesen Tag ist zu der Sprechstunde schon eine Abweichung eingetragen.",
    };

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["one_mandate_per_day"] = "ValidFrom",
        ["one_holding_at_a_time"] = "ValidFrom",
        ["one_absence_at_a_time"] = "FirstDay",
        ["nobody_substitutes_themselves"] = "SubstituteId",
        ["no_substitute_cycle"] = "SubstituteId",
        ["one_place_at_a_time"] = "StartsAt",
        ["one_rule_per_area"] = "ValidFrom",
        ["one_street_per_name"] = "Name",
        ["one_district_per_name"] = "Name",
        ["one_post_per_slug"] = "Slug",
        ["one_person_per_slug"] = "Slug",
        ["one_place_per_slug"] = "Slug",
        ["one_organisation_per_slug"] = "Slug",
        ["one_service_per_slug"] = "Slug",
        ["one_service_per_place"] = "PlaceId",
        ["one_translation_per_language"] = "Language",
        ["one_deviation_per_date"] = "Day",
    };

    /// <summary>Whether the database refused the data, not the connection or the program: classes 22 and 23 of SQLSTATE.</summary>
    public static bool IsAboutData(PostgresException e) => e.SqlState.StartsWith("22", StringComparison.Ordinal) || e.SqlState.StartsWith("23", StringComparison.Ordinal);

    /// <summary>The property the sentence belongs to; null when it concerns the whole entry.</summary>
    public static string? FieldOf(PostgresException e) => Fields.GetValueOrDefault(e.ConstraintName ?? "");

    public static string Of(PostgresException e) => Sentences.GetValueOrDefault(e.ConstraintName ?? "") ?? $"Die Angaben passen nicht zu den vorhandenen Daten ({e.ConstraintName ?? e.SqlState}).";
}
