using Dapper;
using IntMan.Foundation.Database;
using IntMan.Foundation.Mail;
using IntMan.Foundation.Text;
using Npgsql;

namespace IntMan.Directory.Infomails;

/// <summary>
/// Queues the mails of what has been released, a portion in each transaction, and remembers how far it came: whatever dies in between goes
/// on from there. The outbox lets each address through once for each Infomail. Whoever has unsubscribed meanwhile is not asked any more.
/// </summary>
public sealed class SendInfomails(DatabaseZones database, Outbox outbox, ComposeInfomail compose, InfomailLinks links)
{
    private const int Portion = 250;

    public async Task ExecuteAsync(CancellationToken cancellation)
    {
        while (await QueuePortionAsync(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    // After a backup was restored nobody knows which mails have gone out since: what was being sent is a draft again, and people decide.
    public static Task HoldRestoredAsync(NpgsqlConnection connection) => connection.ExecuteAsync(
        "update infomail.message set state = 'Draft', released_at = null, queued_to = '', recipients = 0 where state = 'Sending'");

    private async Task<bool> QueuePortionAsync(CancellationToken cancellation)
    {
        await using var connection = await database.Jobs.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var released = await connection.QuerySingleOrDefaultAsync<Released>(
            "select id, county_key, ags, subject, body, queued_to from infomail.message where state = 'Sending' order by released_at, id "
            + "limit 1 for update skip locked", transaction: transaction);
        if (released is null)
        {
            return false;
        }

        var readers = (await connection.QueryAsync<Reader>("""
            select distinct on (lower(s.email)) s.id, s.email, lower(s.email) as email_key, s.language, s.ags, m.name
            from infomail.subscription s join public_directory.municipality m on m.ags = s.ags
            where s.ags between coalesce(@Ags, @CountyKey || '000') and coalesce(@Ags, @CountyKey || '999') and lower(s.email) > @QueuedTo
            order by lower(s.email), s.confirmed_at, s.id limit @Portion
            """, new { released.Ags, released.CountyKey, released.QueuedTo, Portion }, transaction)).AsList();
        var queued = await outbox.QueueAsync(connection, readers.Select(reader => MailTo(reader, released)), transaction);
        await connection.ExecuteAsync(
            "update infomail.message set queued_to = @last, recipients = recipients + @queued, state = @state where id = @Id",
            new { released.Id, queued, last = readers is [.., var end] ? end.EmailKey : released.QueuedTo, state = readers.Count < Portion
            ? "Sent" : "Sending" },
            transaction);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private OutgoingMail MailTo(Reader reader, Released released)
    {
        var language = Language.All.FirstOrDefault(known => known.Code == reader.Language) ?? Language.German;
        var unsubscribe = links.Unsubscribe(language, new SubscriptionEnd(reader.Id, InWholeCounty: released.Ags is null));
        var mail = compose.Render(released.Subject, released.Body, new InfomailPlace { Ags = reader.Ags, Name = reader.Name }, language,
            unsubscribe);
        return mail.To(ComposeInfomail.Kind, reader.Email) with { Batch = released.Id, UnsubscribeUrl = unsubscribe };
    }

    private sealed class Released
    {
        public Guid Id { get; init; }
        public string CountyKey { get; init; } = "";
        public string? Ags { get; init; }
        public string Subject { get; init; } = "";
        public string Body { get; init; } = "";
        public string QueuedTo { get; init; } = "";
    }

    private sealed class Reader
    {
        public Guid Id { get; init; }
        public string Email { get; init; } = "";
        public string EmailKey { get; init; } = "";
        public string Language { get; init; } = "";
        public string Ags { get; init; } = "";
        public string Name { get; init; } = "";
    }
}
