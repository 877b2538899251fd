using System.Globalization;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Seeds;
using IntMan.Foundation.Database;
using IntMan.Portal.Database;

namespace IntMan.Portal.Commands;

public static class MaintainData
{
    public static async Task<int> MigrateAsync(bool withLogins, CancellationToken cancellation)
    {
        await using var database = await CommandDatabase.OpenAsync(cancellation);
        var applied = await database.MigrateAsync(cancellation);
        Console.WriteLine(applied == 0 ? "Das Schema ist auf dem Stand dieser Version."
            : string.Create(CultureInfo.InvariantCulture, $"{applied} Migrationen angewendet."));
        if (withLogins)
        {
            var file = await ZoneLogins.RenewAsync(database, cancellation);
            Console.WriteLine($"Jede Zone hat ein neues Passwort. Alle stehen in {file}; nur wem die Datei gehört, kann sie lesen.");
        }

        return 0;
    }

    public static async Task<int> SeedDemoAsync(CancellationToken cancellation)
    {
        await using var database = await CommandDatabase.OpenMigratedAsync(cancellation);
        Print(await DemoCounty.LoadAsync(database, TimeProvider.System, cancellation), dryRun: false);
        return 0;
    }

    public static async Task<int> SeedLoadAsync(int scale, CancellationToken cancellation)
    {
        await using var database = await CommandDatabase.OpenMigratedAsync(cancellation);
        await using var directory = database.CreateDirectory();
        var loaded = await SyntheticCounty.LoadSynthetic(directory, scale, new ConsoleProgress("Gemeinden"), cancellation);
        await database.CountRowsAsync(cancellation);
        Console.WriteLine(loaded == 0 ? "Diese Daten sind schon geladen."
            : string.Create(CultureInfo.InvariantCulture, $"{loaded} Gemeinden mit Stellen, Straßen und Sprechstunden geladen."));
        return 0;
    }

    public static async Task<int> ImportAsync(ImportKind kind, FileInfo file, (string? Source, string? Licence) foreign, bool dryRun,
        CancellationToken cancellation)
    {
        var isFolder = kind == ImportKind.Services && System.IO.Directory.Exists(file.FullName);
        if (!file.Exists && !isFolder)
        {
            throw new PortalStartRefused($"Die Datei {file.FullName} gibt es nicht.");
        }

        await using var database = await CommandDatabase.OpenMigratedAsync(cancellation);
        await using var directory = database.CreateDirectory();
        var import = new ImportFile(directory, TimeProvider.System) { Source = foreign.Source, Licence = foreign.Licence,
            FileName = file.Name, ListedNotices = int.MaxValue };
        ImportReport report;
        if (isFolder)
        {
            report = await import.ExecuteFolderAsync(file.FullName, dryRun, new ConsoleProgress("Zeilen"), cancellation);
        }
        else
        {
            await using var csv = Open(file);
            report = await import.ExecuteAsync(kind, csv, dryRun, new ConsoleProgress("Zeilen"), cancellation);
        }

        if (report.Created > 0 && !dryRun)
        {
            await database.CountRowsAsync(cancellation);
        }

        Print(report, dryRun);
        return report.Errors.Count == 0 ? 0 : 1;
    }

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

    private static string Word(NoticeKind kind) => kind switch { NoticeKind.Repaired => "Repariert", NoticeKind.Skipped => "Übergangen",
        _ => "Nicht übernommen" };

    private static void Print(ImportReport report, bool dryRun)
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
            Console.WriteLine($"{Word(notice.Kind)}: {notice.File}{row}: {notice.Text}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Rows} Zeilen gelesen: {report.Created} neu, {report.Changed} geändert, {report.Unchanged} unverändert, "
            + $"{report.ErrorCount} mit Fehler."));
        if (report.Repaired + report.Skipped > 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"Davon {report.Repaired} repariert; {report.Skipped} übergangen."));
        }

        Console.WriteLine(report.Errors.Count > 0 ? "Nichts wurde übernommen." : dryRun
            ? "Probelauf: Nichts wurde geändert." : "Übernommen.");
    }
}
