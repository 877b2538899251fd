using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Accounts;

/// <summary>What somebody does with an account that is theirs to keep; each takes effect with the next request of its owner.</summary>
public sealed class KeepAccount(AccountChanges changes)
{
    // Ends all sign-ins, links and the right to come back. Nobody closes the own account, or the last administrator's.
    public Task CloseAsync(Caller caller, Guid accountId, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            await LockAsync(change, accountId);
            var closed = await change.ExecuteAsync($"""
                update accounts.account a set disabled_at = @At where id = @accountId and disabled_at is null and id is distinct from @by
                    and (not exists (select from accounts.role_grant g where g.account_id = a.id and g.role = 'Administrator')
                        or {AccountState.HasOtherAdministrator})
                """, new { change.At, accountId, by = caller.Actor.AccountId });
            Require.That(closed == 1, "Das eigene Konto und das letzte der Administration lassen sich nicht schließen.");
            await change.ExecuteAsync("""
                delete from accounts.account_link where account_id = @accountId;
                delete from accounts.session where account_id = @accountId
                """, new { accountId });
            await change.AuditAsync("account.close", accountId.ToString());
        }, cancellation);

    public Task ReopenAsync(Caller caller, Guid accountId, CancellationToken cancellation) => DoAsync(
        caller,
        accountId,
        "account.reopen",
        "update accounts.account set disabled_at = null where id = @accountId and disabled_at is not null",
        new RuleViolation("Das Konto ist schon offen."),
        cancellation);

    // Takes an invitation back: the account that was never set up goes.
    public Task WithdrawAsync(Caller caller, Guid accountId, CancellationToken cancellation) => DoAsync(
        caller,
        accountId,
        "account.withdraw",
        $"delete from accounts.account a where id = @accountId and not {AccountState.IsSetUp}",
        new RuleViolation("Das Konto ist schon eingerichtet. Schließen Sie es stattdessen."),
        cancellation);

    public Task EndSignInsAsync(Caller caller, Guid accountId, CancellationToken cancellation) => DoAsync(
        caller,
        accountId,
        "session.end all",
        "delete from accounts.session where account_id = @accountId",
        new RuleViolation("Das Konto ist nirgends angemeldet."),
        cancellation);

    public Task LinkPersonAsync(Caller caller, Guid accountId, string? person, CancellationToken cancellation) => DoAsync(
        caller,
        accountId,
        "account.person",
        $"""
        update accounts.account a set person_id = (select id from published_directory.person where slug = @person)
        where id = @accountId and (@person = '' or exists (
            select from published_directory.person p where p.slug = @person and {AccountScope.PersonInReach}
                and not exists (select from accounts.account o where o.person_id = p.id and o.id <> a.id)))
        """,
        new RuleViolation("Diesen Eintrag gibt es nicht, oder er gehört zu einem anderen Konto. Wählen Sie einen aus der Liste.", "Person"),
        cancellation,
        person);

    /// <summary>The account must be kept by the caller; what is asked about the last administrator then stays true until the end.</summary>
    internal static async Task LockAsync(Change<AccountsDbContext> change, Guid accountId)
    {
        await change.ScalarAsync<object>("select pg_advisory_xact_lock(4711000006)");
        await change.RequireAsync(AccountChanges.Table, accountId.ToString());
    }

    private Task DoAsync(
        Caller caller,
        Guid accountId,
        string action,
        string sql,
        RuleViolation refusal,
        CancellationToken cancellation,
        string? person = null) =>
        changes.WriteAsync(caller, null, async change =>
        {
            await LockAsync(change, accountId);
            if (await change.ExecuteAsync(sql, change.Scope.With(new { accountId, person = person ?? "" })) == 0)
            {
                throw refusal;
            }

            await change.AuditAsync(action, accountId.ToString());
        }, cancellation);
}
