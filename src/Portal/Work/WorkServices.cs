using IntMan.Directory.Published;
using IntMan.Portal.Mail;

namespace IntMan.Portal.Work;

public static class WorkServices
{
    public static void AddPortalWork(this IServiceCollection services)
    {
        services.AddSingleton<IWorkList, MailTrouble>();
        services.AddSingleton<CollectWork>();
        services.AddSingleton<WorkCount>();
        services.AddSingleton<ForgetCounts>();
    }
}
