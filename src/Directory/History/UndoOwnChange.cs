using Dapper;
using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.History;

/// <summary>"Rückgängig": somebody takes back what they have just done themselves.</summary>
public sealed class UndoOwnChange(DirectoryChanges changes, StaffSource source, TimeProvider clock)
{
    private static readonly TimeSpan Just = TimeSpan.FromMinutes(30);

    /// <summary>The last thing the account changed in the directory, as long as it can still be taken back.</summary>
    public async Task<OwnChange?> LastAsync(Guid accountId, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<OwnChange>(new CommandDefinition("""
            select id, action from (
                select s.id, s.action, s.undone_by, s.kind from directory.change_set s
                where s.actor_id = @accountId and s.at > @since
                order by s.at desc, (select max(c.id) from directory.change c where c.change_set_id = s.id) desc limit 1) last
            where undone_by is null and kind = 'Edit'
            """, new { accountId, since = clock.GetUtcNow() - Just }, cancellationToken: cancellation));
    }

    public Task ExecuteAsync(Caller caller, Guid changeSetId, CancellationToken cancellation) => changes.WriteAsync(
        caller,
        UndoChangeSet.Action,
        async change =>
        {
            var isOwn = await change.ScalarAsync<bool>("""
                select exists (select from directory.change_set where id = @changeSetId and actor_id = @AccountId and at > @since)
                """, new { changeSetId, caller.Actor.AccountId, since = change.At - Just });
            if (!isOwn)
            {
                throw new MissingEntry();
            }

            await UndoChangeSet.TakeBackAsync(change, changeSetId);
        },
        cancellation,
        byOwners: true,
        ChangeKind.Undo);
}

/// <param name="Id">Of the change set.</param>
/// <param name="Action">Its sentence in the history.</param>
public sealed record OwnChange(Guid Id, string Action);
