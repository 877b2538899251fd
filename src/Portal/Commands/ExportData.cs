using System.Globalization;
using IntMan.Directory.Import;
using IntMan.Portal.Database;

namespace IntMan.Portal.Commands;

/// <summary>Writes what the importers read.</summary>
public static class ExportData
{
    public static Task<int> ExportAsync(ImportKind kind, string file, CancellationToken cancellation) => WriteAsync(file, async database =>
    {
        await using var directory = database.CreateDirectory();
        var rows = await new ExportFolder(directory).WriteAsync(kind, Path.GetFullPath(file), new ConsoleProgress("Zeilen"), cancellation);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} Zeilen in {file} geschrieben."));
    }, cancellation);

    public static Task<int> ExportAllAsync(string folder, CancellationToken cancellation) => WriteAsync(folder, async database =>
    {
        await using var directory = database.CreateDirectory();
        var rows = await new ExportFolder(directory).ExecuteAsync(Path.GetFullPath(folder), kind => new ConsoleProgress($"Zeilen in {ImportKinds.FileNameOf(kind)}"), cancellation);
        foreach (var (kind, count) in rows)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} Zeilen in {Path.Combine(folder, ImportKinds.FileNameOf(kind))} geschrieben."));
        }
    }, cancellation);

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
