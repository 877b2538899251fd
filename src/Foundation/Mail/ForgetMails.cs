using Dapper;
using IntMan.Foundation.Database;
using Npgsql;

namespace IntMan.Foundation.Mail;

/// <summary>Takes contents, then addresses of settled mails away.</summary>
public sealed class ForgetMails(DatabaseZones database)
{
    private const int RowsPerStatement = 1000;
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
}
