using IntMan.Foundation.Database;
using IntMan.Portal.Database;
using IntMan.Portal.Endpoints;
using IntMan.Portal.Hsds;
using IntMan.Portal.Infrastructure;
using IntMan.Portal.Mail;
using IntMan.Portal.Referrals;
using IntMan.Portal.Security;
using IntMan.Portal.Transfer;
using IntMan.Portal.Work;
using IntMan.Portal.Workers;

namespace IntMan.Portal.Commands;

public static class ServePortal
{
    public static async Task<int> ExecuteAsync(string[] args, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var settings = PortalSettings.From(builder.Configuration, builder.Environment);
        builder.AddPortalTelemetry();
        var prepared = DemoCounty.PrepareAsync(settings);
        await using var database = await PortalDatabase.OpenAsync(settings, mayShare: false, cancellation);
        await database.MigrateOrRefuseAsync(cancellation);
        await ZoneLogins.RefuseDefectsAsync(database, cancellation);
        var clock = settings.FixedNow is { } fixedNow ? new FixedTimeProvider(fixedNow) : TimeProvider.System;
        if (settings.IsDevelopment)
        {
            await prepared;
            if (await DemoWorld.LoadIfEmptyAsync(database, clock, cancellation))
            {
                if (await DemoCaseload.LoadAsync(database, clock, cancellation) is not null)
                {
                    await DemoCaseload.LoadReportsAsync(database, clock, cancellation);
                }
            }
        }

        if (database.Server is not null)
        {
            // First of the workers, and so the last to stop: the others write down what they hold when the portal ends.
            builder.Services.AddHostedService<ServerWatch>();
        }

        builder.Services.AddSingleton(clock);
        builder.Services.AddPortalDirectory(database);
        builder.AddPortalAccounts();
        builder.AddPortalMail(settings);
        builder.AddPortalQuality();
        builder.Services.AddPortalTransfer();
        builder.Services.AddPortalInfomails();
        builder.Services.AddReferrals();
        builder.Services.AddPortalWork();
        builder.AddPortalWeb();
        await using var app = builder.Build();
        app.UsePortalWeb();
        app.MapDirectoryEndpoints();
        app.MapHsds();
        app.MapMeetings();
        app.MapReports();
        app.MapConcerns();
        app.MapOparl();
        app.MapSittingEvents();
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var address in app.Urls)
            {
                Console.WriteLine($"Das Portal läuft: {address}");
            }
        });
        try
        {
            await app.RunAsync(cancellation);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new PortalStartRefused($"Die Adresse ist schon belegt ({e.Message}). Nennen Sie in ASPNETCORE_URLS eine andere.", e);
        }

        return 0;
    }
}
