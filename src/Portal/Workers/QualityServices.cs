using IntMan.Directory.People;
using IntMan.Directory.Quality;
using IntMan.Portal.Display;

namespace IntMan.Portal.Workers;

public static class QualityServices
{
    public static void AddPortalQuality(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var section = builder.Configuration.GetSection("Portal:Quality");
        services.AddSingleton((section.Get<FreshnessRules>() ?? new FreshnessRules()).Checked());
        services.AddSingleton((section.Get<ReminderSettings>() ?? new ReminderSettings()).Checked());
        services.AddSingleton<IPublishedText, PublishedText>();
        services.AddHostedService<QualityWorker>();
    }
}
