using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Accounts;

/// <summary>Which account belongs to somebody at the administration's identity provider; links the account of the caller, and takes that
/// back.</summary>
public sealed class ExternalLogins(DatabaseZones database, AccountChanges changes, AccountMails mails, AuditLog audit)
{
    /// <returns>Null for somebody who is not linked, or whose account is closed.</returns>
    public async Task<Guid?> FindAsync(string issuer, string subject, CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<Guid?>("""
            select a.id from accounts.external_login l join accounts.account a on a.id = l.account_id
            where l.issuer = @issuer and l.subject = @subject and a.disabled_at is null
            """, new { issuer, subject });
    }

    public async Task NoteRefusalAsync(string reason, string? network, CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        await audit.RecordAsync(
            connection, new AuditEntry("sign-in", AuditOutcome.Refused, null, Subject: reason, Network: network));
    }

    /// <returns>False when the account was set up from elsewhere meanwhile.</returns>
    /// <exception cref="RuleViolation">It is linked already, with this account or with another.</exception>
    public Task<bool> LinkAsync(Caller caller, string issuer, string subject, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            if (!await FactorChange.TryBeginAsync(change))
            {
                return false;
            }

            await change.ExecuteAsync(
                "insert into accounts.external_login (issuer, subject, account_id, linked_at) values (@issuer, @subject, @AccountId, @At)",
                new { issuer, subject, caller.Actor.AccountId, change.At });
            await mails.TellAsync(
                change,
                caller.Actor.AccountId!.Value,
                "Ihr Konto wurde mit der Anmeldung der Verwaltung verbunden. Sie können sich jetzt auch damit anmelden.");
            await change.AuditAsync("external.link");
            return true;
        }, cancellation);

    public Task UnlinkAsync(Caller caller, CancellationToken cancellation) => changes.WriteAsync(caller, null, async change =>
    {
        var removed = await change.ExecuteAsync("""
            delete from accounts.external_login l using accounts.account a where a.id = @AccountId and l.account_id = a.id
                and ((a.password_hash is not null and a.totp_secret is not null)
                    or exists (select from accounts.account_passkey p where p.user_id = a.id))
            """, new { caller.Actor.AccountId });
        if (removed > 0)
        {
            await mails.TellAsync(
                change, caller.Actor.AccountId!.Value, "Ihr Konto ist nicht mehr mit der Anmeldung der Verwaltung verbunden.");
            await change.AuditAsync("external.unlink");
        }
    }, cancellation);
}
