using IntMan.Directory.Exchange.Export;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Workers;

namespace IntMan.Portal.Transfer;

public static class TransferServices
{
    public static void AddPortalTransfer(this IServiceCollection services)
    {
        services.AddSingleton<ExportEntries>();
        services.AddHostedService<ImportWorker>();
    }
}
