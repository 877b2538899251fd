using IntMan.Directory.Quality;
using IntMan.Portal.Workers;

namespace IntMan.Portal.Work;

// Tells within a minute what came back to referrals, to the accounts that want it at once.
public sealed class AtOnceWorker(TellAtOnce tell, ILogger<AtOnceWorker> logger)
    : SteadyWorker(Pause, "Reports back are not told at once at the moment; the next try is in a minute.", logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            await tell.ExecuteAsync(cancellation);
            Succeeded();
        }
    }
}
