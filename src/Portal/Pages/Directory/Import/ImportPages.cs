using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Exchange.Import.Jobs;
using IntMan.Portal.TagHelpers;

namespace IntMan.Portal.Pages.Directory.Import;

public static class ImportPages
{
    private static readonly Dictionary<string, string> Entities = new(StringComparer.Ordinal)
    {
        ["county"] = "Kreis", ["association"] = "Verband", ["municipality"] = "Gemeinde", ["district"] = "Ortsteil", ["street"] = "Straße",
            ["organisation"] = "Organisation",
        ["mandate"] = "Auftragsverhältnis", ["place"] = "Ort", ["post"] = "Stelle", ["person"] = "Person", ["post_holder"] = "Besetzung",
        ["absence"] = "Abwesenheit",
        ["confirmation"] = "Bestätigung", ["target_group"] = "Zielgruppe", ["responsibility"] = "Zuständigkeit",
        ["office_hour"] = "Sprechstunde",
        ["office_hour_deviation"] = "Abweichung", ["school_holiday"] = "Schulferien", ["service"] = "Angebot",
        ["service_place"] = "Angebot an einem Ort", ["service_translation"] = "Übersetzung",
    };

    public static IReadOnlyList<Choice> Kinds { get; } =
        [new("", "Am Inhalt erkennen"), .. Enum.GetValues<ImportKind>()
            .Select(kind => new Choice(ImportKinds.NameOf(kind), ImportKinds.GermanOf(kind)))];

    // What may be uploaded.
    public const string Accepted = ".csv,.txt,.tsv,.xlsx,.xlsm,.xls,.zip,.json,.ndjson,text/csv";

    public static string EntityOf(string table) => Entities[table];

    public static string NameOf(ImportState state) => state switch
    {
        ImportState.Undone => "zurückgenommen",
        ImportState.Undoing => "wird zurückgenommen",
        _ => "übernommen",
    };

    public static string Progress(ImportJob job, Func<int, string> number) => job.State switch
    {
        ImportState.Undoing => "Der Import wird zurückgenommen.",
        _ when job.RowsRead == 0 => job.State == ImportState.Applying ? "Die Datei wird übernommen." : "Die Datei wird gelesen.",
        _ when job.RowsRead < job.RowsTotal => $"{number(job.RowsRead)} von {number(job.RowsTotal)} Zeilen sind gelesen.",
        _ => $"Alle {number(job.RowsRead)} Zeilen sind gelesen. Jetzt vergleicht das Portal sie mit den Einträgen.",
    };
}
