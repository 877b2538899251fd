using Dapper;
using IntMan.Portal.Database;
using Npgsql;

namespace IntMan.Portal.Mail;

/// <summary>
/// Sends what lies in the outbox, beside the requests and never within one. Woken by the database when a mail is committed; looks by
/// itself every few seconds, for mails whose pause is over and for claims of workers that died. Any number of portals may run one.
/// </summary>
public sealed partial class MailWorker(PortalDatabase database, MailSender sender, TimeProvider clock, ILogger<MailWorker> logger) : BackgroundService
{
    private const int Connections = 2;
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
                // Whatever it was, the next mails must not wait for somebody to restart the portal.
                LogFailed(e);
                await Task.Delay(Poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        await using var connection = await database.Jobs.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync("listen mail_outbox");
        while (true)
        {
            await MailClaims.ReclaimAsync(connection, clock.GetUtcNow());
            await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => SendAllAsync(cancellation)));
            await connection.WaitAsync(Poll, cancellation);
        }
    }

    private async Task SendAllAsync(CancellationToken cancellation)
    {
        await using var transport = sender.CreateTransport();
        while (await sender.SendNextAsync(transport, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The outbox is not worked off at the moment.")]
    private partial void LogFailed(Exception error);
}
