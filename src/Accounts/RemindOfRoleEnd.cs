using System.Data.Common;
using Dapper;
using IntMan.Foundation.Mail;
using IntMan.Foundation.Text;

namespace IntMan.Accounts;

/// <summary>Tells people whose role ends within two weeks, once for each end, so that nobody stands before a closed door unwarned (spec 50,
/// D4).</summary>
public sealed class RemindOfRoleEnd(AccountMails mails, Outbox outbox, TimeProvider clock)
{
    public const int DaysAhead = 14;

    private const string EndingSql = $"""
        with ending as (
            select a.email, a.display_name, {ListAccounts.Named} as grant, g.valid_until,
              concat_ws(' ', g.account_id, g.role, g.scope_kind, g.scope_key, g.valid_until) as slot
            from accounts.role_grant g join accounts.account a on a.id = g.account_id
            where foundation.valid_on(@today, @last, g.valid_until) and a.disabled_at is null),
        told as (insert into quality.run (job, slot, started_at) select 'role-end', slot, @now from ending on conflict do nothing
          returning slot)
        select e.email, e.display_name, e.grant, e.valid_until from ending e join told t on t.slot = e.slot order by e.email, e.valid_until
        """;

    public async Task ExecuteAsync(DbConnection connection, DbTransaction transaction, DateOnly today)
    {
        var parameters = new { today, last = today.AddDays(DaysAhead), now = clock.GetUtcNow() };
        foreach (var (email, name, grant, until) in await connection.QueryAsync<(string, string, string, DateOnly)>(EndingSql, parameters,
            transaction))
        {
            var last = until.ToString("d. MMMM yyyy", Language.German.Culture);
            var mail = mails.Of("konto-rolle-endet", email, ("name", name), ("rolle", RoleNames.OfGrant(grant)), ("bis", last));
            await outbox.QueueAsync(connection, mail, transaction);
        }
    }
}
