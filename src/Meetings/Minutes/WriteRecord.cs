using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;

namespace IntMan.Meetings.Minutes;

/// <summary>The life of minutes: written, reviewed, approved, published, amended, withdrawn. Approval and publication name the hash of
/// the text that
/// was seen; a published text never changes.</summary>
public sealed class WriteRecord(MeetingsChanges changes)
{
    public const int LongestText = 200_000;

    /// <summary>Saves a draft; the first one founds the record.</summary>
    public Task SaveAsync(Caller caller, RecordKey key, string? text, int seenRevision, CancellationToken cancellation) =>
        InRecordAsync(caller, key, async (change, meeting, record) =>
        {
            Require.That(meeting.State is MeetingState.Held or MeetingState.Closed, "Das Protokoll entsteht nach der Sitzung.");
            var written = Clean(text);
            var current = record ?? await FoundAsync(change, meeting, key);
            Seen(current, seenRevision, isNew: record is null);
            var state = RecordMachine.Table.Move(current.State, RecordVerb.Write, change.Roles);
            await ToStateAsync(change, current, state);
            await DraftAsync(change, current, written);
            if (state == RecordState.InReview)
            {
                await BeginReviewAsync(change, current);
            }

            await change.AuditAsync("record.written", current.Id);
        }, cancellation);

    public Task ReviewAsync(Caller caller, RecordKey key, int seenRevision, CancellationToken cancellation) =>
        InRecordAsync(caller, key, async (change, _, record) =>
        {
            var current = Held(record, seenRevision);
            var state = RecordMachine.Table.Move(current.State, RecordVerb.Review, change.Roles);
            await ToStateAsync(change, current, state);
            await BeginReviewAsync(change, current);
            await change.AuditAsync("record.in-review", current.Id);
        }, cancellation);

    /// <summary>Saves the text and gives it to review at once.</summary>
    public Task SubmitAsync(Caller caller, RecordKey key, string? text, int seenRevision, CancellationToken cancellation) =>
        InRecordAsync(caller, key, async (change, meeting, record) =>
        {
            Require.That(meeting.State is MeetingState.Held or MeetingState.Closed, "Das Protokoll entsteht nach der Sitzung.");
            var written = Clean(text);
            var current = record ?? await FoundAsync(change, meeting, key);
            Seen(current, seenRevision, isNew: record is null);
            var state = RecordMachine.Table.Move(current.State, RecordVerb.Review, change.Roles);
            await DraftAsync(change, current, written);
            await ToStateAsync(change, current, state);
            await BeginReviewAsync(change, current);
            await change.AuditAsync("record.written", current.Id);
            await change.AuditAsync("record.in-review", current.Id);
        }, cancellation);

    /// <param name="caller">Who approves.</param>
    /// <param name="key">Of the record.</param>
    /// <param name="seenHash">Of the draft that was on the screen.</param>
    public Task ApproveAsync(Caller caller, RecordKey key, string? seenHash, CancellationToken cancellation) =>
        InRecordAsync(caller, key, async (change, _, record) =>
        {
            var current = record ?? throw new MissingEntry();
            var state = RecordMachine.Table.Move(current.State, RecordVerb.Approve, change.Roles);
            await ApproveAsync(change, current, seenHash);
            await ToStateAsync(change, current, state);
            await change.AuditAsync("record.approved", current.Id);
        }, cancellation);

    /// <summary>Approves exactly the text that was seen, and publishes it.</summary>
    public Task ApproveAndPublishAsync(Caller caller, RecordKey key, string? seenHash, RecordVisibility? visibility,
        CancellationToken cancellation) =>
        InRecordAsync(caller, key, async (change, meeting, record) =>
        {
            var current = record ?? throw new MissingEntry();
            var approved = RecordMachine.Table.Move(current.State, RecordVerb.Approve, change.Roles);
            await ApproveAsync(change, current, seenHash);
            await change.AuditAsync("record.approved", current.Id);
            await PublishAsync(change, meeting, current, approved, key, seenHash, visibility);
        }, cancellation);

    public Task PublishAsync(Caller caller, RecordKey key, string? seenHash, RecordVisibility? visibility,
        CancellationToken cancellation) =>
        InRecordAsync(caller, key, (change, meeting, record) =>
        {
            var current = record ?? throw new MissingEntry();
            return PublishAsync(change, meeting, current, current.State, key, seenHash, visibility);
        }, cancellation);

    /// <summary>A correction is a new version with its reason; the old one stays as it was.</summary>
    public Task AmendAsync(Caller caller, RecordKey key, string? text, string? reason, int seenRevision,
        CancellationToken cancellation) =>
        InRecordAsync(caller, key, async (change, _, record) =>
        {
            var current = Held(record, seenRevision);
            var state = RecordMachine.Table.Move(current.State, RecordVerb.Amend, change.Roles);
            var why = "";
            Require.All(() => Clean(text), () => why = Require.Text(reason, "Nennen Sie den Grund der Berichtigung.", "Reason"));
            var last = await change.FindAsync<LastVersion>(
                "select number, visibility from meetings.record_version where record_id = @Id order by number desc limit 1",
                    new { current.Id });
            await VersionAsync(change, current, last!.Number + 1, Clean(text), last.Visibility, why);
            await ToStateAsync(change, current, state);
            await change.AuditAsync("record.amended", current.Id);
        }, cancellation);

    /// <summary>Takes every version away; that there were minutes, and why they are gone, stays.</summary>
    public Task WithdrawAsync(Caller caller, RecordKey key, string? reason, int seenRevision, CancellationToken cancellation) =>
        InRecordAsync(caller, key, async (change, _, record) =>
        {
            var current = Held(record, seenRevision);
            var state = RecordMachine.Table.Move(current.State, RecordVerb.Withdraw, change.Roles);
            var why = Require.Text(reason, "Nennen Sie den Grund. Er steht anstelle des Protokolls.", "Reason");
            await change.ExecuteAsync("""
                update meetings.record_version set text = null, withdrawn_at = @At, withdrawn_because = @why where record_id = @Id and
                  withdrawn_at is null
                """, new { current.Id, change.At, why });
            await ToStateAsync(change, current, state);
            await change.AuditAsync("record.withdrawn", current.Id);
        }, cancellation);

    private Task InRecordAsync(Caller caller, RecordKey key, Func<SeriesChange, MeetingRow, RecordRow?, Task> write,
        CancellationToken cancellation) =>
        changes.InSeriesAsync(
            caller,
            key.Series,
            async change =>
            {
                change.Require(SeriesRoles.Leading);
                if (key.IsInner && !change.Standing.InRoom)
                {
                    throw new MissingEntry();
                }

                var meeting = await MeetingReading.HoldAsync(change, key.Day);
                var record = await change.FindAsync<RecordRow>(
                    "select id, state, is_protected, review_until, revision from meetings.record "
                    + "where meeting_id = @Id and is_protected = @IsInner "
                    + "for update", new { meeting.Id, key.IsInner });
                await write(change, meeting, record);
            },
            cancellation);

    private static async Task ApproveAsync(SeriesChange change, RecordRow record, string? seenHash)
    {
        await RequireHashAsync(change, record, seenHash);
        var open = await change.ScalarAsync<int>(
            "select count(*)::int from meetings.objection where record_id = @Id and settled_at is null", new { record.Id });
        Require.That(open == 0, open == 1 ? "1 Einwand ist offen. Entscheiden Sie zuerst darüber."
            : $"{open} Einwände sind offen. Entscheiden Sie zuerst darüber.");
    }

    private static async Task PublishAsync(SeriesChange change, MeetingRow meeting, RecordRow record, RecordState from, RecordKey key,
        string? seenHash, RecordVisibility? visibility)
    {
        var state = RecordMachine.Table.Move(from, RecordVerb.Publish, change.Roles);
        var text = await RequireHashAsync(change, record, seenHash);
        var chosen = key.IsInner ? RecordVisibility.Participants
            : visibility ?? throw new RuleViolation("Wählen Sie, wer das Protokoll lesen darf.", "Visibility");
        await VersionAsync(change, record, 1, text, chosen, null);
        await ToStateAsync(change, record, state);
        if (meeting.State == MeetingState.Held && !key.IsInner)
        {
            MeetingMachine.Table.Move(meeting.State, MeetingVerb.Close, change.Roles);
            await change.ExecuteAsync("update meetings.meeting set state = 'Closed', revision = revision + 1 where id = @Id",
                new { meeting.Id });
        }

        await change.AuditAsync("record.published", record.Id);
    }

    // A text that changes in review is reviewed anew.
    private static Task<int> BeginReviewAsync(SeriesChange change, RecordRow record) => change.ExecuteAsync(
        "update meetings.record set review_until = @until where id = @Id",
        new { record.Id, until = change.Series.SilenceDays is { } days ? change.Today.AddDays(days) : (DateOnly?)null });

    private static async Task<RecordRow> FoundAsync(SeriesChange change, MeetingRow meeting, RecordKey key)
    {
        var id = Guid.CreateVersion7(change.At);
        await change.ExecuteAsync("""
            insert into meetings.record (id, meeting_id, series_id, is_protected, state, changed_at)
            values (@id, @meeting, @series, @IsInner, 'Draft', @At)
            """, new { id, meeting = meeting.Id, series = change.Series.Id, key.IsInner, change.At });
        return new RecordRow { Id = id, State = RecordState.Draft, IsProtected = key.IsInner, Revision = 1 };
    }

    private static RecordRow Held(RecordRow? record, int seenRevision)
    {
        var current = record ?? throw new MissingEntry();
        Seen(current, seenRevision, isNew: false);
        return current;
    }

    private static void Seen(RecordRow record, int seenRevision, bool isNew)
    {
        // Whoever saw no record yet is late when there is one by now.
        if (seenRevision != (isNew ? 0 : record.Revision))
        {
            throw new ChangedMeanwhile();
        }
    }

    private static string Clean(string? text)
    {
        var clean = Require.Text(text, "Das Protokoll ist leer. Halten Sie zuerst die Ergebnisse fest.",
            "Text").ReplaceLineEndings("\n") + "\n";
        Require.That(clean.Length <= LongestText, $"Kürzen Sie das Protokoll auf höchstens {LongestText} Zeichen.", "Text");
        return clean;
    }

    private static Task<int> ToStateAsync(SeriesChange change, RecordRow record, RecordState state) => change.ExecuteAsync(
        "update meetings.record set state = @state, revision = revision + 1, changed_at = @At where id = @Id",
        new { record.Id, state = state.ToString(), change.At });

    private static Task<int> DraftAsync(SeriesChange change, RecordRow record, string text) => change.ExecuteAsync("""
        insert into meetings.record_draft (record_id, number, series_id, is_protected, text, hash, written_by, written_at)
        select @Id, coalesce(max(number), 0) + 1, @series, @IsProtected, @text, @hash, @Name, @At from meetings.record_draft where
          record_id = @Id
        """, new { record.Id, record.IsProtected, series = change.Series.Id, text, hash = RecordText.HashOf(text), change.Name,
          change.At });

    private static async Task<string> RequireHashAsync(SeriesChange change, RecordRow record, string? seenHash)
    {
        var last = await change.FindAsync<LastDraft>(
            "select text, hash from meetings.record_draft where record_id = @Id order by number desc limit 1", new { record.Id });
        return last is not null && Convert.ToHexStringLower(last.Hash) == seenHash ? last.Text : throw new ChangedMeanwhile();
    }

    private static Task<int> VersionAsync(SeriesChange change, RecordRow record, int number, string text,
        RecordVisibility visibility, string? why) =>
        change.ExecuteAsync("""
            insert into meetings.record_version (record_id, number, series_id, is_protected, text, hash, visibility, reason,
              approved_by, published_by,
              published_at)
            values (@Id, @number, @series, @IsProtected, @text, @hash, @visibility, @why, @Name, @Name, @At)
            """, new
        {
            record.Id, record.IsProtected, number, series = change.Series.Id, text, hash = RecordText.HashOf(text),
                visibility = visibility.ToString(),
            why, change.Name, change.At,
        });

    private sealed class LastDraft
    {
        public string Text { get; init; } = "";
        public byte[] Hash { get; init; } = [];
    }

    private sealed class LastVersion
    {
        public int Number { get; init; }
        public RecordVisibility Visibility { get; init; }
    }
}

/// <param name="IsInner">The members' minutes of a forum, with its protected part; otherwise the ones for outside.</param>
public sealed record RecordKey(string Series, DateOnly Day, bool IsInner);

/// <summary>Minutes as they stand.</summary>
public sealed class RecordRow
{
    public Guid Id { get; init; }
    public RecordState State { get; init; }
    public bool IsProtected { get; init; }
    public DateOnly? ReviewUntil { get; init; }
    public int Revision { get; init; }
}
