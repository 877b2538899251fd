using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Tasks;

namespace IntMan.Meetings.Sittings;

/// <summary>What comes of an item: a decision, a task, or that it goes on another time.</summary>
public sealed class RecordOutcome(MeetingsChanges changes)
{
    /// <summary>Decisions are numbered through the series; in the protected part with numbers of its own, so that no gap tells of
    /// them.</summary>
    public Task DecideAsync(Caller caller, string slug, DateOnly day, Guid item, string? text, string? votes,
        CancellationToken cancellation) =>
        InItemAsync(caller, slug, day, item, "decision.recorded", alone: true, async (change, meeting, about) =>
        {
            var decided = Require.Text(text, "Schreiben Sie den Beschluss in einem Satz.", "Text");
            var state = about.State == ItemState.Decided ? ItemState.Decided : ItemMachine.Table.Move(about.State, ItemVerb.Decide,
                change.Roles);
            var number = about.IsProtected
                ? await change.ScalarAsync<int>(
                    "select coalesce(max(number), 0) + 1 from meetings.decision where series_id = @Id and is_protected",
                        new { change.Series.Id })
                : await change.ScalarAsync<int>(
                    "update meetings.series set decisions = decisions + 1 where id = @Id returning decisions", new { change.Series.Id });
            var id = Guid.CreateVersion7(change.At);
            await change.ExecuteAsync("""
                insert into meetings.decision (id, series_id, meeting_id, item_id, is_protected, number, text, votes, decided_by,
                  decided_at)
                values (@id, @series, @meeting, @item, @IsProtected, @number, @decided, @votes, @Name, @At)
                """, new
            {
                id, series = change.Series.Id, meeting = meeting.Id, item, about.IsProtected, number, decided,
                votes = string.IsNullOrWhiteSpace(votes) ? null : votes.Trim(), change.Name, change.At,
            });
            await change.ExecuteAsync("update meetings.item set state = @state where id = @item", new { item, state = state.ToString() });
        }, cancellation);

    public Task GiveTaskAsync(Caller caller, string slug, DateOnly day, Guid item, TaskInput input, CancellationToken cancellation) =>
        InItemAsync(caller, slug, day, item, "task.given", alone: false, async (change, meeting, about) =>
        {
            input.Check(change.Today);
            await change.ExecuteAsync("""
                insert into meetings.task (id, series_id, meeting_id, item_id, is_protected, text, person_id, due_on, state,
                  created_by, created_at,
                  changed_at)
                values (@id, @series, @meeting, @item, @IsProtected, @text, @PersonId, @DueOn, 'Open', @Name, @At, @At)
                """, new
            {
                id = Guid.CreateVersion7(change.At), series = change.Series.Id, meeting = meeting.Id, item, about.IsProtected,
                text = input.Text!.Trim(), input.PersonId, input.DueOn, change.Name, change.At,
            });
        }, cancellation);

    /// <summary>Sets an item aside; it waits in the store of topics and offers itself for the next agenda.</summary>
    public Task DeferAsync(Caller caller, string slug, DateOnly day, Guid item, CancellationToken cancellation) =>
        InItemAsync(caller, slug, day, item, "item.deferred", alone: false, async (change, _, about) =>
        {
            var state = ItemMachine.Table.Move(about.State, ItemVerb.Defer, change.Roles);
            await change.ExecuteAsync("update meetings.item set state = @state where id = @item", new { item, state = state.ToString() });
            await change.ExecuteAsync("""
                insert into meetings.item (id, series_id, part, is_protected, position, title, manner, minutes, responsible, body,
                  state, source,
                  submitted_by, follows_id, created_at)
                select @id, series_id, part, is_protected, 0, title, manner, minutes, responsible, body, 'Deferred', 'Deferred',
                  submitted_by, id, @At
                from meetings.item where id = @item
                """, new { id = Guid.CreateVersion7(change.At), item, change.At });
        }, cancellation);

    private Task InItemAsync(Caller caller, string slug, DateOnly day, Guid item, string action, bool alone,
        Func<SeriesChange, MeetingRow, ItemRow, Task> write, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRoles.Leading);
            var meeting = await MeetingReading.ShareAsync(change, day);
            KeepNotes.RequireOpen(meeting);
            var about = await change.FindAsync<ItemRow>(
                $"select {ItemRow.Columns} from meetings.item i where i.id = @item and i.meeting_id = @meeting for update of i",
                new { item, meeting = meeting.Id }) ?? throw new MissingEntry();
            await write(change, meeting, about);
            await change.AuditAsync(action, item);
        },
        cancellation,
        alone);
}
