using IntMan.Directory.Staff;

namespace IntMan.Portal.Pages.Directory;

public static class EntryKinds
{
    public static IReadOnlyList<ListedKind> All { get; } =
    [
        new(EntryKind.Person, "personen", "Personen", "Neue Person", "Name, Sprachen, Durchwahl und Einwilligung."),
        new(EntryKind.Post, "stellen", "Stellen", "Neue Stelle", "Telefon und Postfach einer Aufgabe, und wer sie hat."),
        new(EntryKind.Place, "orte", "Orte", "Neuer Ort", "Wo Sprechstunden stattfinden."),
        new(EntryKind.Organisation, "organisationen", "Organisationen", "Neue Organisation",
        "Landratsamt, Städte, Träger und Beratungsstellen."),
        new(EntryKind.Service, "angebote", "Angebote", "Neues Angebot", "Beratung, Kurse und Treffs, an die verwiesen wird."),
        new(EntryKind.District, "ortsteile", "Ortsteile", "Neuer Ortsteil", "Ortsteile der Gemeinden."),
        new(EntryKind.Street, "strassen", "Straßen", "Neue Straße", "Straßen der Gemeinden und ihr Ortsteil."),
        new(EntryKind.Municipality, "gemeinden", "Gemeinden", null, "Angaben zur Gemeinde und ihre Zuständigkeiten."),
        new(EntryKind.County, "kreise", "Kreise", null, "Die Dienststelle, die antwortet, wenn niemand näher zuständig ist."),
        new(EntryKind.Association, "verbaende", "Verbände", "Neuer Verband", "Gemeinden, die gemeinsam beschäftigen."),
        new(EntryKind.Commission, "auftraege", "Auftragsverhältnisse", "Neues Auftragsverhältnis",
        "Wer wann für welche Gemeinde das Integrationsmanagement stellt."),
        new(EntryKind.TargetGroup, "zielgruppen", "Zielgruppen", "Neue Zielgruppe", "Für wen eine Zuständigkeit gilt."),
        new(EntryKind.SchoolHoliday, "schulferien", "Schulferien", "Neue Schulferien", "Ferien, in denen Sprechstunden pausieren."),
        new(EntryKind.ClosingDay, "schliesstage", "Schließtage", "Neuer Schließtag",
        "Tage, an denen niemand da ist, zum Beispiel Heiligabend. Sie gelten sofort für alle Sprechstunden."),
    ];

    public static ListedKind Of(EntryKind kind) => All.First(listed => listed.Kind == kind);
}

public sealed record ListedKind(EntryKind Kind, string Path, string Title, string? New, string Sentence)
{
    public string Address => "/verwaltung/" + Path;

    // Posts are met at their overview, everything else in its form.
    public string AddressOf(string key) => Kind == EntryKind.Post ? $"/stellen/{key}" : $"{Address}/{key}";

    public bool IsCountyWide => Kind is EntryKind.County or EntryKind.Association or EntryKind.TargetGroup or EntryKind.SchoolHoliday;
}
