using IntMan.Foundation.Mail;
using Npgsql;

namespace IntMan.Portal.Mail;

public sealed partial class MailRetention(ForgetMails forget, TimeProvider clock, ILogger<MailRetention> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                await forget.ExecuteAsync(clock.GetUtcNow(), stoppingToken);
            }
            catch (NpgsqlException e)
            {
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    [LoggerMessage(1, LogLevel.Error, "Old mails are not forgotten at the moment; the next try is in an hour.")]
    private partial void LogFailed(Exception error);
}
