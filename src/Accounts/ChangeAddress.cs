using IntMan.Foundation.Changes;

namespace IntMan.Accounts;

/// <summary>Another e-mail address: the new one has to be confirmed by a link, the old one is told of it (ASVS 6.3.7).</summary>
public sealed class ChangeAddress(AccountChanges changes, AccountLinks links, AccountMails mails)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public Task BeginAsync(Caller caller, string email, CancellationToken cancellation) => changes.WriteAsync(caller, null, async change =>
    {
        var account = caller.Actor.AccountId!.Value;
        var link = await links.IssueAsync(change, new NewLink(account, LinkKind.Address, Lifetime, Email: email));
        await change.MailAsync(mails.Of("konto-adresse", email, ("name", caller.Actor.Name!), ("link", link.ToString())));
        await mails.TellAsync(
            change, account, "Für Ihr Konto wurde eine andere E-Mail-Adresse angegeben. Sie gilt, sobald sie bestätigt ist.");
        await change.AuditAsync("email.change asked");
    }, cancellation);

    public async Task<bool> ExecuteAsync(Caller stranger, string? token, CancellationToken cancellation)
    {
        try
        {
            return await changes.WriteAsync(stranger, null, change => ConfirmAsync(change, token), cancellation);
        }
        catch (RuleViolation)
        {
            // Somebody else has the address meanwhile.
            return false;
        }
    }

    private async Task<bool> ConfirmAsync(Change<AccountsDbContext> change, string? token)
    {
        if (await links.UseAsync(change, LinkKind.Address, token) is not { NewEmail: { } email } link)
        {
            return false;
        }

        await mails.TellAsync(
            change, link.AccountId, "Die E-Mail-Adresse Ihres Kontos wurde geändert. An diese Adresse schreiben wir nicht mehr.");
        await change.ExecuteAsync("""
            update accounts.account set user_name = @email, normalized_user_name = @upper, email = @email, normalized_email = @upper,
                email_confirmed = true
            where id = @AccountId
            """, new { link.AccountId, email, upper = email.ToUpperInvariant() });
        await mails.TellAsync(
            change, link.AccountId, "Die E-Mail-Adresse Ihres Kontos wurde auf diese Adresse geändert. Melden Sie sich ab jetzt damit an.");
        await change.AuditAsync("email.change", actorId: link.AccountId);
        return true;
    }
}
