using System.Data.Common;
using Dapper;
using IntMan.Accounts;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.People;
using IntMan.Directory.Quality;
using IntMan.Foundation.Mail;
using IntMan.Portal.Display;
using IntMan.Portal.Mail;

namespace IntMan.Portal.Quality;

public sealed class SendReminders(DueEntries due, FreshnessRules freshness, ConfirmationLinks links, ReminderMails mails, Outbox outbox)
{
    private const string CoordinatorsSql = """
        select distinct a.email, g.scope_key as county from accounts.role_grant g join accounts.account a on a.id = g.account_id
        where g.role = 'Coordinator' and g.scope_kind = 'County' and a.disabled_at is null and foundation.reaches(g.valid_until, @today)
        """;

    public async Task ExecuteAsync(DbConnection connection, DbTransaction transaction, DateOnly today)
    {
        var coordinators = (await connection.QueryAsync<(string Email, string County)>(CoordinatorsSql, new { today }, transaction))
            .ToLookup(row => row.County, row => row.Email);
        var wanted = new List<Reminder>();
        foreach (var entry in await due.ReadAsync(connection, transaction, today))
        {
            foreach (var step in StepsOf(entry, coordinators, today))
            {
                wanted.AddRange(step.Recipients.Select(recipient => new Reminder(step.Warning.Stage, recipient, entry)));
                await DueEntries.NoteAsync(connection, transaction, entry, step.Warning);
            }
        }

        var made = wanted.GroupBy(reminder => (reminder.Stage, reminder.Recipient))
            .Select(group => MailOf(group.Key.Stage, group.Key.Recipient, [.. group.Select(r => r.Entry)], today)).ToList();
        await NewConfirmationLink.InsertAsync(connection, made.Select(mail => mail.Link).OfType<NewConfirmationLink>(), transaction);
        await outbox.QueueAsync(connection, made.Select(mail => mail.Mail), transaction);
    }

    // Whoever has no address does not hold up the next one.
    private IEnumerable<(SentWarning Warning, List<Recipient> Recipients)> StepsOf(DueEntry entry, ILookup<string, string> coordinators,
        DateOnly today)
    {
        var sent = entry.Sent.ToList();
        while (WarningLadder.NextOf(freshness, entry.ConfirmedOn, sent, today) is { } stage)
        {
            var recipients = RecipientsOf(stage, entry, coordinators)
                .Where(recipient => OutgoingMail.IsAddress(recipient.Address)).ToList();
            var warning = new SentWarning(stage, today, recipients.Count > 0);
            sent.Add(warning);
            yield return (warning, recipients);
            if (warning.HadRecipient)
            {
                yield break;
            }
        }
    }

    private static IEnumerable<Recipient> RecipientsOf(WarningStage stage, DueEntry entry, ILookup<string, string> coordinators)
    {
        if (stage == WarningStage.Coordination)
        {
            return coordinators[entry.CountyKey].Select(address => new Recipient(address, null, RoleNames.Of(Role.Coordinator)));
        }

        var role = PersonLabels.Positions.TextOf(entry.Position);
        var people = entry.Holders.Where(holder => holder.Role == HolderRole.Deputy == (stage == WarningStage.Deputy)
            && OutgoingMail.IsAddress(holder.Email)).ToList();
        return people.Count == 0 && stage == WarningStage.Owner
            ? [new Recipient(entry.Email ?? "", null, role)]
            : people.Select(holder => new Recipient(holder.Email!, holder.PersonId, stage == WarningStage.Deputy
                ? $"{role} (Vertretung)" : role));
    }

    private (OutgoingMail Mail, NewConfirmationLink? Link) MailOf(WarningStage stage, Recipient recipient, IReadOnlyList<DueEntry> entries,
        DateOnly today)
    {
        var link = stage == WarningStage.Coordination ? null
            : links.Create(recipient.Person, [.. entries.Select(entry => entry.Id)], recipient.Role);
        return (mails.Due(stage, recipient.Address, entries, link, today), link);
    }

    private sealed record Recipient(string Address, Guid? Person, string Role);

    private sealed record Reminder(WarningStage Stage, Recipient Recipient, DueEntry Entry);
}
