using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Directory.Infomails;

/// <summary>Begins, changes, sends or deletes an Infomail. Whether it lies within the reach has been asked before; the state is asked
/// here.</summary>
public sealed class WriteInfomail(DatabaseZones database, AuditLog audit, TimeProvider clock)
{
    public async Task<Guid> BeginAsync(InfomailText text, Actor actor, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await ChangeAsync(
            "insert into infomail.message (id, county_key, ags, subject, body, changed_at) values (@id, @CountyKey, @Ags, @Subject, "
            + "@Body, @now)",
            new { id, text.CountyKey, text.Ags, text.Subject, text.Body, now = clock.GetUtcNow() },
            Entry("infomail.begin", id, actor),
            cancellation);
        return id;
    }

    public Task SaveAsync(Guid id, InfomailText text, long seen, Actor actor, CancellationToken cancellation) => ChangeAsync(
        "update infomail.message set county_key = @CountyKey, ags = @Ags, subject = @Subject, body = @Body, changed_at = @now where id = "
        + "@id and state = 'Draft' and xmin::text::bigint = @seen",
        new { id, text.CountyKey, text.Ags, text.Subject, text.Body, seen, now = clock.GetUtcNow() },
        Entry("infomail.change", id, actor),
        cancellation);

    public Task SendAsync(Guid id, long seen, Actor actor, CancellationToken cancellation) => ChangeAsync(
        "update infomail.message set state = 'Sending', released_at = @now, changed_at = @now where id = @id and state = 'Draft' and "
        + "xmin::text::bigint = @seen",
        new { id, seen, now = clock.GetUtcNow() },
        Entry("infomail.send", id, actor),
        cancellation);

    public Task DeleteAsync(Guid id, long seen, Actor actor, CancellationToken cancellation) => ChangeAsync(
        "delete from infomail.message where id = @id and state = 'Draft' and xmin::text::bigint = @seen", new { id, seen },
        Entry("infomail.delete", id, actor), cancellation);

    private static AuditEntry Entry(string action, Guid id, Actor actor) =>
        new(action, AuditOutcome.Done, actor.AccountId, actor.SessionId, id.ToString(), actor.Network);

    private async Task ChangeAsync(string sql, object values, AuditEntry entry, CancellationToken cancellation)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.ExecuteAsync(sql, values, transaction) == 0)
        {
            throw new ChangedMeanwhile();
        }

        await audit.RecordAsync(connection, entry, transaction);
        await transaction.CommitAsync(cancellation);
    }
}
