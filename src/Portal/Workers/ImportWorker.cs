using IntMan.Directory.Exchange.Import.Jobs;
using IntMan.Portal.Database;
using IntMan.Portal.Infrastructure;

namespace IntMan.Portal.Workers;

// Checks, takes over and takes back uploaded files, beside the requests: one at a time, because each keeps a processor busy. Woken by the
// database; looks by itself now and then for files that nobody decided about. Any number of portals may run one.
public sealed class ImportWorker(PortalDatabase database, RunNextImport next, ILogger<ImportWorker> logger)
    : SteadyWorker(TimeSpan.FromSeconds(1), "An import has broken off.", logger)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(15);

    protected override Task WorkAsync(CancellationToken cancellation) => ListenAsync(
        database.Staff,
        "import_job",
        Poll,
        async _ =>
        {
            await next.ForgetAsync(cancellation);
            while (await next.ExecuteAsync(cancellation) is not null)
            {
                await next.CountRowsAsync(cancellation);

                // What a file has filled is of no use to the pages.
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }

            // Of a worker that died before it had counted.
            await next.CountRowsAsync(cancellation);
        },
        cancellation);
}
