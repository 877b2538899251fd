using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Concerns;

/// <summary>What members of a forum do with a concern in their room. Nothing of it is told outside: the log that administrators read has no
/// entry, the room keeps its own (meetings.concern_step).</summary>
public sealed class WriteConcern(MeetingsChanges changes)
{
    public const int LongestTitle = 160;
    public const int LongestText = 8000;
    public const int MostFiles = 5;

    /// <returns>Of the concern.</returns>
    public Task<Guid> RaiseAsync(Caller caller, string slug, ConcernInput input, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            if (!change.Standing.InRoom)
            {
                throw new MissingEntry();
            }

            input.Check();
            // Not made of the time: the address tells nothing.
            var id = Guid.NewGuid();
            await change.ExecuteAsync("""
                insert into meetings.concern (id, series_id, title, note, state, raised_by, raised_at, changed_at)
                values (@id, @series, @title, @note, 'Raised', @PersonId, @At, @At)
                """, new { id, series = change.Series.Id, title = input.Title!.Trim(), note = input.Note!.Trim(), change.PersonId,
                  change.At });
            await ConcernRow.StepAsync(change, id, ConcernVerb.Note, ConcernState.Raised);
            return id;
        },
        cancellation);

    public Task NoteAsync(Caller caller, string slug, Guid id, ConcernInput input, int seenRevision, CancellationToken cancellation) =>
        changes.InSeriesAsync(
            caller,
            slug,
            async change =>
            {
                var concern = await ConcernRow.HoldAsync(change, id);
                ConcernMachine.Table.Move(concern.State, ConcernVerb.Note, change.Roles);
                input.Check();
                await change.ExecuteSeenAsync("""
                    update meetings.concern set title = @title, note = @note, changed_at = @At, revision = revision + 1
                    where id = @id and revision = @seenRevision
                    """, new { id, seenRevision, title = input.Title!.Trim(), note = input.Note!.Trim(), change.At });
            },
            cancellation);

    /// <summary>Another outward wording. Votes on the one before are void, and so is its release.</summary>
    /// <param name="caller">Who wants it.</param>
    /// <param name="slug">Of the forum.</param>
    /// <param name="id">Of the concern.</param>
    /// <param name="input">The wording.</param>
    /// <param name="seenWording">The one that was on the screen; null before the first.</param>
    public Task WordAsync(Caller caller, string slug, Guid id, WordingInput input, int? seenWording, CancellationToken cancellation) =>
        changes.InSeriesAsync(
            caller,
            slug,
            async change =>
            {
                var concern = await ConcernRow.HoldAsync(change, id);
                var state = ConcernMachine.Table.Move(concern.State, ConcernVerb.Word, change.Roles);
                input.Check();
                if (concern.Wording != seenWording)
                {
                    throw new ChangedMeanwhile();
                }

                if (concern.State == ConcernState.HandedOff)
                {
                    await RequireBackAsync(change, id);
                }

                await change.ScalarAsync<object>("select meetings.void_ballot(@id, @At)", new { id, change.At });
                await InsertAsync(change, concern, input);
                await ConcernRow.StepAsync(change, id, ConcernVerb.Word, state);
            },
            cancellation);

    public Task KeepAsync(Caller caller, string slug, Guid id, CancellationToken cancellation) =>
        StepAsync(caller, slug, id, ConcernVerb.Keep, cancellation);

    /// <summary>Takes the release back before anything has left. Nobody is named, as with a vote.</summary>
    public Task RevokeAsync(Caller caller, string slug, Guid id, CancellationToken cancellation) =>
        StepAsync(caller, slug, id, ConcernVerb.Revoke, cancellation);

    public Task CloseAsync(Caller caller, string slug, Guid id, CancellationToken cancellation) =>
        StepAsync(caller, slug, id, ConcernVerb.Close, cancellation);

    /// <summary>The answer was read out in the forum: the loop ends.</summary>
    public Task ReportAsync(Caller caller, string slug, Guid id, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            var concern = await ConcernRow.HoldAsync(change, id);
            var state = ConcernMachine.Table.Move(concern.State, ConcernVerb.Report, change.Roles);
            var reported = await change.ExecuteAsync("""
                update meetings.hand_off h set reported_on = @Today, revision = revision + 1, changed_at = @At
                from meetings.concern_hand_off k
                where k.hand_off_id = h.id and k.concern_id = @id and h.state in ('Answered', 'Declined') and h.reported_on is null
                """, new { id, change.Today, change.At });
            Require.That(reported == 1, "Die Runde hat noch nicht geantwortet.");
            await ConcernRow.StepAsync(change, id, ConcernVerb.Report, state);
            await change.ExecuteAsync("""
                update meetings.item i set state = 'Noted' from meetings.concern_hand_off k
                where k.concern_id = @id and i.hand_off_id = k.hand_off_id and i.series_id = @series
                    and i.state in ('Accepted', 'Deferred') and i.is_protected
                """, new { id, series = change.Series.Id });
        },
        cancellation);

    private Task StepAsync(Caller caller, string slug, Guid id, ConcernVerb verb, CancellationToken cancellation) =>
        changes.InSeriesAsync(
            caller,
            slug,
            async change =>
            {
                var concern = await ConcernRow.HoldAsync(change, id);
                var state = ConcernMachine.Table.Move(concern.State, verb, change.Roles);
                Require.That(concern.State != ConcernState.Voting, "Die Abstimmung läuft. Ihr Ergebnis entscheidet.");
                await ConcernRow.StepAsync(change, id, verb, state, isNamed: verb != ConcernVerb.Revoke);
            },
            cancellation);

    // What the round has cannot change under it: it must have asked, or have given it back.
    private static async Task RequireBackAsync(SeriesChange change, Guid id)
    {
        var state = await change.ScalarAsync<string>("""
            select h.state from meetings.concern_hand_off k join meetings.hand_off h on h.id = k.hand_off_id
            where k.concern_id = @id order by k.handed_at desc limit 1
            """, new { id });
        Require.That(state is "Asked" or "Recalled",
            "Die Runde hat das Anliegen. Ein neuer Wortlaut geht, wenn sie zurückfragt oder einem Rückruf zustimmt.", "OutwardText");
    }

    private static async Task InsertAsync(SeriesChange change, ConcernRow concern, WordingInput input)
    {
        var number = await change.ScalarAsync<int>(
            "select coalesce(max(number), 0) + 1 from meetings.wording where concern_id = @Id", new { concern.Id });
        var files = await FilesAsync(change, concern, input);
        var (title, text) = (input.OutwardTitle!.Trim(), input.OutwardText!.Trim().ReplaceLineEndings("\n"));
        await change.ExecuteAsync("""
            insert into meetings.wording (concern_id, number, series_id, title, text, hash, written_by, written_at)
            values (@Id, @number, @series, @title, @text, @hash, @PersonId, @At)
            """, new
        {
            concern.Id, number, series = change.Series.Id, title, text, change.PersonId, change.At,
            hash = WordingHash.Of(title, text, files.Select(file => file.Content)),
        });
        foreach (var (index, file) in files.Index())
        {
            await change.ExecuteAsync("""
                insert into meetings.wording_file (concern_id, number, position, series_id, name, media_type, content)
                values (@Id, @number, @position, @series, @Name, @MediaType, @Content)
                """, new { concern.Id, number, position = index + 1, series = change.Series.Id, file.Name, file.MediaType, file.Content });
        }

        await change.ExecuteAsync("update meetings.concern set wording = @number where id = @Id", new { concern.Id, number });
    }

    // New ones replace the old ones; without new ones the old ones stay, unless they were taken away.
    private static async Task<List<Attachment>> FilesAsync(SeriesChange change, ConcernRow concern, WordingInput input)
    {
        if (input.Files.Count > 0)
        {
            return [.. input.Files.Select((file, index) => Attachment.Clean(file, index + 1))];
        }

        return concern.Wording is null || !input.KeepsFiles ? [] : await change.QueryAsync<Attachment>("""
            select name, media_type as mediatype, content from meetings.wording_file where concern_id = @Id and number = @Wording
            order by position
            """, new { concern.Id, concern.Wording });
    }
}

/// <summary>What troubles somebody, as they wrote it for the room.</summary>
public sealed record ConcernInput(string? Title, string? Note)
{
    public void Check() => Require.All(
        () => Require.Text(Title, "Geben Sie dem Anliegen einen kurzen Titel.", nameof(Title)),
        () => Require.That(Title is null || Title.Trim().Length <= WriteConcern.LongestTitle,
            $"Kürzen Sie den Titel auf {WriteConcern.LongestTitle} Zeichen.", nameof(Title)),
        () => Require.Text(Note, "Schreiben Sie, worum es geht. Die Notiz bleibt im Raum.", nameof(Note)),
        () => Require.That(Note is null || Note.Length <= WriteConcern.LongestText,
            $"Kürzen Sie die Notiz auf {WriteConcern.LongestText} Zeichen.", nameof(Note)));
}

/// <summary>A wording for outside.</summary>
/// <param name="Files">As they were sent.</param>
/// <param name="KeepsFiles">Those of the wording before stay when there are no new ones.</param>
public sealed record WordingInput(string? OutwardTitle, string? OutwardText, IReadOnlyList<byte[]> Files, bool KeepsFiles)
{
    public void Check() => Require.All(
        () => Require.Text(OutwardTitle, "Geben Sie an, unter welchem Titel das Anliegen den Raum verlässt.", nameof(OutwardTitle)),
        () => Require.That(OutwardTitle is null || OutwardTitle.Trim().Length <= WriteConcern.LongestTitle,
            $"Kürzen Sie den Titel auf {WriteConcern.LongestTitle} Zeichen.", nameof(OutwardTitle)),
        () => Require.Text(OutwardText, "Schreiben Sie den Wortlaut, der den Raum verlässt.", nameof(OutwardText)),
        () => Require.That(OutwardText is null || OutwardText.Length <= WriteConcern.LongestText,
            $"Kürzen Sie den Wortlaut auf {WriteConcern.LongestText} Zeichen.", nameof(OutwardText)),
        () => Require.That(Files.Count <= WriteConcern.MostFiles, $"Es gehen höchstens {WriteConcern.MostFiles} Anlagen.", nameof(Files)),
        () =>
        {
            foreach (var (index, file) in Files.Index())
            {
                Attachment.Clean(file, index + 1);
            }
        });
}
