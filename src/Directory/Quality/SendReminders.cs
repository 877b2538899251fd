using System.Data.Common;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Foundation.Mail;

namespace IntMan.Directory.Quality;

/// <summary>Asks whoever holds a post, then the deputies, then the coordination to confirm it.</summary>
public sealed class SendReminders(DueEntries due, IRecipients recipients, FreshnessRules freshness, DueMails mails)
{
    public async Task ExecuteAsync(DbConnection connection, DbTransaction transaction, DateOnly today)
    {
        var coordinators = (await recipients.KeepersAsync(connection, transaction, today))
            .Where(keeper => keeper is { Kind: KeeperKind.Coordinator, County: not null })
            .DistinctBy(keeper => (keeper.County, keeper.Email)).ToLookup(keeper => keeper.County!);
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
        await mails.QueueAsync(connection, transaction, made);
    }

    // A person without an address does not hold up the next one.
    private IEnumerable<(SentWarning Warning, List<Recipient> Recipients)> StepsOf(DueEntry entry, ILookup<string, Keeper> coordinators,
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

    private static IEnumerable<Recipient> RecipientsOf(WarningStage stage, DueEntry entry, ILookup<string, Keeper> coordinators)
    {
        if (stage == WarningStage.Coordination)
        {
            return coordinators[entry.CountyKey].Select(keeper => new Recipient(keeper.Email, null, keeper.RoleName));
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
            : mails.Links.Create(recipient.Person, [.. entries.Select(entry => entry.Id)], recipient.Role);
        return (mails.Text.Due(stage, recipient.Address, entries, link, today), link);
    }

    private sealed record Recipient(string Address, Guid? Person, string Role);

    private sealed record Reminder(WarningStage Stage, Recipient Recipient, DueEntry Entry);
}
