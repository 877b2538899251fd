using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Accounts;

/// <summary>What somebody does with an account that is theirs to keep; each takes effect with the next request of its owner.</summary>
public sealed class KeepAccount(DatabaseZones database, AuditLog audit, TimeProvider clock)
{
    // Ends all sessions, links and the right to come back. Nobody closes the own account, or the last administrator's.
    public Task<bool> CloseAsync(Guid accountId, Inviter by, CancellationToken cancellation) =>
        accountId == by.AccountId ? Task.FromResult(false) : DoAsync("account.close", accountId, by, $"""
        with closed as (
            update accounts.account a set disabled_at = @now where id = @accountId and disabled_at is null
                and (not exists (select from accounts.role_grant g where g.account_id = a.id and g.role = 'Administrator')
                  or {AccountState.HasOtherAdministrator})
            returning id),
        links as (delete from accounts.account_link where account_id in (select id from closed)),
        sessions as (delete from accounts.session where account_id in (select id from closed))
        select count(*) from closed
        """, cancellation);

    public Task<bool> ReopenAsync(Guid accountId, Inviter by, CancellationToken cancellation) => DoAsync("account.reopen", accountId, by,
        "with opened as (update accounts.account set disabled_at = null where id = @accountId and disabled_at is not null returning id) "
        + "select count(*) from opened", cancellation);

    // Takes an invitation back: the account that was never set up goes.
    public Task<bool> WithdrawAsync(Guid accountId, Inviter by, CancellationToken cancellation) =>
        DoAsync("account.withdraw", accountId, by,
        $"with gone as (delete from accounts.account a where id = @accountId and not {AccountState.IsSetUp} returning id) select count(*) "
        + "from gone", cancellation);

    public Task<bool> EndSessionsAsync(Guid accountId, Inviter by, CancellationToken cancellation) =>
        DoAsync("session.end all", accountId, by,
        "with ended as (delete from accounts.session where account_id = @accountId returning id) select count(*) from ended", cancellation);

    public Task<bool> LinkPersonAsync(Guid accountId, string? person, Inviter by, CancellationToken cancellation) =>
        DoAsync("account.person", accountId, by, $"""
        with linked as (
            update accounts.account a set person_id = (select id from directory.person where slug = @person)
            where id = @accountId and (@person = '' or exists (
                select from directory.person p where p.slug = @person and not exists (select from accounts.account o
                  where o.person_id = p.id and o.id <> a.id) and {PersonInReach}))
            returning id)
        select count(*) from linked
        """, cancellation, new { person = person ?? "" });

    public const string PersonInReach = """
        (@coversAll or exists (select from directory.post_holder h join directory.post s on s.id = h.post_id
          where h.person_id = p.id and (s.county_key = any(@counties) or s.ags = any(@municipalities))))
        """;

    private async Task<bool> DoAsync(string action, Guid accountId, Inviter by, string sql, CancellationToken cancellation,
        object? more = null)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync("select pg_advisory_xact_lock(4711000006)", transaction: transaction);
        if (!await by.Reach.KeepsAsync(connection, accountId, transaction))
        {
            return false;
        }

        var parameters = by.Reach.Parameters(new { accountId, now = clock.GetUtcNow() });
        parameters.AddDynamicParams(more);
        var changed = await connection.ExecuteScalarAsync<long>(sql, parameters, transaction) > 0;
        if (changed)
        {
            await audit.RecordAsync(connection, new AuditEntry(action, AuditOutcome.Done, by.AccountId, by.SessionId, accountId.ToString(),
                by.Network), transaction);
            await transaction.CommitAsync(cancellation);
        }

        return changed;
    }
}
