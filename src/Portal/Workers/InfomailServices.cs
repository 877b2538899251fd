using IntMan.Directory.Infomails;

namespace IntMan.Portal.Workers;

public static class InfomailServices
{
    public static void AddPortalInfomails(this IServiceCollection services)
    {
        services.AddSingleton<InfomailLinks>();
        services.AddSingleton<AskSubscription>();
        services.AddSingleton<ConfirmSubscription>();
        services.AddSingleton<EndSubscription>();
        services.AddSingleton<ReadInfomails>();
        services.AddSingleton<ShowInfomails>();
        services.AddSingleton<WriteInfomail>();
        services.AddSingleton<ComposeInfomail>();
        services.AddSingleton<SendInfomails>();
        services.AddSingleton<InfomailWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<InfomailWorker>());
    }
}
