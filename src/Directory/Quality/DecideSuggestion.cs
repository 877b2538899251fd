using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Quality;

/// <summary>Applies or rejects a report. Once decided, the reader's address is gone: the answer goes out in the same transaction.</summary>
public sealed class DecideSuggestion(DirectoryChanges changes, AuditLog audit)
{
    public const int LongestReason = 500;

    public Task ExecuteAsync(Caller caller, SuggestionLine suggestion, SuggestionState state, string? reason,
        Func<ChangeReader, Task> answer, CancellationToken cancellation) => changes.WriteAsync(caller, null, async change =>
    {
        if (state == SuggestionState.Rejected)
        {
            reason = Require.Text(reason, "Nennen Sie den Grund. Wer die Meldung geschickt hat, liest ihn.", "Reason");
        }

        await CloseAsync(change, suggestion, state, reason, answer);
        var actor = caller.Actor;
        await audit.RecordAsync(change.Connection, new AuditEntry(
            $"suggestion.{state}".ToLowerInvariant(), AuditOutcome.Done, actor.AccountId, actor.SessionId, suggestion.Id.ToString(),
            actor.Network), change.Transaction);
    }, cancellation);

    internal static async Task CloseAsync(Change<DirectoryDbContext> change, SuggestionLine suggestion, SuggestionState state,
        string? reason, Func<ChangeReader, Task> answer)
    {
        if (!change.Scope.Covers(suggestion.Ags, suggestion.CountyKey))
        {
            throw new MissingEntry();
        }

        var decided = await change.ExecuteAsync("""
            update quality.suggestion set state = @state, decided_at = @At, decided_by = @Role, reason = @reason, email = null
            where id = @Id and state = 'Open' and xmin::text::bigint = @Version;
            """, new
        {
            state = state.ToString(), change.At, change.Caller.Actor.Role, reason, suggestion.Id, Version = (long)suggestion.Version,
        });
        if (decided == 0)
        {
            throw new ChangedMeanwhile();
        }

        // The task is done when no report of its kind waits any more.
        await change.ExecuteAsync("""
            update quality.task set done_at = @At where post_id = @PostId and done_at is null
                and not exists (select from quality.suggestion s where s.post_id = task.post_id and s.kind = 'PhoneWrong'
                  and s.state = 'Open')
            """, new { change.At, suggestion.PostId });
        if (suggestion.Email is not null)
        {
            await answer(change);
        }
    }
}
