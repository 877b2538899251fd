namespace IntMan.Portal.Quality;

/// <summary>Looks every few minutes whether something is due by the calendar.</summary>
public sealed partial class QualityWorker(QualityJobs jobs, ILogger<QualityWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                await jobs.RunDueAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // Nothing of the slot was kept; the next look tries it again.
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    [LoggerMessage(1, LogLevel.Error, "Counting or reminding did not succeed; the next try is in five minutes.")]
    private partial void LogFailed(Exception error);
}
