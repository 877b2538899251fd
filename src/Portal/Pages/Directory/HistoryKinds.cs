using IntMan.Directory.Editing;
using IntMan.Directory.History;

namespace IntMan.Portal.Pages.Directory;

public static class HistoryKinds
{
    private static readonly (string Path, string Table, string German)[] All =
    [
        ("personen", "person", "Person"), ("stellen", "post", "Stelle"), ("besetzungen", "post_holder", "Besetzung"),
        ("orte", "place", "Ort"), ("organisationen", "organisation", "Organisation"),
        ("ortsteile", "district", "Ortsteil"), ("strassen", "street", "Straße"), ("gemeinden", "municipality", "Gemeinde"),
        ("kreise", "county", "Kreis"), ("verbaende", "association", "Verband"),
        ("auftraege", "mandate", "Auftragsverhältnis"), ("zielgruppen", "target_group", "Zielgruppe"),
        ("schulferien", "school_holiday", "Schulferien"), ("schliesstage", "closing_day", "Schließtag"),
        ("zustaendigkeiten", "responsibility", "Zuständigkeit"), ("sprechstunden", "office_hour", "Sprechstunde"),
        ("termine", "office_hour_deviation", "Abweichung"),
        ("abwesenheiten", "absence", "Abwesenheit"), ("bestaetigungen", "confirmation", "Bestätigung"),
        ("angebote", "service", "Angebot"), ("angebotsorte", "service_place", "Ort des Angebots"),
        ("uebersetzungen", "service_translation", "Übersetzung"),
    ];

    public static string? TableOf(string path) => All.FirstOrDefault(kind => kind.Path == path).Table;

    public static string German(string table) => All.First(kind => kind.Table == table).German;

    public static string AddressOf(EntryKey entry) =>
        $"/verwaltung/verlauf/{All.First(kind => kind.Table == entry.Entity).Path}/{entry.Key}";
}
