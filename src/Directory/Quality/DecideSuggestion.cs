using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Quality;

/// <summary>Applies or rejects a report. Once decided, the reader's address is gone: the answer goes out in the same transaction.</summary>
public sealed class DecideSuggestion(DirectoryChanges changes, SuggestionAnswers answers)
{
    public const int LongestReason = 500;

    public Task ExecuteAsync(
        Caller caller, SuggestionLine suggestion, SuggestionState state, string? reason, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            if (state == SuggestionState.Rejected)
            {
                reason = Require.Text(reason, "Nennen Sie den Grund. Wer die Meldung geschickt hat, liest ihn.", "Reason");
                Require.That(reason.Length <= LongestReason, $"Schreiben Sie höchstens {LongestReason} Zeichen.", "Reason");
            }

            await CloseAsync(change, suggestion, state, reason);
            await change.AuditAsync($"suggestion.{state}".ToLowerInvariant(), suggestion.Id.ToString());
        }, cancellation);

    internal async Task CloseAsync(Change<DirectoryDbContext> change, SuggestionLine suggestion, SuggestionState state, string? reason)
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
            await answers.SendAsync(change, suggestion, reason);
        }
    }
}
