using IntMan.Accounts;
using IntMan.Caseload.Cases;
using IntMan.Caseload.Retention;
using IntMan.Directory.Quality;
using IntMan.Portal.Infrastructure;

namespace IntMan.Portal.Workers;

// Looks every few minutes whether something is due by the calendar. When something fails, nothing of its slot is kept; the next look
// tries it again.
public sealed class QualityWorker(QualityJobs jobs, EraseDue erase, KnownNames names, ILogger<QualityWorker> logger)
    : SteadyWorker(Pause, "Counting, reminding or erasing did not succeed; the next try is in five minutes.", logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            await names.RefreshAsync(cancellation);
            await jobs.RunDueAsync(cancellation);
            await erase.ExecuteAsync(cancellation);
            Succeeded();
        }
        while (await timer.WaitForNextTickAsync(cancellation));
    }
}
