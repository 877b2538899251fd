using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Accounts;

/// <summary>
/// Opens an account by the link its owner was sent: the invitation, or the one after a lost second factor, which removes everything the
/// owner signed in with before. What follows is setting up a passkey, or a password and an app.
/// </summary>
public sealed class AcceptLink(DatabaseZones database, AccountChanges changes, AccountLinks links)
{
    public async Task<OpenLink?> FindAsync(LinkKind kind, string? token, CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        return await links.FindAsync(connection, kind, token);
    }

    public Task<Guid?> ExecuteAsync(Caller stranger, LinkKind kind, string? token, CancellationToken cancellation) =>
        changes.WriteAsync<Guid?>(stranger, null, async change =>
        {
            if (await links.UseAsync(change, kind, token) is not { } link)
            {
                return null;
            }

            if (kind == LinkKind.Enrolment)
            {
                await change.ExecuteAsync("""
                    update accounts.account set password_hash = null, totp_secret = null where id = @AccountId;
                    delete from accounts.recovery_code where account_id = @AccountId;
                    delete from accounts.account_passkey where user_id = @AccountId;
                    delete from accounts.external_login where account_id = @AccountId;
                    delete from accounts.session where account_id = @AccountId;
                    """, new { link.AccountId });
            }

            await change.ExecuteAsync("update accounts.account set email_confirmed = true where id = @AccountId", new { link.AccountId });
            await change.AuditAsync(kind == LinkKind.Enrolment ? "account.recover" : "account.accept", actorId: link.AccountId);
            return link.AccountId;
        }, cancellation);
}
