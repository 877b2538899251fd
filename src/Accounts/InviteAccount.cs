using IntMan.Foundation.Changes;

namespace IntMan.Accounts;

/// <summary>
/// Makes an account that can do nothing yet and sends its owner a link: address and role are bound to the link, it counts once and for
/// three days (D4). The portal never knows a password that somebody else has chosen.
/// </summary>
public sealed class InviteAccount(AccountChanges changes, RoleRules rules, AccountLinks links, AccountMails mails)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);

    public async Task<Invitation> ExecuteAsync(Caller caller, NewAccount wish, CancellationToken cancellation)
    {
        // Beside the answer, which is stored for the same form sent again: a link must not lie there.
        Uri? link = null;
        var id = await changes.WriteAsync(caller, null, async change =>
        {
            var role = await rules.CheckAsync(change, wish.Role);
            var id = Guid.CreateVersion7(change.At);
            await InsertAsync(change, id, wish);
            await GrantRole.InsertAsync(change, id, role);
            link = await SendAsync(change, id, wish.Email, wish.Name);
            await change.AuditAsync("account.invite", id.ToString());
            return id;
        }, cancellation);
        return new Invitation(id, link);
    }

    /// <summary>For the command line: who was invited before and has not set the account up gets a new link.</summary>
    public async Task<Uri> ExecuteOrResendAsync(Caller caller, NewAccount wish, CancellationToken cancellation)
    {
        try
        {
            return (await ExecuteAsync(caller, wish, cancellation)).Link!;
        }
        catch (RuleViolation refusal) when (refusal.Field == nameof(NewAccount.Email))
        {
            if (await ResendAsync(caller, wish.Email, cancellation) is { } link)
            {
                return link;
            }

            throw;
        }
    }

    public async Task<Uri?> ResendAsync(Caller caller, Guid accountId, CancellationToken cancellation)
    {
        Uri? link = null;
        await changes.WriteAsync(caller, null, async change =>
        {
            link = await ResendAsync(change, accountId);
        }, cancellation);
        return link;
    }

    private async Task<Uri?> ResendAsync(Caller caller, string email, CancellationToken cancellation)
    {
        Uri? link = null;
        await changes.WriteAsync(caller, null, async change =>
        {
            var known = await change.ScalarAsync<Guid?>(
                $"select id from accounts.account a where normalized_email = @name and disabled_at is null and not {AccountState.IsSetUp}",
                new { name = email.Trim().ToUpperInvariant() });
            link = known is { } id ? await ResendAsync(change, id) : null;
        }, cancellation);
        return link;
    }

    private async Task<Uri> ResendAsync(Change<AccountsDbContext> change, Guid accountId)
    {
        await change.RequireAsync(AccountChanges.Table, accountId.ToString());
        var account = await change.FindAsync<(string Email, string Name)?>($"""
            select email, display_name from accounts.account a
            where id = @accountId and disabled_at is null and not {AccountState.IsSetUp} for update
            """, new { accountId }) ?? throw new RuleViolation("Das Konto ist schon eingerichtet oder geschlossen.");
        var link = await SendAsync(change, accountId, account.Email, account.Name);
        await change.AuditAsync("account.invite again", accountId.ToString());
        return link;
    }

    private static Task<int> InsertAsync(Change<AccountsDbContext> change, Guid id, NewAccount wish)
    {
        var email = wish.Email.Trim();
        return change.ExecuteAsync("""
            insert into accounts.account (id, user_name, normalized_user_name, email, normalized_email, email_confirmed,
                security_stamp, concurrency_stamp, display_name, created_at)
            values (@id, @email, @upper, @email, @upper, false, @stamp, @stamp, @Name, @At)
            """, new { id, email, upper = email.ToUpperInvariant(), stamp = Guid.NewGuid().ToString(), wish.Name, change.At });
    }

    private async Task<Uri> SendAsync(Change<AccountsDbContext> change, Guid id, string email, string name)
    {
        var link = await links.IssueAsync(change, new NewLink(id, LinkKind.Invitation, Lifetime));
        var (by, until) = (change.Caller.Actor.Name!, AccountMails.Text(change.At + Lifetime));
        await change.MailAsync(mails.Of("konto-einladung", email, ("name", name), ("von", by), ("link", link.ToString()), ("bis", until)));
        return link;
    }
}

public sealed record NewAccount(string Email, string Name, RoleWish Role);

/// <param name="Link">For the command line, which prints it; null when the same form was sent before.</param>
public sealed record Invitation(Guid AccountId, Uri? Link);
