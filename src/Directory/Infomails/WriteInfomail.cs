using IntMan.Directory.Editing;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Infomails;

/// <summary>Begins, changes, sends or deletes an Infomail of a municipality or county that the caller keeps.</summary>
public sealed class WriteInfomail(DirectoryChanges changes)
{
    public Task<Guid> BeginAsync(Caller caller, InfomailText text, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            text.Check(change.Scope);
            var id = Guid.CreateVersion7(change.At);
            await change.ExecuteAsync(
                """
                insert into infomail.message (id, county_key, ags, subject, body, changed_at)
                values (@id, @CountyKey, @Ags, @Subject, @Body, @At)
                """,
                new { id, text.CountyKey, text.Ags, text.Subject, text.Body, change.At });
            await change.AuditAsync("infomail.begin", id.ToString());
            return id;
        }, cancellation);

    public Task SaveAsync(Caller caller, Guid id, InfomailText text, long seen, CancellationToken cancellation) => ChangeAsync(
        caller,
        id,
        "infomail.change",
        change =>
        {
            text.Check(change.Scope);
            return change.ExecuteAsync("""
                update infomail.message set county_key = @CountyKey, ags = @Ags, subject = @Subject, body = @Body, changed_at = @At
                where id = @id and state = 'Draft' and xmin::text::bigint = @seen
                """, new { id, text.CountyKey, text.Ags, text.Subject, text.Body, seen, change.At });
        },
        cancellation);

    public Task SendAsync(Caller caller, Guid id, long seen, CancellationToken cancellation) => ChangeAsync(
        caller,
        id,
        "infomail.send",
        change => change.ExecuteAsync("""
            update infomail.message set state = 'Sending', released_at = @At, changed_at = @At
            where id = @id and state = 'Draft' and xmin::text::bigint = @seen
            """, new { id, seen, change.At }),
        cancellation);

    public Task DeleteAsync(Caller caller, Guid id, long seen, CancellationToken cancellation) => ChangeAsync(
        caller,
        id,
        "infomail.delete",
        change => change.ExecuteAsync(
            "delete from infomail.message where id = @id and state = 'Draft' and xmin::text::bigint = @seen", new { id, seen }),
        cancellation);

    private Task ChangeAsync(
        Caller caller, Guid id, string action, Func<Change<DirectoryDbContext>, Task<int>> write, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            var isKept = await change.ScalarAsync<bool>(
                $"select exists (select from infomail.message m where m.id = @id and {ShowInfomails.InReach})",
                change.Scope.With(new { id }));
            if (!isKept)
            {
                throw new MissingEntry();
            }

            if (await write(change) == 0)
            {
                throw new ChangedMeanwhile();
            }

            await change.AuditAsync(action, id.ToString());
        }, cancellation);
}
