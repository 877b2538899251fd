using IntMan.Accounts;
using IntMan.Directory.People;
using IntMan.Directory.Quality;
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
        services.AddSingleton<KeptEntries>();
        services.AddSingleton<ConfirmEntries>();
        services.AddSingleton<ConfirmationLinks>();
        services.AddSingleton<SuggestChange>();
        services.AddSingleton<ListSuggestions>();
        services.AddSingleton<DecideSuggestion>();
        services.AddSingleton<ApplyContact>();
        services.AddSingleton<SuggestionAnswers>();
        services.AddSingleton<SuggestionDesk>();
        services.AddSingleton<ShowQuality>();
        services.AddSingleton<ExportQuality>();
        services.AddSingleton<MailedAddresses>();
        services.AddSingleton<ReminderMails>();
        services.AddSingleton<DueEntries>();
        services.AddSingleton<SendReminders>();
        services.AddSingleton<RemindOfRoleEnd>();
        services.AddSingleton<SendMonthlyMails>();
        services.AddSingleton<DueServices>();
        services.AddSingleton<SendServiceMails>();
        services.AddSingleton<DailyMails>();
        services.AddSingleton<ReminderPlan>();
        services.AddSingleton<QualityJobs>();
        services.AddHostedService<QualityWorker>();
    }
}
