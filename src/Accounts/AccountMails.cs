using System.Data.Common;
using Dapper;
using IntMan.Directory.Published;
using IntMan.Foundation.Mail;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;

namespace IntMan.Accounts;

/// <summary>Queues the mails about accounts in the transaction of the change, so that none is lost and none tells of what did not
/// happen.</summary>
public sealed class AccountMails(Outbox outbox, MailTemplates templates, TimeProvider clock)
{
    public Task QueueAsync(DbConnection connection, DbTransaction? transaction, string template, string address,
        params (string Name, string Value)[] fields)
    {
        var values = fields.Aggregate(new TemplateValues(), (all, field) => all.Set(field.Name, field.Value));
        return outbox.QueueAsync(connection, templates.Render(template, values).To(template, address), transaction);
    }

    // Tells the owner of an account what happened to it (ASVS 6.3.5, 6.3.7), at the address it has at this moment of the transaction.
    public async Task TellAsync(DbConnection connection, DbTransaction? transaction, Guid accountId, string what)
    {
        var (email, name) = await connection.QuerySingleAsync<(string, string)>(
            "select email, display_name from accounts.account where id = @accountId", new { accountId }, transaction);
        await QueueAsync(connection, transaction, "konto-sicherheit", email, ("name", name), ("was", what),
            ("wann", Text(clock.GetUtcNow())));
    }

    public static string Text(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, MunicipalCalendar.Zone)
        .ToString("dddd, d. MMMM yyyy, HH:mm 'Uhr'", Language.German.Culture);
}
