using IntMan.Portal.Workers;

namespace IntMan.Portal.Transfer;

public static class TransferServices
{
    public static void AddPortalTransfer(this IServiceCollection services)
    {
        services.AddHostedService<ImportWorker>();
    }
}
