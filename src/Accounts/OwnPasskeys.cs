using System.Buffers.Text;
using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Accounts;

/// <summary>The passkeys of one account, as their owner sees and removes them.</summary>
public sealed class OwnPasskeys(DatabaseZones database, AuditLog audit)
{
    public async Task<IReadOnlyList<PasskeyLine>> ListAsync(Guid accountId, CancellationToken cancellation)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<PasskeyLine>("""
            select credential_id, data->>'Name' as name, (data->>'CreatedAt')::timestamptz as created_at,
              (data->>'IsBackedUp')::boolean as is_backed_up
            from accounts.account_passkey where user_id = @accountId order by created_at, credential_id
            """, new { accountId })).AsList();
    }

    public async Task<RemovalAnswer> RemoveAsync(SignInSession session, string? id, string network, CancellationToken cancellation)
    {
        if (!TryRead(id, out var credential))
        {
            return RemovalAnswer.Missing;
        }

        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var hasOther = await connection.ExecuteScalarAsync<bool>("""
            select (password_hash is not null and totp_secret is not null)
              or exists (select from accounts.external_login l where l.account_id = a.id)
                or exists (select from accounts.account_passkey p where p.user_id = a.id and p.credential_id <> @credential)
            from accounts.account a where id = @AccountId for update
            """, new { session.AccountId, credential }, transaction);
        if (!hasOther)
        {
            return RemovalAnswer.LastOne;
        }

        if (await connection.ExecuteAsync("delete from accounts.account_passkey where user_id = @AccountId and credential_id = @credential",
            new { session.AccountId, credential }, transaction) == 0)
        {
            return RemovalAnswer.Missing;
        }

        await audit.RecordAsync(connection, new AuditEntry("passkey.remove", AuditOutcome.Done, session.AccountId, session.Id,
            Network: network), transaction);
        await transaction.CommitAsync(cancellation);
        return RemovalAnswer.Done;
    }

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
