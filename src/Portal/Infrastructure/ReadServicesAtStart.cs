using IntMan.Directory.Services;
using Npgsql;

namespace IntMan.Portal.Infrastructure;

// Reads the services into memory beside the start, so that the first visitor does not wait for it.
public sealed partial class ReadServicesAtStart(ServiceIndex index, ILogger<ReadServicesAtStart> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Yield();
            await index.ReadAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
        catch (NpgsqlException e)
        {
            // The first request that needs them reads them, or says that the database is not there.
            LogFailed(e);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The services could not be read at the start; the first request reads them.")]
    private partial void LogFailed(Exception error);
}
