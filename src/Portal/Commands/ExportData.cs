using System.Globalization;
using IntMan.Directory.Contacts;
using IntMan.Directory.Exchange.Export;
using IntMan.Directory.Exchange.Hsds;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Published;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;
using IntMan.Portal.Database;

namespace IntMan.Portal.Commands;

public static class ExportData
{
    public static Task<int> ExportAsync(ImportKind kind, string file, CancellationToken cancellation) => WriteAsync(file, async database =>
    {
        if (kind == ImportKind.Services && Path.GetExtension(file).ToLowerInvariant() is ".ndjson" or ".jsonl" or ".json" or ".zip")
        {
            var services = await ExportHsdsAsync(database, file, cancellation);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{services} veröffentlichte Angebote in {file} geschrieben."));
            return;
        }

        await using var directory = database.CreateDirectory();
        var rows = await new ExportFolder(directory).WriteAsync(kind, Path.GetFullPath(file), new ConsoleProgress("Zeilen"), cancellation);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} Zeilen in {file} geschrieben."));
    }, cancellation);

    public static Task<int> ExportAllAsync(string folder, CancellationToken cancellation) => WriteAsync(folder, async database =>
    {
        await using var directory = database.CreateDirectory();
        var rows = await new ExportFolder(directory).ExecuteAsync(Path.GetFullPath(folder),
            kind => new ConsoleProgress($"Zeilen in {ImportKinds.FileNameOf(kind)}"), cancellation);
        foreach (var (kind, count) in rows)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{count} Zeilen in {Path.Combine(folder, ImportKinds.FileNameOf(kind))} geschrieben."));
        }
    }, cancellation);

    private static async Task<int> ExportHsdsAsync(PortalDatabase database, string file, CancellationToken cancellation)
    {
        ReadingConventions.Apply();
        var export = new ExportHsds(new ReadHsds(new PublicSource(database.Public), new MunicipalCalendar(TimeProvider.System)),
            TimeProvider.System);
        var part = Path.GetFullPath(file) + ".part";
        try
        {
            int services;
            await using (var target = File.Create(part))
            {
                var progress = new ConsoleProgress("Angebote");
                services = Path.GetExtension(file).Equals(".zip", StringComparison.OrdinalIgnoreCase)
                    ? await export.TablesAsync(target, progress, cancellation) : await export.LinesAsync(target, progress, cancellation);
            }

            File.Move(part, file, overwrite: true);
            return services;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static async Task<int> WriteAsync(string target, Func<PortalDatabase, Task> write, CancellationToken cancellation)
    {
        await using var database = await CommandDatabase.OpenMigratedAsync(cancellation);
        try
        {
            await write(database);
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PortalStartRefused($"{target} lässt sich nicht schreiben: {e.Message}", e);
        }
    }
}
