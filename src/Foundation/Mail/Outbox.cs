using System.Data.Common;
using Dapper;
using IntMan.Foundation.Access;

namespace IntMan.Foundation.Mail;

/// <summary>
/// Puts mails into the outbox (mail.outbox) in the transaction of the change they tell about: there is a mail exactly when there is a
/// change. Works on connections of the zones portal_staff and portal_jobs, for kinds of the public on portal_public too.
/// </summary>
public sealed class Outbox(ISeals seals, TimeProvider clock)
{
    /// <summary>Of the seal that opens <see cref="MailContent"/>.</summary>
    public const string Purpose = "mail.outbox";

    private const int RowsPerStatement = 250;
    private const int LongestLine = 500;

    private readonly ISeal _seal = seals.For(Purpose);

    /// <exception cref="ArgumentException">To is not one address; check with <see cref="OutgoingMail.IsAddress"/> where it is
    /// typed.</exception>
    /// <returns>The mail's id in the outbox.</returns>
    public async Task<Guid> QueueAsync(DbConnection connection, OutgoingMail mail, DbTransaction? transaction = null)
    {
        var row = RowOf(mail);
        if (!mail.Kind.StartsWith(OutgoingMail.PublicPrefix, StringComparison.Ordinal))
        {
            await InsertAsync(connection, [row], transaction);
            return row.Id;
        }

        await connection.ExecuteAsync(
            "select mail.queue_public(@Id, @Kind, @To, @ToName, @Subject, @Content, @IsRepeatSafe, @now)",
            new { row.Id, row.Kind, row.To, row.ToName, row.Subject, row.Content, row.IsRepeatSafe, now = clock.GetUtcNow() },
            transaction);
        return row.Id;
    }

    /// <summary>Many at once; an address that already has a mail of the same batch gets no second one.</summary>
    /// <returns>How many were queued.</returns>
    public async Task<int> QueueAsync(DbConnection connection, IEnumerable<OutgoingMail> mails, DbTransaction? transaction = null)
    {
        var queued = 0;
        foreach (var chunk in mails.Chunk(RowsPerStatement))
        {
            queued += await InsertAsync(connection, Array.ConvertAll(chunk, RowOf), transaction);
        }

        return queued;
    }

    /// <summary>Header values are one line without control characters, whoever typed them.</summary>
    public static string OneLine(string text)
    {
        var line = string.Join(' ', string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length > LongestLine ? line[..LongestLine] : line;
    }

    private Task<int> InsertAsync(DbConnection connection, Row[] rows, DbTransaction? transaction) => connection.ExecuteAsync(
        """
        insert into mail.outbox (id, kind, to_address, to_name, subject, content, is_repeat_safe, batch, created_at, due_at)
        select id, kind, to_address, to_name, subject, content, is_repeat_safe, batch, @now, @now
        from unnest(@ids, @kinds, @addresses, @names, @subjects, @contents, @safes, @batches)
            as queued (id, kind, to_address, to_name, subject, content, is_repeat_safe, batch)
        on conflict do nothing
        """,
        new
        {
            ids = Array.ConvertAll(rows, row => row.Id),
            kinds = Array.ConvertAll(rows, row => row.Kind),
            addresses = Array.ConvertAll(rows, row => row.To),
            names = Array.ConvertAll(rows, row => row.ToName),
            subjects = Array.ConvertAll(rows, row => row.Subject),
            contents = Array.ConvertAll(rows, row => row.Content),
            safes = Array.ConvertAll(rows, row => row.IsRepeatSafe),
            batches = Array.ConvertAll(rows, row => row.Batch),
            now = clock.GetUtcNow(),
        },
        transaction);

    private Row RowOf(OutgoingMail mail)
    {
        if (!OutgoingMail.IsAddress(mail.To))
        {
            throw new ArgumentException("A mail goes to exactly one address.", nameof(mail));
        }

        var content = new MailContent(mail.Text, mail.Html, mail.UnsubscribeUrl) { Calendar = mail.Calendar }.Seal(_seal);
        return new Row(Guid.CreateVersion7(clock.GetUtcNow()), mail.Kind, mail.To, mail.ToName is null
            ? null : OneLine(mail.ToName), OneLine(mail.Subject), content, mail.IsRepeatSafe, mail.Batch);
    }

    private sealed record Row(Guid Id, string Kind, string To, string? ToName, string Subject, byte[] Content, bool IsRepeatSafe,
        Guid? Batch);
}
