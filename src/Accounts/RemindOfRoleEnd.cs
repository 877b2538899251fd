using System.Data.Common;
using Dapper;
using IntMan.Directory.Published;
using IntMan.Foundation.Mail;
using IntMan.Foundation.Text;

namespace IntMan.Accounts;

/// <summary>Tells people whose role ends within two weeks, once for each end, so that nobody stands before a closed door unwarned (spec 50,
/// D4).</summary>
public sealed class RemindOfRoleEnd(AccountMails mails, Outbox outbox, TimeProvider clock) : IDailyMails
{
    public const int DaysAhead = 14;

    private const string EndingSql = $"""
        select a.email, a.display_name, {ListAccounts.Named} as grant, g.valid_until,
          concat_ws(' ', g.account_id, g.role, g.scope_kind, g.scope_key, g.valid_until) as slot
        from accounts.role_grant g join accounts.account a on a.id = g.account_id
        where foundation.valid_on(@today, @last, g.valid_until) and a.disabled_at is null
        order by a.email, g.valid_until
        """;

    public async Task SendAsync(DbConnection connection, DbTransaction transaction, DateOnly today)
    {
        var ending = (await connection.QueryAsync<(string Email, string Name, string Grant, DateOnly Until, string Slot)>(
            EndingSql, new { today, last = today.AddDays(DaysAhead) }, transaction)).AsList();
        var untold = await DoneOnce.ClaimAsync(
            connection, transaction, "role-end", [.. ending.Select(row => row.Slot)], clock.GetUtcNow());
        foreach (var (email, name, grant, until, _) in ending.Where(row => untold.Contains(row.Slot)))
        {
            var last = until.ToString("d. MMMM yyyy", Language.German.Culture);
            var mail = mails.Of("konto-rolle-endet", email, ("name", name), ("rolle", RoleNames.OfGrant(grant)), ("bis", last));
            await outbox.QueueAsync(connection, mail, transaction);
        }
    }
}
