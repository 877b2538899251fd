using System.Globalization;
using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Database;
using IntMan.Foundation.Text;

namespace IntMan.Portal.Commands;

public static class ImportData
{
    // Tables of several kinds in one file.
    public const string All = "all";

    // "name=value" pairs; headers of columns and districts are compared as headers are.
    public static FileReading ReadingOf(string kind, string[] columns, string[] values, string[] posts) => kind == All ? FileReading.Nothing
        : new FileReading
        {
            Columns = Pairs("--column", columns).ToDictionary(pair => Labels.Fold(pair.Name), pair => KeyOf(kind, pair.Value)),
            ForAll = Pairs("--set", values).ToDictionary(pair => KeyOf(kind, pair.Name), pair => pair.Value),
            Posts = Pairs("--post", posts).ToDictionary(pair => Labels.Fold(pair.Name), pair => pair.Value),
            KnowsColumns = columns.Length > 0, KnowsValues = values.Length > 0, KnowsPosts = posts.Length > 0,
        };

    public static async Task<int> ExecuteAsync(string kind, FileInfo file, (string? Source, string? Licence) foreign, FileReading reading,
        bool dryRun, CancellationToken cancellation)
    {
        var isFolder = kind == ImportKinds.NameOf(ImportKind.Services) && System.IO.Directory.Exists(file.FullName);
        if (!file.Exists && !isFolder)
        {
            throw new PortalStartRefused($"Die Datei {file.FullName} gibt es nicht.");
        }

        await using var database = await CommandDatabase.OpenMigratedAsync(cancellation);
        await using var directory = database.CreateDirectory();
        var import = new ImportFile(directory, TimeProvider.System) { Source = foreign.Source, Licence = foreign.Licence,
            FileName = file.Name, ListedNotices = int.MaxValue, Reading = reading };
        ImportReport report;
        if (isFolder)
        {
            report = await import.ExecuteFolderAsync(file.FullName, dryRun, new ConsoleProgress("Zeilen"), cancellation);
        }
        else
        {
            await using var csv = Open(file);
            report = await import.ExecuteAsync(kind == All ? null : ImportKinds.Parse(kind), csv, dryRun, new ConsoleProgress("Zeilen"),
                cancellation);
        }

        if (report.Created + report.Changed > 0 && report.ErrorCount == 0 && !dryRun)
        {
            await database.CountRowsAsync(cancellation);
        }

        Print(report, dryRun);
        return report.Errors.Count == 0 ? 0 : 1;
    }

    private static IEnumerable<(string Name, string Value)> Pairs(string option, string[] said) => said.Select(pair =>
        pair.LastIndexOf('=') is > 0 and var at ? (pair[..at].Trim(), pair[(at + 1)..].Trim())
            : throw new PortalStartRefused($"{option} {pair}: Schreiben Sie Name und Angabe mit = dazwischen."));

    private static string KeyOf(string kind, string header) => header.Length == 0 ? FileReading.NotRead
        : ImportTexts.KeyOf(ImportKinds.Parse(kind), header)
            ?? throw new PortalStartRefused($"Die Spalte „{header}“ gibt es bei {kind} nicht.");

    private static FileStream Open(FileInfo file)
    {
        try
        {
            return file.OpenRead();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PortalStartRefused($"Die Datei {file.FullName} lässt sich nicht lesen: {e.Message}", e);
        }
    }

    public static void Print(ImportReport report, bool dryRun)
    {
        foreach (var error in report.Errors)
        {
            Console.Error.WriteLine(error.Message);
        }

        if (report.ErrorCount > report.Errors.Count)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"… und {report.ErrorCount - report.Errors.Count} weitere Fehler."));
        }

        if (report.UnusedColumns.Count > 0)
        {
            Console.WriteLine($"Nicht verwendete Spalten: {string.Join(", ", report.UnusedColumns)}");
        }

        foreach (var notice in report.Notices)
        {
            var row = notice.Row > 0 ? string.Create(CultureInfo.InvariantCulture, $", Zeile {notice.Row}") : "";
            Console.WriteLine($"{Capital(ImportTexts.WordOf(notice.Kind))}: {notice.File}{row}: {notice.Text}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Rows} Zeilen gelesen: {report.Created} neu, {report.Changed} geändert, {report.Unchanged} unverändert, "
            + $"{report.ErrorCount} mit Fehler."));
        if (report.Repaired + report.Skipped > 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"Davon {report.Repaired} repariert; {report.Skipped} übergangen."));
        }

        var done = dryRun ? "Probelauf: Nichts wurde geändert." : "Übernommen.";
        Console.WriteLine(report.Errors.Count > 0 ? "Nichts wurde übernommen." : done);
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
