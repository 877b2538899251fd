using System.Data.Common;
using Dapper;
using IntMan.Directory.Published;
using IntMan.Foundation.Mail;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;

namespace IntMan.Accounts;

/// <summary>Queues the mails about accounts in the transaction of the change, so that none is lost and none tells of what did not happen.</summary>
public sealed class AccountMails(Outbox outbox, MailTemplates templates, TimeProvider clock)
{
    /// <param name="connection">Of the change.</param>
    /// <param name="transaction">Of the change.</param>
    /// <param name="template">File in content/templates; also the kind of the mail.</param>
    /// <param name="address">Who gets it.</param>
    /// <param name="fields">Exactly the fields of the template.</param>
    public Task QueueAsync(DbConnection connection, DbTransaction? transaction, string template, string address, params (string Name, string Value)[] fields)
    {
        var values = fields.Aggregate(new TemplateValues(), (all, field) => all.Set(field.Name, field.Value));
        return outbox.QueueAsync(connection, templates.Render(template, values).To(template, address), transaction);
    }

    /// <summary>Tells the owner of an account what happened to it (ASVS 6.3.5, 6.3.7), at the address it has at this moment of the transaction.</summary>
    /// <param name="connection">Of the change.</param>
    /// <param name="transaction">Of the change.</param>
    /// <param name="accountId">Whose account.</param>
    /// <param name="what">A German sentence.</param>
    public async Task TellAsync(DbConnection connection, DbTransaction? transaction, Guid accountId, string what)
    {
        var (email, name) = await connection.QuerySingleAsync<(string, string)>("select email, display_name from accounts.account where id = @accountId", new { accountId }, transaction);
        await QueueAsync(connection, transaction, "konto-sicherheit", email, ("name", name), ("was", what), ("wann", Text(clock.GetUtcNow())));
    }

    /// <summary>E.g. "Samstag, 21. November 2026, 14:12 Uhr", local time.</summary>
    public static string Text(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, MunicipalCalendar.Zone).ToString("dddd, d. MMMM yyyy, HH:mm 'Uhr'", Language.German.Culture);
}
