using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Accounts;

/// <summary>A new password by mail. The second factor is still asked at the next sign-in: who reads the mail has one factor, not both (ASVS
/// 6.4.3).</summary>
public sealed class ResetPassword(DatabaseZones database, AccountLinks links, AccountMails mails, PasswordHashing hashing, AuditLog audit)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    public async Task BeginAsync(string email, string network, CancellationToken cancellation)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var account = await connection.QuerySingleOrDefaultAsync<(Guid Id, string Email, string Name)?>(
            "select id, email, display_name from accounts.account where normalized_email = @name and password_hash is not null and "
            + "disabled_at is null", new { name = email.Trim().ToUpperInvariant() }, transaction);
        if (account is { } found)
        {
            var link = await links.IssueAsync(connection, transaction, new NewLink(found.Id, LinkKind.Password, Lasts));
            await mails.QueueAsync(connection, transaction, "konto-passwort", found.Email, ("name", found.Name), ("link", link.ToString()));
        }

        await audit.RecordAsync(connection, new AuditEntry("password.reset asked", account is null
            ? AuditOutcome.Refused : AuditOutcome.Done, account?.Id, Network: network), transaction);
        await transaction.CommitAsync(cancellation);
    }

    public async Task<bool> ExecuteAsync(string? token, string password, string network, CancellationToken cancellation)
    {
        var hash = await hashing.HashAsync(password, cancellation);
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await links.UseAsync(connection, transaction, LinkKind.Password, token) is not { } link)
        {
            return false;
        }

        await connection.ExecuteAsync(
            "update accounts.account set password_hash = @hash where id = @AccountId; delete from accounts.session where account_id = "
            + "@AccountId", new { link.AccountId, hash }, transaction);
        await mails.TellAsync(connection, transaction, link.AccountId, "Ihr Passwort wurde über einen Link aus einer E-Mail neu gesetzt.");
        await audit.RecordAsync(connection, new AuditEntry("password.reset", AuditOutcome.Done, link.AccountId, Network: network),
            transaction);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
