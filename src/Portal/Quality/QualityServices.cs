using IntMan.Directory.People;
using IntMan.Portal.Workers;

namespace IntMan.Portal.Quality;

public static class QualityServices
{
    public static void AddPortalQuality(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var section = builder.Configuration.GetSection("Portal:Quality");
        services.AddSingleton((section.Get<FreshnessRules>() ?? new FreshnessRules()).Checked());
        services.AddSingleton((section.Get<ReminderSettings>() ?? new ReminderSettings()).Checked());
        services.AddSingleton<SuggestionAnswers>();
        services.AddSingleton<SuggestionDesk>();
        services.AddSingleton<MailedAddresses>();
        services.AddSingleton<ReminderMails>();
        services.AddSingleton<SendReminders>();
        services.AddSingleton<SendMonthlyMails>();
        services.AddSingleton<SendServiceMails>();
        services.AddSingleton<DailyMails>();
        services.AddSingleton<ReminderPlan>();
        services.AddSingleton<QualityJobs>();
        services.AddHostedService<QualityWorker>();
    }
}
