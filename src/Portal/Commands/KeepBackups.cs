using System.Globalization;
using IntMan.Foundation.Database;
using IntMan.Portal.Database;
using Npgsql;

namespace IntMan.Portal.Commands;

public static class KeepBackups
{
    public static async Task<int> BackupAsync(PortalSettings settings, string file, CancellationToken cancellation)
    {
        await using var database = await PortalDatabase.OpenAsync(settings, mayShare: true, cancellation);
        var path = Path.GetFullPath(file);
        await new BackupFile(path).WriteAsync(database.ConnectionString, new ConsoleProgress("Tabellen"), cancellation);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Gesichert: {path}, {new FileInfo(path).Length / 1024.0:0} KB. Prüfsumme: {path}.sha256"));
        return 0;
    }

    public static async Task<int> RestoreAsync(PortalSettings settings, string file, bool replace, CancellationToken cancellation)
    {
        await using var database = await PortalDatabase.OpenAsync(settings, mayShare: false, cancellation);
        var report = await RestoreAsync(database.ConnectionString, Path.GetFullPath(file), replace, cancellation);
        Console.WriteLine(report.IsVerified ? "Die Prüfsumme stimmt."
            : "Neben der Datei liegt keine Prüfsumme; sie wurde nicht verglichen.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Eingespielt: {report.Tables} Tabellen, danach {report.Rows} Zeilen in der Datenbank."));
        if (report.Migrated > 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{report.Migrated} Migrationen angewendet: Die Sicherung war von einer älteren Version."));
        }

        if (report.ErasedAgain > 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{report.ErasedAgain} Löschungen in Fällen sind wiederholt: Sie kamen nach der Sicherung."));
        }

        if (report.HasReplaced)
        {
            Console.WriteLine("Die bisherigen Daten sind ersetzt.");
        }

        return 0;
    }

    private static async Task<RestoreReport> RestoreAsync(string connectionString, string path, bool replace,
        CancellationToken cancellation)
    {
        try
        {
            return await new DatabaseRestore(connectionString).ExecuteAsync(path, replace, new ConsoleProgress("Tabellen"), cancellation);
        }
        catch (NpgsqlException e) when (e is not PostgresException)
        {
            throw new PortalStartRefused($"Die Datenbank ist nicht erreichbar: {e.Message}", e);
        }
    }
}
