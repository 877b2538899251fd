using IntMan.Foundation.Changes;

namespace IntMan.Accounts;

/// <summary>
/// A new password by mail. The second factor is still asked at the next sign-in: who reads the mail has one factor, not both (ASVS 6.4.3).
/// </summary>
public sealed class ResetPassword(AccountChanges changes, AccountLinks links, AccountMails mails, PasswordHashing hashing)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public Task BeginAsync(Caller stranger, string email, CancellationToken cancellation) =>
        changes.WriteAsync(stranger, null, async change =>
        {
            var account = await change.FindAsync<(Guid Id, string Email, string Name)?>("""
                select id, email, display_name from accounts.account
                where normalized_email = @name and password_hash is not null and disabled_at is null
                """, new { name = email.Trim().ToUpperInvariant() });
            if (account is { } found)
            {
                var link = await links.IssueAsync(change, new NewLink(found.Id, LinkKind.Password, Lifetime));
                await change.MailAsync(mails.Of("konto-passwort", found.Email, ("name", found.Name), ("link", link.ToString())));
            }

            var outcome = account is null ? AuditOutcome.Refused : AuditOutcome.Done;
            await change.AuditAsync("password.reset asked", actorId: account?.Id, outcome: outcome);
        }, cancellation);

    public async Task<bool> ExecuteAsync(Caller stranger, string? token, string password, CancellationToken cancellation)
    {
        var hash = await hashing.HashAsync(password, cancellation);
        return await changes.WriteAsync(stranger, null, async change =>
        {
            if (await links.UseAsync(change, LinkKind.Password, token) is not { } link)
            {
                return false;
            }

            await change.ExecuteAsync("""
                update accounts.account set password_hash = @hash where id = @AccountId;
                delete from accounts.session where account_id = @AccountId
                """, new { link.AccountId, hash });
            await mails.TellAsync(change, link.AccountId, "Ihr Passwort wurde über einen Link aus einer E-Mail neu gesetzt.");
            await change.AuditAsync("password.reset", actorId: link.AccountId);
            return true;
        }, cancellation);
    }
}
