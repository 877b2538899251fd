using System.Buffers.Text;
using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Accounts;

/// <summary>The passkeys of one account, as their owner sees and removes them.</summary>
public sealed class OwnPasskeys(DatabaseZones database, AccountChanges changes)
{
    public async Task<IReadOnlyList<PasskeyLine>> ListAsync(Guid accountId, CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<PasskeyLine>("""
            select credential_id, data->>'Name' as name, (data->>'CreatedAt')::timestamptz as created_at,
              (data->>'IsBackedUp')::boolean as is_backed_up
            from accounts.account_passkey where user_id = @accountId order by created_at, credential_id
            """, new { accountId })).AsList();
    }

    public async Task<RemovalAnswer> RemoveAsync(Caller caller, string? id, CancellationToken cancellation) =>
        !TryRead(id, out var credential) ? RemovalAnswer.Missing : await changes.WriteAsync(caller, null, async change =>
        {
            var values = new { caller.Actor.AccountId, credential };
            var hasOther = await change.ScalarAsync<bool>("""
                select (password_hash is not null and totp_secret is not null)
                    or exists (select from accounts.external_login l where l.account_id = a.id)
                    or exists (select from accounts.account_passkey p where p.user_id = a.id and p.credential_id <> @credential)
                from accounts.account a where id = @AccountId for update
                """, values);
            if (!hasOther)
            {
                return RemovalAnswer.LastOne;
            }

            const string Remove = "delete from accounts.account_passkey where user_id = @AccountId and credential_id = @credential";
            if (await change.ExecuteAsync(Remove, values) == 0)
            {
                return RemovalAnswer.Missing;
            }

            await change.AuditAsync("passkey.remove");
            return RemovalAnswer.Done;
        }, cancellation);

    private static bool TryRead(string? id, out byte[] credential)
    {
        try
        {
            credential = Base64Url.DecodeFromChars(id);
            return credential.Length > 0;
        }
        catch (FormatException)
        {
            credential = [];
            return false;
        }
    }
}

/// <summary>A passkey in the list of its owner.</summary>
public sealed class PasskeyLine
{
    public byte[] CredentialId { get; init; } = [];

    public string? Name { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public bool IsBackedUp { get; init; }

    public string Id => Base64Url.EncodeToString(CredentialId);
}

/// <summary>What came of removing a passkey.</summary>
public enum RemovalAnswer
{
    Done,
    Missing,

    // Without it nobody could sign in any more.
    LastOne,
}
