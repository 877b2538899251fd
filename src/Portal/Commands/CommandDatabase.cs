using IntMan.Portal.Database;

namespace IntMan.Portal.Commands;

/// <summary>The database as a command of the command line opens it: beside a running portal too.</summary>
internal static class CommandDatabase
{
    /// <summary>The settings that the web service would start with.</summary>
    public static PortalSettings Settings()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        return PortalSettings.From(builder.Configuration, builder.Environment);
    }

    public static Task<PortalDatabase> OpenAsync(CancellationToken cancellation) => PortalDatabase.OpenAsync(Settings(), mayShare: true, cancellation);

    public static async Task<PortalDatabase> OpenMigratedAsync(CancellationToken cancellation)
    {
        var database = await OpenAsync(cancellation);
        try
        {
            await database.MigrateAsync(cancellation);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }
}
