using System.Data.Common;
using IntMan.Foundation.Mail;

namespace IntMan.Directory.Quality;

/// <summary>Writes mails that ask to confirm, with their links, into the outbox.</summary>
public sealed class DueMails(ReminderMails text, ConfirmationLinks links, Outbox outbox)
{
    public ReminderMails Text => text;

    public ConfirmationLinks Links => links;

    public async Task QueueAsync(DbConnection connection, DbTransaction transaction,
        IReadOnlyList<(OutgoingMail Mail, NewConfirmationLink? Link)> made)
    {
        await NewConfirmationLink.InsertAsync(connection, made.Select(mail => mail.Link).OfType<NewConfirmationLink>(), transaction);
        await outbox.QueueAsync(connection, made.Select(mail => mail.Mail), transaction);
    }
}
