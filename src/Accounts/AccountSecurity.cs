using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Accounts;

/// <summary>What an account proves itself with, and changing its password.</summary>
public sealed class AccountSecurity(DatabaseZones database, AccountChanges changes, PasswordHashing hashing, AccountMails mails)
{
    public async Task<SecurityState> ReadAsync(Guid accountId, CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleAsync<SecurityState>("""
            select password_hash is not null as has_password, totp_secret is not null as has_app,
                (select count(*) from accounts.recovery_code r where r.account_id = a.id)::int as codes_left,
                (select count(*) from accounts.account_passkey p where p.user_id = a.id)::int as passkey_count,
                exists (select from accounts.external_login l where l.account_id = a.id) as has_external
            from accounts.account a where id = @accountId
            """, new { accountId });
    }

    public async Task<bool> SetPasswordAsync(Caller caller, string password, CancellationToken cancellation)
    {
        var hash = await hashing.HashAsync(password, cancellation);
        return await changes.WriteAsync(caller, null, async change =>
        {
            if (!await FactorChange.TryBeginAsync(change))
            {
                return false;
            }

            await change.ExecuteAsync(
                "update accounts.account set password_hash = @hash where id = @AccountId", new { caller.Actor.AccountId, hash });
            await mails.TellAsync(change, caller.Actor.AccountId!.Value, "Das Passwort Ihres Kontos wurde geändert.");
            await change.AuditAsync("password.set");
            return true;
        }, cancellation);
    }
}

/// <summary>What an account has.</summary>
public sealed class SecurityState
{
    public bool HasPassword { get; init; }

    public bool HasApp { get; init; }

    public int CodesLeft { get; init; }

    public int PasskeyCount { get; init; }

    public bool HasExternal { get; init; }
}
