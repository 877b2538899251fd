using IntMan.Foundation.Changes;

namespace IntMan.Accounts;

/// <summary>
/// For people who have lost everything they sign in with: one administrator asks, another confirms (ASVS 2.3.5), all administrators are
/// told, and after a day in which anyone of them can stop it, a link sets the account up anew. Nobody learns or chooses a password of
/// others.
/// </summary>
public sealed class RecoverAccount(AccountChanges changes, AccountLinks links, AccountMails mails)
{
    public static readonly TimeSpan Waits = TimeSpan.FromHours(24);
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);

    public Task AskAsync(Caller caller, Guid accountId, CancellationToken cancellation) =>
        ChangeAsync(caller, accountId, "recovery.ask", async change =>
        {
            const string Refusal = "Für das eigene Konto fragt das jemand anderes. Vielleicht läuft es auch schon.";
            Require.That(accountId != caller.Actor.AccountId, Refusal);
            var asked = await change.ExecuteAsync("""
                insert into accounts.factor_recovery (account_id, requested_by, requested_at)
                select id, @by, @At from accounts.account where id = @accountId and disabled_at is null on conflict do nothing
                """, new { accountId, by = caller.Actor.AccountId, change.At });
            Require.That(asked == 1, Refusal);
        }, cancellation);

    public Task ConfirmAsync(Caller caller, Guid accountId, CancellationToken cancellation) =>
        ChangeAsync(caller, accountId, "recovery.confirm", async change =>
        {
            var confirmed = await change.ExecuteAsync(
                "delete from accounts.factor_recovery where account_id = @accountId and requested_by <> @by and account_id <> @by",
                new { accountId, by = caller.Actor.AccountId });
            var account = confirmed == 0 ? null : await change.FindAsync<(string Email, string Name)?>(
                "select email, display_name from accounts.account where id = @accountId and disabled_at is null", new { accountId });
            var (email, name) = account ?? throw new RuleViolation("Bestätigen muss eine zweite Person aus der Administration.");
            var link = await links.IssueAsync(change, new NewLink(accountId, LinkKind.Enrolment, Lifetime, Waits));
            await change.ExecuteAsync("delete from accounts.session where account_id = @accountId", new { accountId });
            var from = AccountMails.Text(change.At + Waits);
            var until = AccountMails.Text(change.At + Waits + Lifetime);
            await change.MailAsync(mails.Of("konto-neu", email, ("name", name), ("link", link.ToString()), ("ab", from), ("bis", until)));
            var by = caller.Actor.Name!;
            foreach (var administrator in await change.QueryAsync<string>("""
                select distinct a.email from accounts.account a join accounts.role_grant g on g.account_id = a.id
                where g.role = 'Administrator' and a.disabled_at is null
                """))
            {
                await change.MailAsync(mails.Of("konto-neu-hinweis", administrator, ("name", name), ("von", by), ("ab", from)));
            }
        }, cancellation);

    public Task StopAsync(Caller caller, Guid accountId, CancellationToken cancellation) =>
        ChangeAsync(caller, accountId, "recovery.stop", async change =>
        {
            var stopped = await change.ExecuteAsync("delete from accounts.factor_recovery where account_id = @accountId", new { accountId })
                + await change.ExecuteAsync(
                    "delete from accounts.account_link where account_id = @accountId and kind = 'Enrolment'", new { accountId });
            Require.That(stopped > 0, "Hier läuft nichts, was sich anhalten lässt.");
        }, cancellation);

    private Task ChangeAsync(
        Caller caller, Guid accountId, string action, Func<Change<AccountsDbContext>, Task> step, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            if (!change.Scope.All)
            {
                throw new MissingEntry();
            }

            await change.RequireAsync(AccountChanges.Table, accountId.ToString());
            await step(change);
            await change.AuditAsync(action, accountId.ToString());
        }, cancellation);
}
