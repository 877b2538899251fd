using IntMan.Directory.Infomails;
using IntMan.Portal.Database;
using IntMan.Portal.Infrastructure;

namespace IntMan.Portal.Workers;

public sealed class InfomailWorker(PortalDatabase database, SendInfomails send, ForgetRequests forget, ILogger<InfomailWorker> logger)
    : SteadyWorker(Poll, "Infomails are not queued at the moment; the next try is in a minute.", logger)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(1);

    protected override Task WorkAsync(CancellationToken cancellation) => ListenAsync(
        database.Jobs,
        "infomail",
        Poll,
        async _ =>
        {
            await send.ExecuteAsync(cancellation);
            await forget.ExecuteAsync(cancellation);
        },
        cancellation);
}
