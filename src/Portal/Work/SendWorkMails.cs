using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IntMan.Accounts;
using IntMan.Directory.Published;
using IntMan.Directory.Work;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Mail;
using IntMan.Foundation.Text;
using IntMan.Portal.Pages;
using IntMan.Portal.Security;

namespace IntMan.Portal.Work;

// "Was auf Sie wartet": daily when something is new, and every Monday; or on Mondays only. It tells kinds and numbers, never a title: a
// title may name a case.
public sealed class SendWorkMails(CollectWork collect, MailTemplates templates, Outbox outbox, PublicAddress address, TimeProvider clock)
    : IDailyMails, IPromptMails
{
    public const string Kind = "was-wartet";

    public const string SettingsPath = "/konto/benachrichtigungen";

    private const string Told = "work-mail";
    private const string ToldAtOnce = "work-mail-at-once";

    public async Task SendAsync(DbConnection connection, DbTransaction transaction, DateOnly today)
    {
        if (today.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            return;
        }

        var mails = new List<OutgoingMail>();
        foreach (var reader in await ReadWorkMail.ReadersAsync(connection, transaction, today))
        {
            if (await ItemsAsync(connection, transaction, reader, today) is { Count: > 0 } items)
            {
                mails.Add(MailOf(reader, items, today));
            }
        }

        await outbox.QueueAsync(connection, mails, transaction);
    }

    // What nobody has told yet of reports back, to those who want it at once.
    public async Task SendAtOnceAsync(DbConnection connection, DbTransaction transaction, DateOnly today)
    {
        var mails = new List<OutgoingMail>();
        foreach (var reader in await ReadWorkMail.AtOnceAsync(connection, transaction, today))
        {
            var reports = (await collect.ExecuteAsync(CallerOf(reader, today), CancellationToken.None))
                .Where(item => item.Kind == OpenWork.ReportBack).ToList();
            var news = await DoneOnce.ClaimAsync(connection, transaction, ToldAtOnce,
                [.. reports.Select(item => SlotOf(reader, item)).Distinct()], clock.GetUtcNow());
            if (reports.FindAll(item => news.Contains(SlotOf(reader, item))) is { Count: > 0 } fresh)
            {
                mails.Add(MailOf(reader, fresh, today));
            }
        }

        await outbox.QueueAsync(connection, mails, transaction);
    }

    private static Caller CallerOf(WorkMailReader reader, DateOnly today)
    {
        var reach = Reach.Of(reader, today);
        return new Caller(new Actor(reader.AccountId, reader.Name, reach.Title) { PersonId = reader.PersonId }, reach.Scope);
    }

    // All that is open, when it is time to tell it; else nothing.
    private async Task<IReadOnlyList<WorkItem>> ItemsAsync(
        DbConnection connection, DbTransaction transaction, WorkMailReader reader, DateOnly today)
    {
        var isMonday = today.DayOfWeek == DayOfWeek.Monday;
        if (reader.Wants.Rhythm == WorkMailRhythm.Weekly && !isMonday)
        {
            return [];
        }

        var items = (await collect.ExecuteAsync(CallerOf(reader, today), CancellationToken.None))
            .Where(item => !reader.Wants.Without.Contains(item.Kind.Key)).ToList();
        var news = await DoneOnce.ClaimAsync(
            connection, transaction, Told, [.. items.Select(item => SlotOf(reader, item)).Distinct()], clock.GetUtcNow());
        return isMonday || news.Count > 0 ? items : [];
    }

    private OutgoingMail MailOf(WorkMailReader reader, IReadOnlyList<WorkItem> items, DateOnly today)
    {
        var count = items.Sum(item => item.Count);
        var late = items.Where(item => item.DueOn <= today).Sum(item => item.Count);
        return templates.Render(Kind, new TemplateValues()
            .Set("name", reader.Name)
            .Set("zahl", count == 1 ? "1 Eintrag" : string.Create(Language.German.Culture, $"{count} Einträge"))
            .Set("faellig", late == 0 ? null : late.ToString(Language.German.Culture))
            .SetRows("arten", items.GroupBy(item => item.Kind.Title).Select(kind => new Dictionary<string, string?>
            {
                ["art"] = kind.Key, ["anzahl"] = kind.Sum(item => item.Count).ToString(Language.German.Culture),
            }))
            .Set("adresse", address.Of(MainNavigation.Today).ToString())
            .Set("einstellungen", address.Of(SettingsPath).ToString()))
            .To(Kind, reader.Email) with { IsRepeatSafe = true, ToName = reader.Name };
    }

    // Says nothing about the item: it stands in the list of what was done.
    private static string SlotOf(WorkMailReader reader, WorkItem item)
    {
        var told = SHA256.HashData(Encoding.UTF8.GetBytes($"{item.Kind.Key} {item.Title} {item.Address}"));
        return string.Create(CultureInfo.InvariantCulture, $"{reader.AccountId:N} {Convert.ToHexStringLower(told)}");
    }
}
