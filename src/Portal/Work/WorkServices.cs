using IntMan.Directory.Published;
using IntMan.Portal.Mail;
using IntMan.Portal.Pages.Work;

namespace IntMan.Portal.Work;

public static class WorkServices
{
    public static void AddPortalWork(this IServiceCollection services)
    {
        services.AddSingleton<IWorkList, MailTrouble>();
        services.AddSingleton<CollectWork>();
        services.AddSingleton<SendWorkMails>();
        services.AddSingleton<IDailyMails>(provider => provider.GetRequiredService<SendWorkMails>());
        services.AddSingleton<IPromptMails>(provider => provider.GetRequiredService<SendWorkMails>());
        services.AddHostedService<AtOnceWorker>();
        services.AddSingleton<Beside>();
        services.AddSingleton<WorkCount>();
        services.AddSingleton<ForgetCounts>();
    }
}
