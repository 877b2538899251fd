using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Concerns;

/// <summary>Gives a released concern to the round the forum reports to. One transaction asks again whether it is released, not taken
/// back, and who speaks for the forum at this moment; the database makes the copy and refuses anything else
/// (meetings.hand_off_concern).</summary>
public sealed class HandOffConcern(MeetingsChanges changes)
{
    /// <summary>Whether @person speaks for @series on @day: the spokesperson, or the deputy while nobody has the role or they are
    /// absent.</summary>
    public const string SpeaksSql = """
        select case
            when exists (select from meetings.role_term t where t.series_id = @series and t.person_id = @person
                and t.role = 'Spokesperson' and foundation.valid_on(t.valid_from, t.valid_until, @day)) then true
            when not exists (select from meetings.role_term t where t.series_id = @series and t.person_id = @person
                and t.role = 'Deputy' and foundation.valid_on(t.valid_from, t.valid_until, @day)) then false
            else not exists (select from meetings.role_term t where t.series_id = @series and t.role = 'Spokesperson'
                and foundation.valid_on(t.valid_from, t.valid_until, @day)
                and not exists (select from published_directory.absence a where a.person_id = t.person_id
                    and foundation.valid_on(a.first_day, a.last_day, @day))) end
        """;

    /// <param name="caller">Who speaks.</param>
    /// <param name="slug">Of the forum.</param>
    /// <param name="id">Of the concern.</param>
    /// <param name="seenHash">Of the wording that was on the screen.</param>
    /// <returns>Of the copy; pressed twice, the same one.</returns>
    public Task<Guid> ExecuteAsync(Caller caller, string slug, Guid id, string? seenHash, CancellationToken cancellation) =>
        changes.InSeriesAsync(
            caller,
            slug,
            async change =>
            {
                var concern = await ConcernRow.HoldAsync(change, id);
                if (concern.State == ConcernState.Released)
                {
                    ConcernMachine.Table.Move(concern.State, ConcernVerb.HandOff, change.Roles);
                }

                await RequireSpeakingAsync(change);
                var seen = seenHash is { Length: 64 } hex && hex.All(char.IsAsciiHexDigit) ? Convert.FromHexString(hex) : [];
                var copy = await change.ScalarAsync<Guid?>("select meetings.hand_off_concern(@id, @seen, @Today, @At)",
                    new { id, seen, change.Today, change.At }) ?? throw new MissingEntry();
                await change.AuditAsync("concern.handed-off", copy);
                return copy;
            },
            cancellation);

    /// <summary>After the hand-off: asks the round to give it back.</summary>
    public Task AskRecallAsync(Caller caller, string slug, Guid id, string? reason, CancellationToken cancellation) =>
        changes.InSeriesAsync(
            caller,
            slug,
            async change =>
            {
                await ConcernRow.HoldAsync(change, id);
                await RequireSpeakingAsync(change);
                var copy = await change.FindAsync<HandOffRow>($"""
                    select {HandOffRow.Columns} from meetings.hand_off h join meetings.series f on f.id = h.from_id
                        join meetings.series t on t.id = h.to_id join meetings.concern_hand_off k on k.hand_off_id = h.id
                    where k.concern_id = @id order by k.handed_at desc limit 1
                    """, new { id }) ?? throw new MissingEntry();
                HandOffMachine.Table.Move(copy.State, HandOffVerb.AskRecall, change.Roles);
                Require.That(copy.RecallAskedOn is null || copy.RecallSettledOn is not null, "Der Rückruf ist schon bei der Runde.");
                var why = Require.Text(reason, "Schreiben Sie der Runde, warum das Forum das Anliegen zurückruft.", "Reason");
                await change.ExecuteSeenAsync("""
                    update meetings.hand_off set recall_asked_on = @Today, recall_reason = @why, recall_settled_on = null,
                        revision = revision + 1, changed_at = @At where id = @Id and revision = @Revision
                    """, new { copy.Id, copy.Revision, change.Today, why, change.At });
                await change.AuditAsync("concern.recall-asked", copy.Id);
            },
            cancellation);

    private static async Task RequireSpeakingAsync(SeriesChange change)
    {
        var speaks = await change.ScalarAsync<bool>(SpeaksSql, new { series = change.Series.Id, person = change.PersonId,
            day = change.Today });
        Require.That(
            speaks,
            "Für das Forum spricht heute, wer die Sprechfunktion hat; die Vertretung, solange diese Person abwesend ist.");
    }
}
