using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Database;
using IntMan.Portal.Database;

namespace IntMan.Portal.Commands;

public static class DemoCounty
{
    private const string ClosingDays = """
        insert into directory.closing_day (id, county_key, ags, reason, first_day, last_day)
        select gen_random_uuid(), closed.county_key, closed.ags, 'Heiligabend', '2026-12-24', '2026-12-24'
        from (values ('08435', null), (null, '08215017')) closed (county_key, ags)
        where not exists (select from directory.closing_day)
        """;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "content", "demo");

    public static Task PrepareAsync(PortalSettings settings) =>
        settings.IsDevelopment && PortalDatabase.IsNew(settings) ? Task.Run(PortalDatabase.BuildModel) : Task.CompletedTask;

    // A new developer sees the main job work at once; data that is there is never touched.
    public static async Task LoadIfEmptyAsync(PortalDatabase database, TimeProvider clock, CancellationToken cancellation)
    {
        // Asked without EF Core: building its model would cost every later start a second.
        await using var command = database.Owner.CreateCommand("select exists (select from directory.county)");
        if (await command.ExecuteScalarAsync(cancellation) is false)
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

        await using var closing = database.Owner.CreateCommand(ClosingDays);
        await closing.ExecuteNonQueryAsync(cancellation);
        await database.CountRowsAsync(cancellation);
        return report;
    }
}
