using IntMan.Portal.Database;

namespace IntMan.Portal.Commands;

internal static class CommandDatabase
{
    // The settings that the web service would start with.
    public static PortalSettings Settings()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        return PortalSettings.From(builder.Configuration, builder.Environment);
    }

    public static Task<PortalDatabase> OpenAsync(CancellationToken cancellation) =>
        PortalDatabase.OpenAsync(Settings(), mayShare: true, cancellation);

    public static async Task<PortalDatabase> OpenMigratedAsync(CancellationToken cancellation)
    {
        var database = await OpenAsync(cancellation);
        try
        {
            await database.MigrateAsync(cancellation);
            await ZoneLogins.RefuseDefectsAsync(database, cancellation);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }
}
