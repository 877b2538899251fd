using IntMan.Foundation.Mail;
using IntMan.Portal.Database;
using IntMan.Portal.Infrastructure;
using IntMan.Portal.Mail;

namespace IntMan.Portal.Workers;

// Sends what lies in the outbox, beside the requests and never within one. Woken by the database when a mail is committed; looks by
// itself every few seconds, for mails whose pause is over and for claims of workers that died. Any number of portals may run one.
public sealed class MailWorker(PortalDatabase database, MailSender sender, TimeProvider clock, ILogger<MailWorker> logger)
    : SteadyWorker(Poll, "The outbox is not worked off at the moment.", logger)
{
    private const int Connections = 2;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(15);

    protected override Task WorkAsync(CancellationToken cancellation) => ListenAsync(
        database.Jobs,
        "mail_outbox",
        Poll,
        async connection =>
        {
            await MailClaims.ReclaimAsync(connection, clock.GetUtcNow());
            await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => SendAllAsync(cancellation)));
        },
        cancellation);

    private async Task SendAllAsync(CancellationToken cancellation)
    {
        await using var transport = sender.CreateTransport();
        while (await sender.SendNextAsync(transport, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }
}
