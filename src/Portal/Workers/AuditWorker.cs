using IntMan.Accounts;
using IntMan.Portal.Security;

namespace IntMan.Portal.Workers;

// Keeps the audit log beside the requests: joins what was written, writes down what was refused, looks for what must be told. It asks
// every second and is not notified: PostgreSQL lets notifying transactions commit one by one, and nearly every write has an entry.
public sealed class AuditWorker(JoinAudit join, Refusals refusals, WatchAudit watch, ForgetAudit forget, ILogger<AuditWorker> logger)
    : SteadyWorker(Second, "The audit log is not joined or watched at the moment.", logger)
{
    private const int Minute = 60;
    private const int FiveMinutes = 5 * Minute;
    private const int Hour = 60 * Minute;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Second);
        for (var second = 0; await timer.WaitForNextTickAsync(cancellation); second++)
        {
            if (second % Minute == 0)
            {
                await refusals.WriteAsync(cancellation);
            }

            await join.ExecuteAsync(cancellation);
            if (second % FiveMinutes == 0)
            {
                await watch.ExecuteAsync(cancellation);
            }

            if (second % Hour == 0)
            {
                await forget.ExecuteAsync(cancellation);
            }

            Succeeded();
        }
    }

    protected override async Task FinishAsync()
    {
        await refusals.WriteAsync(CancellationToken.None);
        await join.ExecuteAsync(CancellationToken.None);
    }
}
