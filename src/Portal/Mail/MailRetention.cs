using Dapper;
using IntMan.Portal.Database;
using Npgsql;

namespace IntMan.Portal.Mail;

public sealed partial class MailRetention(PortalDatabase database, TimeProvider clock, ILogger<MailRetention> logger) : BackgroundService
{
    private const int RowsPerStatement = 1000;
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private static readonly TimeSpan KeepContent = TimeSpan.FromDays(7);
    private static readonly TimeSpan KeepAddress = TimeSpan.FromDays(30);

    public async Task<int> ExecuteAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await database.Jobs.OpenConnectionAsync(cancellation);
        var contents = await RepeatAsync(connection, """
            update mail.outbox set content = null where id in (
                select id from mail.outbox where state = 'Sent' and content is not null and to_address is not null and settled_at < @before
                  limit @RowsPerStatement)
            """, now - KeepContent, cancellation);

        // A parked or uncertain mail without address cannot be sent again: nobody has to decide about it any more.
        var addresses = await RepeatAsync(connection, """
            update mail.outbox set content = null, to_address = null, to_name = null, subject = '',
              state = case when state in ('Parked', 'Uncertain') then 'Discarded' else state end
            where id in (
                select id from mail.outbox where state not in ('New', 'Claimed') and to_address is not null and settled_at < @before
                  limit @RowsPerStatement)
            """, now - KeepAddress, cancellation);
        return contents + addresses;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                await ExecuteAsync(clock.GetUtcNow(), stoppingToken);
            }
            catch (NpgsqlException e)
            {
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private static async Task<int> RepeatAsync(NpgsqlConnection connection, string sql, DateTimeOffset before,
        CancellationToken cancellation)
    {
        var all = 0;
        int changed;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            changed = await connection.ExecuteAsync(sql, new { before, RowsPerStatement });
            all += changed;
        }
        while (changed == RowsPerStatement);
        return all;
    }

    [LoggerMessage(1, LogLevel.Error, "Old mails are not forgotten at the moment; the next try is in an hour.")]
    private partial void LogFailed(Exception error);
}
