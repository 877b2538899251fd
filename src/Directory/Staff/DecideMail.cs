using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Mail;

namespace IntMan.Directory.Staff;

/// <summary>Somebody decides about a mail that the portal does not send again by itself.</summary>
public sealed class DecideMail(DirectoryChanges changes)
{
    /// <returns>False when it has been decided already.</returns>
    public Task<bool> ExecuteAsync(Caller caller, Guid id, MailDecision decision, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            var isDecided = await OutboxDecision.ExecuteAsync(change.Connection, change.Transaction, id, decision, change.At);
            if (isDecided)
            {
                await change.AuditAsync(decision == MailDecision.Resend ? "mail.resend" : "mail.discard", id.ToString());
            }

            return isDecided;
        }, cancellation);
}
