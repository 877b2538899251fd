using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;

namespace IntMan.Meetings.Concerns;

/// <summary>What the office of a round does with what it was handed. It has the copy and nothing else of the forum.</summary>
public sealed class AnswerHandOff(MeetingsChanges changes)
{
    private const int MostMinutes = 480;

    public Task ReceiveAsync(Caller caller, string slug, HandOffKey key, CancellationToken cancellation) =>
        InInboxAsync(caller, slug, key, HandOffVerb.Receive, "hand-off.received", (change, copy, state) =>
            ToAsync(change, copy, state, "received_on = @Today", new { change.Today }), cancellation);

    /// <summary>Puts it at the end of an agenda of the round; the forum sees the day.</summary>
    public Task ScheduleAsync(Caller caller, string slug, HandOffKey key, DateOnly? day, int? minutes, CancellationToken cancellation) =>
        InInboxAsync(caller, slug, key, HandOffVerb.Schedule, "hand-off.scheduled", async (change, copy, _) =>
        {
            Require.All(
                () => Require.That(day is not null, "Wählen Sie die Sitzung.", "MeetingDay"),
                () => Require.That(minutes is > 0 and <= MostMinutes, $"Geben Sie die Minuten an, von 1 bis {MostMinutes}.", "Minutes"));
            var meeting = await MeetingReading.ShareAsync(change, day!.Value);
            MeetingMachine.Table.Move(meeting.State, MeetingVerb.Arrange, change.Roles);
            // A forum of its own as the round above: what it was handed is no secret of its room.
            var part = change.Series.IsForum ? 2 : 1;
            var last = await AgendaSql.LastPositionAsync(change, meeting.Id, part);
            await change.ExecuteAsync("""
                insert into meetings.item (id, series_id, meeting_id, part, is_protected, position, title, manner, minutes, responsible,
                    body, state, source, hand_off_id, created_at)
                values (@id, @series, @meeting, @part, false, @position, @Title, 'Exchange', @minutes, 'Moderation', @Text, 'Accepted',
                    'Concern', @copy, @At)
                """, new
            {
                id = Guid.CreateVersion7(change.At), series = change.Series.Id, meeting = meeting.Id, part, position = last + 1, copy.Title,
                copy.Text, minutes, copy = copy.Id, change.At,
            });
        }, cancellation);

    public Task AskAsync(Caller caller, string slug, HandOffKey key, string? question, CancellationToken cancellation) =>
        InInboxAsync(caller, slug, key, HandOffVerb.Ask, "hand-off.asked", (change, copy, state) =>
        {
            var asked = Require.Text(question, "Schreiben Sie Ihre Frage an das Forum.", "Question");
            return ToAsync(change, copy, state, "question = @asked, asked_on = @Today", new { asked, change.Today });
        }, cancellation);

    /// <summary>Goes back into the forum, onto its next agenda.</summary>
    public Task AnswerAsync(Caller caller, string slug, HandOffKey key, string? answer, CancellationToken cancellation) =>
        InInboxAsync(caller, slug, key, HandOffVerb.Answer, "hand-off.answered", (change, copy, state) =>
        {
            var text = Require.Text(answer, "Schreiben Sie die Antwort an das Forum.", "Answer");
            return BackAsync(change, copy, state, text, null);
        }, cancellation);

    public Task DeclineAsync(Caller caller, string slug, HandOffKey key, DeclineReason? reason, string? text,
        CancellationToken cancellation) =>
        InInboxAsync(caller, slug, key, HandOffVerb.Decline, "hand-off.declined", (change, copy, state) =>
        {
            var told = "";
            Require.All(
                () => Require.That(reason is not null, "Wählen Sie den Grund.", "Reason"),
                () => told = Require.Text(text, "Schreiben Sie dem Forum, warum.", "Explanation"));
            return BackAsync(change, copy, state, told, reason);
        }, cancellation);

    public Task EscalateAsync(Caller caller, string slug, HandOffKey key, PaperInput input, CancellationToken cancellation) =>
        InInboxAsync(caller, slug, key, HandOffVerb.Escalate, "hand-off.escalated", async (change, copy, state) =>
        {
            input.Check();
            await WritePaper.InsertAsync(change, copy, input);
            await ToAsync(change, copy, state, "escalated_on = @Today", new { change.Today });
        }, cancellation);

    /// <summary>The forum wants it back: the round says yes or no.</summary>
    public Task SettleRecallAsync(Caller caller, string slug, HandOffKey key, bool agrees, CancellationToken cancellation) =>
        InInboxAsync(caller, slug, key, agrees ? HandOffVerb.AgreeToRecall : HandOffVerb.RefuseRecall, "hand-off.recall-settled",
            async (change, copy, state) =>
            {
                Require.That(copy.IsRecallOpen, "Das Forum hat keinen Rückruf gestellt.");
                await ToAsync(change, copy, state, "recall_settled_on = @Today", new { change.Today });
                if (agrees)
                {
                    await change.ExecuteAsync("""
                        update meetings.item set state = 'Withdrawn', revision = revision + 1
                        where hand_off_id = @Id and series_id = @series and state = 'Accepted'
                        """, new { copy.Id, series = change.Series.Id });
                }
            }, cancellation);

    private Task InInboxAsync(Caller caller, string slug, HandOffKey key, HandOffVerb verb, string action,
        Func<SeriesChange, HandOffRow, HandOffState, Task> write, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(HandOffMachine.Receiving);
            var copy = await change.FindAsync<HandOffRow>(
                $"select {HandOffRow.Columns} from {HandOffRow.Source} where h.to_id = @series and h.number = @Number for update of h",
                new { series = change.Series.Id, key.Number }) ?? throw new MissingEntry();
            if (copy.Revision != key.SeenRevision)
            {
                throw new ChangedMeanwhile();
            }

            await write(change, copy, HandOffMachine.Table.Move(copy.State, verb, change.Roles));
            await change.AuditAsync(action, copy.Id);
        },
        cancellation);

    private static Task ToAsync(SeriesChange change, HandOffRow copy, HandOffState state, string set, object values)
    {
        var parameters = new Dapper.DynamicParameters(values);
        parameters.AddDynamicParams(new { copy.Id, copy.Revision, state = state.ToString(), change.At });
        return change.ExecuteSeenAsync(
            $"update meetings.hand_off set state = @state, {set}, revision = revision + 1, changed_at = @At "
            + "where id = @Id and revision = @Revision", parameters);
    }

    private static async Task BackAsync(SeriesChange change, HandOffRow copy, HandOffState state, string text, DeclineReason? reason)
    {
        await ToAsync(change, copy, state, "answer = @text, answered_on = @Today, declined_as = @reason",
            new { text, reason = reason?.ToString(), change.Today });
        await change.ScalarAsync<object>("select meetings.place_answers((select from_id from meetings.hand_off where id = @Id))",
            new { copy.Id });
    }
}

/// <param name="Number">In the inbox of the round.</param>
/// <param name="SeenRevision">Of the copy that was on the screen.</param>
public sealed record HandOffKey(int Number, int SeenRevision);
