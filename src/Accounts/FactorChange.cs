using System.Data.Common;
using Dapper;

namespace IntMan.Accounts;

/// <summary>
/// Begins every change of what an account proves itself with. Asked inside the transaction of the change, under the lock of the account:
/// of two sessions that know only the password, one may set up the second factor, in whatever order their requests arrive.
/// </summary>
public static class FactorChange
{
    public static async Task<bool> TryBeginAsync(DbConnection connection, DbTransaction transaction, SignInSession session)
    {
        var parameters = new { session.Id, session.AccountId };
        await connection.ExecuteAsync("select from accounts.account where id = @AccountId for update", parameters, transaction);

        // A statement of its own sees what was committed while the one before waited for the lock.
        var mayChange = await connection.ExecuteScalarAsync<bool>($"""
            select exists (select from accounts.session s join accounts.account a on a.id = s.account_id
                where s.id = @Id and s.account_id = @AccountId and {AccountState.IsOpenTo})
            """, parameters, transaction);
        if (mayChange)
        {
            await connection.ExecuteAsync("""
                delete from accounts.session where account_id = @AccountId and id <> @Id;
                delete from accounts.account_link where account_id = @AccountId and kind = 'Invitation'
                """, parameters, transaction);
        }

        return mayChange;
    }
}
