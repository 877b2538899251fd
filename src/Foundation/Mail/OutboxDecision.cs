using System.Data.Common;
using Dapper;

namespace IntMan.Foundation.Mail;

/// <summary>Mails that were refused or may have arrived: sent again or thrown away.</summary>
public static class OutboxDecision
{
    private const string Resend = """
        update mail.outbox set state = 'New', due_at = @now, data_begun_at = null, settled_at = null, reason = null
        where id = @id and state in ('Uncertain', 'Parked')
        """;

    private const string Discard = """
        update mail.outbox set state = 'Discarded', content = null, settled_at = @now where id = @id and state in ('Uncertain', 'Parked')
        """;

    /// <returns>False when it has been decided already.</returns>
    public static async Task<bool> ExecuteAsync(
        DbConnection connection, DbTransaction transaction, Guid id, MailDecision decision, DateTimeOffset now)
    {
        var sql = decision == MailDecision.Resend ? Resend : Discard;
        var isDecided = await connection.ExecuteAsync(sql, new { id, now }, transaction) == 1;
        if (isDecided && decision == MailDecision.Resend)
        {
            await connection.ExecuteAsync("select pg_notify('mail_outbox', '')", transaction: transaction);
        }

        return isDecided;
    }
}

public enum MailDecision
{
    Resend,
    Discard,
}
