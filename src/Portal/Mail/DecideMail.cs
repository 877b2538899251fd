using Dapper;
using IntMan.Accounts;
using IntMan.Foundation.Changes;
using IntMan.Portal.Database;

namespace IntMan.Portal.Mail;

public sealed class DecideMail(PortalDatabase database, AuditLog audit, TimeProvider clock)
{
    public async Task<bool> ExecuteAsync(Guid id, MailDecision decision, SignInSession session, string network,
        CancellationToken cancellation)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var sql = decision == MailDecision.Resend
            ? "update mail.outbox set state = 'New', due_at = @now, data_begun_at = null, settled_at = null, reason = null where id = @id "
                + "and state in ('Uncertain', 'Parked')"
            : "update mail.outbox set state = 'Discarded', content = null, settled_at = @now where id = @id and state in ('Uncertain', "
                + "'Parked')";
        if (await connection.ExecuteAsync(sql, new { id, now = clock.GetUtcNow() }, transaction) == 0)
        {
            return false;
        }

        var action = decision == MailDecision.Resend ? "mail.resend" : "mail.discard";
        await audit.RecordAsync(connection, new AuditEntry(action, AuditOutcome.Done, session.AccountId, session.Id, id.ToString(),
            network), transaction);
        if (decision == MailDecision.Resend)
        {
            await connection.ExecuteAsync("select pg_notify('mail_outbox', '')", transaction: transaction);
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }
}

public enum MailDecision
{
    Resend,
    Discard,
}
