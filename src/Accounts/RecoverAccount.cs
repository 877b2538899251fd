using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Accounts;

/// <summary> For people who have lost everything they sign in with: one administrator asks, another confirms (ASVS 2.3.5), all
/// administrators are told, and after a day in which anyone of them can stop it, a link sets the account up anew. Nobody learns or chooses
/// a password of others. </summary>
public sealed class RecoverAccount(DatabaseZones database, AccountLinks links, AccountMails mails, AuditLog audit, TimeProvider clock)
{
    public static readonly TimeSpan Waits = TimeSpan.FromHours(24);
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(72);

    public async Task<bool> AskAsync(Guid accountId, Inviter by, CancellationToken cancellation)
    {
        if (accountId == by.AccountId)
        {
            return false;
        }

        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var asked = await connection.ExecuteAsync("""
            insert into accounts.factor_recovery (account_id, requested_by, requested_at)
            select id, @by, @now from accounts.account where id = @accountId and disabled_at is null on conflict do nothing
            """, new { accountId, by = by.AccountId, now = clock.GetUtcNow() }, transaction) == 1;
        if (asked)
        {
            await audit.RecordAsync(connection, new AuditEntry("recovery.ask", AuditOutcome.Done, by.AccountId, by.SessionId,
                accountId.ToString(), by.Network), transaction);
            await transaction.CommitAsync(cancellation);
        }

        return asked;
    }

    public async Task<bool> ConfirmAsync(Guid accountId, Inviter by, CancellationToken cancellation)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var account = await connection.QuerySingleOrDefaultAsync<(string Email, string Name)?>("""
            with r as (delete from accounts.factor_recovery where account_id = @accountId and requested_by <> @by and account_id <> @by
              returning account_id)
            select a.email, a.display_name from r join accounts.account a on a.id = r.account_id where a.disabled_at is null
            """, new { accountId, by = by.AccountId }, transaction);
        if (account is not { } found)
        {
            return false;
        }

        var link = await links.IssueAsync(connection, transaction, new NewLink(accountId, LinkKind.Enrolment, Lasts, Waits));
        await connection.ExecuteAsync("delete from accounts.session where account_id = @accountId", new { accountId }, transaction);
        var from = AccountMails.Text(clock.GetUtcNow() + Waits);
        await mails.QueueAsync(connection, transaction, "konto-neu", found.Email, ("name", found.Name), ("link", link.ToString()),
            ("ab", from), ("bis", AccountMails.Text(clock.GetUtcNow() + Waits + Lasts)));
        foreach (var administrator in await connection.QueryAsync<string>(
            "select distinct a.email from accounts.account a join accounts.role_grant g on g.account_id = a.id where g.role = "
            + "'Administrator' and a.disabled_at is null", transaction: transaction))
        {
            await mails.QueueAsync(connection, transaction, "konto-neu-hinweis", administrator, ("name", found.Name), ("von", by.Name),
                ("ab", from));
        }

        await audit.RecordAsync(connection, new AuditEntry("recovery.confirm", AuditOutcome.Done, by.AccountId, by.SessionId,
            accountId.ToString(), by.Network), transaction);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    public async Task<bool> StopAsync(Guid accountId, Inviter by, CancellationToken cancellation)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var stopped = await connection.ExecuteAsync("delete from accounts.factor_recovery where account_id = @accountId", new { accountId },
            transaction)
            + await connection.ExecuteAsync("delete from accounts.account_link where account_id = @accountId and kind = 'Enrolment'",
                new { accountId }, transaction) > 0;
        if (stopped)
        {
            await audit.RecordAsync(connection, new AuditEntry("recovery.stop", AuditOutcome.Done, by.AccountId, by.SessionId,
                accountId.ToString(), by.Network), transaction);
            await transaction.CommitAsync(cancellation);
        }

        return stopped;
    }
}
