using System.Data.Common;
using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Services;

/// <summary>An officer has looked at what a partner changed: it is all right, or it is taken back with a reason that the partner
/// reads.</summary>
public sealed class DecideReview(StaffSource source, UndoChangeSet undo, TimeProvider clock)
{
    public const int LongestReason = 500;

    public async Task AcceptAsync(Actor actor, Guid service, long seen, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        foreach (var set in await WaitingAsync(connection, transaction, service, seen))
        {
            await NoteAsync(connection, transaction, actor, service, set, "Accepted", null);
        }

        await transaction.CommitAsync(cancellation);
    }

    // Takes the changes back, the latest first; what cannot be taken back stays waiting.
    public async Task TakeBackAsync(Actor actor, Guid service, long seen, string? reason, CancellationToken cancellation)
    {
        reason = Require.Text(reason, "Nennen Sie den Grund. Die Kooperation liest ihn.", "Reason");
        if (reason.Length > LongestReason)
        {
            throw new RuleViolation($"Der Grund hat höchstens {LongestReason} Zeichen.", "Reason");
        }

        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        IReadOnlyList<Guid> waiting;
        await using (var reading = await connection.BeginTransactionAsync(cancellation))
        {
            waiting = await WaitingAsync(connection, reading, service, seen);
        }

        foreach (var set in waiting)
        {
            await undo.ExecuteAsync(actor, set, cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await NoteAsync(connection, transaction, actor, service, set, "TakenBack", reason);
            await transaction.CommitAsync(cancellation);
        }
    }

    private static async Task<IReadOnlyList<Guid>> WaitingAsync(DbConnection connection, DbTransaction transaction, Guid service, long seen)
    {
        var waiting = (await connection.QueryAsync<(Guid Set, long Last)>($"""
            select r.change_set_id, (select max(c.id) from directory.change c where c.change_set_id = r.change_set_id) as last
            from quality.service_review r where r.service_id = @service and {ReviewServices.Waits} order by last desc for update of r
            """, new { service }, transaction)).AsList();
        return waiting.Count > 0 && waiting[0].Last <= seen ? waiting.ConvertAll(row => row.Set) : throw new ChangedMeanwhile();
    }

    private Task<int> NoteAsync(
        DbConnection connection, DbTransaction transaction, Actor actor, Guid service, Guid set, string state, string? reason) =>
        connection.ExecuteAsync("""
        update quality.service_review set state = @state, decided_at = @now, decided_by = @Role, reason = @reason
          where service_id = @service and change_set_id = @set and state = 'Open';
        insert into accounts.audit_log (at, actor_id, session_id, action, outcome, subject, network)
        values (@now, @AccountId, @SessionId, @action, 'Done', @subject, @Network)
        """,
        new { state, now = clock.GetUtcNow(), actor.Role, reason, service, set, actor.AccountId, actor.SessionId, actor.Network,
            action = reason is null ? "directory.review" : "directory.review back", subject = $"{service} {set}" }, transaction);
}
