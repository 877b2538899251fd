using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Tasks;

/// <summary>Says how a task stands. Whoever has it does, and whoever leads the meetings of its series.</summary>
public sealed class MoveTask(MeetingsChanges changes)
{
    public Task ExecuteAsync(Caller caller, string slug, Guid id, TaskMove move, int seenRevision, CancellationToken cancellation) =>
        changes.InSeriesAsync(
            caller,
            slug,
            async change =>
            {
                var task = await change.FindAsync<HeldTask>(
                    "select state, person_id, is_protected, meeting_id, item_id, text, due_on from meetings.task "
                    + "where id = @id and series_id = @series "
                    + "for update", new { id, series = change.Series.Id }) ?? throw new MissingEntry();
                if (!change.Standing.Leads && (task.PersonId is null || task.PersonId != change.PersonId))
                {
                    throw new MissingEntry();
                }

                var state = TaskMachine.Table.Move(task.State, move.Verb, change.Roles);
                Require.All(
                    () => Require.That(move.Verb != TaskVerb.Drop || !string.IsNullOrWhiteSpace(move.Note),
                        "Nennen Sie den Grund, warum die Aufgabe entfällt.", "Note"),
                    () => Require.That(move.Verb != TaskVerb.HandOver || move.ToPersonId is not null,
                        "Wählen Sie, wer die Aufgabe übernimmt.",
                        "ToPersonId"));
                await change.ExecuteSeenAsync("""
                    update meetings.task set state = @state, note = coalesce(@note, note), revision = revision + 1, changed_at = @At
                    where id = @id and revision = @seenRevision
                    """, new
                {
                    id, seenRevision, state = state.ToString(), note = string.IsNullOrWhiteSpace(move.Note) ? null
                        : move.Note.Trim(), change.At,
                });
                if (move.Verb == TaskVerb.HandOver)
                {
                    await HandOverAsync(change, task, move.ToPersonId!.Value);
                }

                await change.AuditAsync("task.moved", id);
            },
            cancellation);

    /// <summary>Why it takes longer, for the next meeting: "Wo gibt es Verzögerungen oder Probleme?"</summary>
    public Task ExplainAsync(Caller caller, string slug, Guid id, string? note, DateOnly? dueOn, int seenRevision,
        CancellationToken cancellation) =>
        changes.InSeriesAsync(
            caller,
            slug,
            async change =>
            {
                var told = Require.Text(note, "Schreiben Sie kurz, woran es liegt.", "Note");
                await change.ExecuteSeenAsync("""
                    update meetings.task set note = @told, due_on = coalesce(@dueOn, due_on), revision = revision + 1, changed_at = @At
                    where id = @id and series_id = @series and revision = @seenRevision and state in ('Open', 'InProgress')
                        and (person_id = @PersonId or @Leads)
                    """, new { id, series = change.Series.Id, told, dueOn, seenRevision, change.At, change.PersonId,
                      change.Standing.Leads });
                await change.AuditAsync("task.explained", id);
            },
            cancellation);

    private static Task<int> HandOverAsync(SeriesChange change, HeldTask task, Guid person) => change.ExecuteAsync("""
        insert into meetings.task (id, series_id, meeting_id, item_id, is_protected, text, person_id, due_on, state, created_by,
          created_at, changed_at)
        values (@id, @series, @MeetingId, @ItemId, @IsProtected, @Text, @person, @DueOn, 'Open', @Name, @At, @At)
        """, new
    {
        id = Guid.CreateVersion7(change.At), series = change.Series.Id, task.MeetingId, task.ItemId, task.IsProtected, task.Text, person,
        task.DueOn, change.Name, change.At,
    });

    private sealed class HeldTask
    {
        public TaskState State { get; init; }
        public Guid? PersonId { get; init; }
        public bool IsProtected { get; init; }
        public Guid MeetingId { get; init; }
        public Guid? ItemId { get; init; }
        public string Text { get; init; } = "";
        public DateOnly DueOn { get; init; }
    }
}

/// <summary>What is said of a task.</summary>
public sealed record TaskMove(TaskVerb Verb, string? Note = null, Guid? ToPersonId = null);
