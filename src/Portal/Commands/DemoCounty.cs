using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Database;
using IntMan.Portal.Database;

namespace IntMan.Portal.Commands;

/// <summary>The demo county from content/demo, loaded through the importers that everybody uses.</summary>
public static class DemoCounty
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "content", "demo");

    /// <summary>Builds EF Core's model beside the first making of the cluster, which mostly waits for the disk.</summary>
    public static Task PrepareAsync(PortalSettings settings) =>
        settings.IsDevelopment && PortalDatabase.IsNew(settings) ? Task.Run(PortalDatabase.BuildModel) : Task.CompletedTask;

    /// <summary>A new developer sees the main job work at once; data that is there is never touched.</summary>
    public static async Task LoadIfEmptyAsync(PortalDatabase database, TimeProvider clock, CancellationToken cancellation)
    {
        // Asked without EF Core: building its model would cost every later start a second.
        await using var command = database.Owner.CreateCommand("select exists (select from directory.county)");
        if (await command.ExecuteScalarAsync(cancellation) is false)
        {
            await LoadAsync(database, clock, cancellation);
        }
    }

    /// <exception cref="PortalStartRefused">A file of the demo county has errors: the binary is damaged.</exception>
    public static async Task<ImportReport> LoadAsync(PortalDatabase database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var directory = database.CreateDirectory();
        var report = await new ImportFolder(directory, clock).ExecuteAsync(Folder, cancellation);
        if (report.Errors.Count > 0)
        {
            throw new PortalStartRefused($"Die Demodaten lassen sich nicht laden: {report.Errors[0].Message}");
        }

        await database.CountRowsAsync(cancellation);
        return report;
    }
}
