namespace IntMan.Portal.Workers;

public static class InfomailServices
{
    public static void AddPortalInfomails(this IServiceCollection services)
    {
        services.AddSingleton<InfomailWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<InfomailWorker>());
    }
}
