using System.Data.Common;
using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Quality;

/// <summary>Applies or rejects a report. Once decided, the reader's address is gone: the answer goes out in the same transaction.</summary>
public sealed class DecideSuggestion(StaffSource source, TimeProvider clock)
{
    public const int LongestReason = 500;

    public async Task ExecuteAsync(Actor actor, SuggestionLine suggestion, SuggestionState state, string? reason,
        Func<DbConnection, DbTransaction, Task> answer, CancellationToken cancellation)
    {
        if (state == SuggestionState.Rejected)
        {
            reason = Require.Text(reason, "Nennen Sie den Grund. Wer die Meldung geschickt hat, liest ihn.", "Reason");
        }

        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await WriteAsync(connection, transaction, actor.Role, suggestion, state, reason);
        await connection.ExecuteAsync("""
            insert into accounts.audit_log (at, actor_id, session_id, action, outcome, subject, network)
            values (@now, @AccountId, @SessionId, @action, 'Done', @subject, @Network)
            """,
            new { now = clock.GetUtcNow(), actor.AccountId, actor.SessionId, action = $"suggestion.{state}".ToLowerInvariant(),
                subject = suggestion.Id.ToString(), actor.Network }, transaction);
        if (suggestion.Email is not null)
        {
            await answer(connection, transaction);
        }

        await transaction.CommitAsync(cancellation);
    }

    internal async Task WriteAsync(DbConnection connection, DbTransaction transaction, string role, SuggestionLine suggestion,
        SuggestionState state, string? reason)
    {
        var decided = await connection.ExecuteAsync("""
            update quality.suggestion set state = @state, decided_at = @now, decided_by = @role, reason = @reason, email = null
            where id = @Id and state = 'Open' and xmin::text::bigint = @Version;
            """,
            new { state = state.ToString(), now = clock.GetUtcNow(), role, reason, suggestion.Id, Version = (long)suggestion.Version },
                transaction);
        if (decided == 0)
        {
            throw new ChangedMeanwhile();
        }

        // The task is done when no report of its kind waits any more.
        await connection.ExecuteAsync("""
            update quality.task set done_at = @now where post_id = @PostId and done_at is null
                and not exists (select from quality.suggestion s where s.post_id = task.post_id and s.kind = 'PhoneWrong'
                  and s.state = 'Open')
            """, new { now = clock.GetUtcNow(), suggestion.PostId }, transaction);
    }
}
