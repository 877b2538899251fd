using Dapper;
using IntMan.Directory.Import.Jobs;
using IntMan.Portal.Database;

namespace IntMan.Portal.Transfer;

/// <summary>
/// Checks, takes over and takes back uploaded files, beside the requests: one at a time, because each keeps a processor busy. Woken by the
/// database; looks by itself now and then for files that nobody decided about. Any number of portals may run one.
/// </summary>
public sealed partial class ImportWorker(PortalDatabase database, RunNextImport next, ILogger<ImportWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The next file must not wait for somebody to restart the portal.
                LogFailed(e);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync("listen import_job");
        while (true)
        {
            await next.ForgetAsync(cancellation);
            while (await next.ExecuteAsync(cancellation) is { } state)
            {
                if (state == ImportState.Applied)
                {
                    await database.CountRowsAsync(cancellation);
                }
            }

            await connection.WaitAsync(Poll, cancellation);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "An import has broken off.")]
    private partial void LogFailed(Exception error);
}
