using IntMan.Foundation.Changes;
using IntMan.Foundation.Mail;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;

namespace IntMan.Accounts;

/// <summary>The mails about accounts.</summary>
public sealed class AccountMails(MailTemplates templates, TimeProvider clock)
{
    public OutgoingMail Of(string template, string address, params (string Name, string Value)[] fields)
    {
        var values = fields.Aggregate(new TemplateValues(), (all, field) => all.Set(field.Name, field.Value));
        return templates.Render(template, values).To(template, address);
    }

    // Tells the owner of an account what happened to it (ASVS 6.3.5, 6.3.7), at the address it has at this moment of the transaction.
    public async Task TellAsync(Change<AccountsDbContext> change, Guid accountId, string what) =>
        await change.MailAsync(await OfOwnerAsync(change, accountId, what));

    public async Task<OutgoingMail> OfOwnerAsync(ChangeReader reader, Guid accountId, string what)
    {
        var (email, name) = await reader.FindAsync<(string, string)>(
            "select email, display_name from accounts.account where id = @accountId", new { accountId });
        return Of("konto-sicherheit", email, ("name", name), ("was", what), ("wann", Text(clock.GetUtcNow())));
    }

    public static string Text(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, MunicipalCalendar.Zone).ToString("dddd, d. MMMM yyyy, HH:mm 'Uhr'", Language.German.Culture);
}
