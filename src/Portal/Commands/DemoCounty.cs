using IntMan.Accounts;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Seeds;
using IntMan.Foundation.Database;
using IntMan.Portal.Database;

namespace IntMan.Portal.Commands;

public static class DemoCounty
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "content", "demo");

    public static Task PrepareAsync(PortalSettings settings) =>
        settings.IsDevelopment && PortalDatabase.IsNew(settings) ? Task.Run(PortalDatabase.BuildModel) : Task.CompletedTask;

    // A new developer sees the main job work at once; data that is there is never touched.
    public static async Task LoadIfEmptyAsync(PortalDatabase database, TimeProvider clock, CancellationToken cancellation)
    {
        if (await DemoClosingDays.IsCountyMissingAsync(database.Owner, cancellation))
        {
            await LoadAsync(database, clock, cancellation);
        }
    }

    public static async Task<ImportReport> LoadAsync(PortalDatabase database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var directory = database.CreateDirectory();
        var report = await new ImportFolder(directory, clock).ExecuteAsync(Folder, cancellation);
        if (report.Errors.Count > 0)
        {
            throw new PortalStartRefused($"Die Demodaten lassen sich nicht laden: {report.Errors[0].Message}");
        }

        await DemoClosingDays.LoadAsync(database.Owner, cancellation);
        await database.CountRowsAsync(cancellation);
        return report;
    }

    // After the accounts: one of them referred.
    public static async Task LoadReferralsAsync(PortalDatabase database, TimeProvider clock, CancellationToken cancellation) =>
        await DemoReferrals.LoadAsync(
            database.Owner, await DemoAccounts.ReferrerAsync(database.Zones, cancellation), clock, cancellation);
}
