using Dapper;
using IntMan.Portal.Database;

namespace IntMan.Portal.Infomails;

/// <summary>
/// Beside the requests: queues what has been released as soon as it is committed, and deletes addresses that were not confirmed in time. Any
/// number of portals may run one.
/// </summary>
public sealed partial class InfomailWorker(PortalDatabase database, SendInfomails send, TimeProvider clock, ILogger<InfomailWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(1);

    /// <summary>Requests whose link has run out.</summary>
    /// <returns>How many were deleted.</returns>
    public async Task<int> ForgetAsync(CancellationToken cancellation)
    {
        await using var connection = await database.Jobs.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync("delete from infomail.request where expires_at <= @now", new { now = clock.GetUtcNow() });
    }

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
                // Whatever it was, the next Infomail must not wait for somebody to restart the portal.
                LogFailed(e);
                await Task.Delay(Poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        await using var connection = await database.Jobs.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync("listen infomail");
        while (true)
        {
            await send.ExecuteAsync(cancellation);
            await ForgetAsync(cancellation);
            await connection.WaitAsync(Poll, cancellation);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Infomails are not queued at the moment; the next try is in a minute.")]
    private partial void LogFailed(Exception error);
}
