using IntMan.Foundation.Changes;

namespace IntMan.Accounts;

/// <summary>
/// Begins every change of what an account proves itself with. Asked inside the change, under the lock of the account: of two sign-ins that
/// know only the password, one may set up the second factor, in whatever order their requests arrive.
/// </summary>
public static class FactorChange
{
    public static async Task<bool> TryBeginAsync(Change<AccountsDbContext> change)
    {
        var parameters = new { Id = change.Caller.Actor.SessionId, change.Caller.Actor.AccountId };
        await change.ExecuteAsync("select from accounts.account where id = @AccountId for update", parameters);

        // A statement of its own sees what was committed while the one before waited for the lock.
        var mayChange = await change.ScalarAsync<bool>($"""
            select exists (select from accounts.session s join accounts.account a on a.id = s.account_id
                where s.id = @Id and s.account_id = @AccountId and {AccountState.IsOpenTo})
            """, parameters);
        if (mayChange)
        {
            await change.ExecuteAsync("""
                delete from accounts.session where account_id = @AccountId and id <> @Id;
                delete from accounts.account_link where account_id = @AccountId and kind = 'Invitation'
                """, parameters);
        }

        return mayChange;
    }
}
