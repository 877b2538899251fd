using Dapper;
using IntMan.Directory.Infomails;
using IntMan.Portal.Database;
using IntMan.Portal.Infrastructure;

namespace IntMan.Portal.Workers;

public sealed class InfomailWorker(PortalDatabase database, SendInfomails send, TimeProvider clock, ILogger<InfomailWorker> logger)
    : SteadyWorker(Poll, "Infomails are not queued at the moment; the next try is in a minute.", logger)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(1);

    public async Task<int> ForgetAsync(CancellationToken cancellation)
    {
        await using var connection = await database.Jobs.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync("delete from infomail.request where expires_at <= @now", new { now = clock.GetUtcNow() });
    }

    protected override Task WorkAsync(CancellationToken cancellation) => ListenAsync(
        database.Jobs,
        "infomail",
        Poll,
        async _ =>
        {
            await send.ExecuteAsync(cancellation);
            await ForgetAsync(cancellation);
        },
        cancellation);
}
