using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Planning;

/// <summary>Puts an agenda together before the meeting: minutes, order, items. Whoever may not read the protected part has no rows of
/// it, so
/// nothing here can touch them.</summary>
public sealed class ChangeAgenda(MeetingsChanges changes)
{
    /// <summary>Saves the minutes of all rows, and their order if one is given.</summary>
    public Task SaveRowsAsync(Caller caller, string slug, DateOnly day, IReadOnlyList<AgendaRow> rows, bool hasOrder,
        CancellationToken cancellation) =>
        ArrangeAsync(caller, slug, day, "agenda.saved", async (change, meeting) =>
        {
            Require.That(rows.All(row => row.Minutes is > 0 and <= 480), "Geben Sie zu jedem Punkt Minuten an, von 1 bis 480.",
                "Minutes");
            foreach (var (index, row) in rows.Index())
            {
                await SaveRowAsync(change, meeting, row, hasOrder ? index + 1 : null);
            }
        }, cancellation);

    public Task AddAsync(Caller caller, string slug, DateOnly day, ItemInput input, CancellationToken cancellation) =>
        ArrangeAsync(caller, slug, day, "agenda.item-added", async (change, meeting) =>
        {
            input.Check();
            var isProtected = change.Series.IsForum && input.Part == 1;
            Require.That(!isProtected || change.Standing.InRoom, "Teil 1 plant das Forum selbst. Wählen Sie Teil 2.", "Part");
            var last = await AgendaSql.LastPositionAsync(change, meeting.Id, input.Part);
            await AgendaSql.InsertAsync(change, meeting.Id, input.Item, last + 1, isProtected, ItemSource.Office);
        }, cancellation);

    public Task EditAsync(Caller caller, string slug, DateOnly day, Guid id, ItemInput input, int seenRevision,
        CancellationToken cancellation) =>
        ArrangeAsync(caller, slug, day, "agenda.item-edited", (change, meeting) =>
        {
            input.Check();
            var item = input.Item;
            return change.ExecuteSeenAsync("""
                update meetings.item set title = @Title, minutes = @Minutes, responsible = @Responsible, manner = @manner, body = @Body,
                  revision = revision + 1 where id = @id and meeting_id = @meeting and revision = @seenRevision
                """, new
            {
                id, meeting = meeting.Id, seenRevision, item.Title, item.Minutes, item.Responsible, manner = item.Manner.ToString(),
                    item.Body,
            });
        }, cancellation);

    /// <param name="caller">Who wants it.</param>
    /// <param name="slug">Of the series.</param>
    /// <param name="day">Of the meeting.</param>
    /// <param name="id">Of the item.</param>
    /// <param name="by">-1 up, 1 down, within its part.</param>
    public Task MoveAsync(Caller caller, string slug, DateOnly day, Guid id, int by, CancellationToken cancellation) =>
        ArrangeAsync(caller, slug, day, "agenda.ordered", async (change, meeting) =>
        {
            var items = await change.QueryAsync<ItemRow>(ItemRow.OnAgenda, new { meeting = meeting.Id });
            var moved = items.Find(item => item.Id == id) ?? throw new ChangedMeanwhile();
            var part = items.Where(item => item.Part == moved.Part).ToList();
            var (from, to) = (part.IndexOf(moved), part.IndexOf(moved) + by);
            if (to < 0 || to >= part.Count)
            {
                return;
            }

            (part[from], part[to]) = (part[to], part[from]);
            await change.ExecuteAsync("""
                update meetings.item i set position = n.place from unnest(@ids) with ordinality as n (id, place) where i.id = n.id
                """, new { ids = part.ConvertAll(item => item.Id).ToArray() });
        }, cancellation);

    public Task RemoveAsync(Caller caller, string slug, DateOnly day, Guid id, CancellationToken cancellation) =>
        ArrangeAsync(caller, slug, day, "agenda.item-removed", async (change, meeting) =>
        {
            var items = await change.QueryAsync<ItemRow>(ItemRow.OnAgenda, new { meeting = meeting.Id });
            var item = items.Find(found => found.Id == id) ?? throw new ChangedMeanwhile();
            ItemMachine.Table.Move(item.State, ItemVerb.Withdraw, change.Roles);
            // What somebody brought goes back to the store of topics; what came from a template goes.
            var isBrought = item.Source is not (ItemSource.Template or ItemSource.Office);
            await change.ExecuteAsync(isBrought
                ? "update meetings.item set meeting_id = null, state = 'Deferred', revision = revision + 1 where id = @id"
                : "update meetings.item set state = 'Withdrawn', revision = revision + 1 where id = @id", new { id });
        }, cancellation);

    private Task ArrangeAsync(Caller caller, string slug, DateOnly day, string action, Func<SeriesChange, MeetingRow, Task> write,
        CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRoles.Preparing);
            var meeting = await MeetingReading.ShareAsync(change, day);
            MeetingMachine.Table.Move(meeting.State, MeetingVerb.Arrange, change.Roles);
            await write(change, meeting);
            await change.AuditAsync(action, meeting.Id);
        },
        cancellation);

    private static async Task SaveRowAsync(SeriesChange change, MeetingRow meeting, AgendaRow row, int? position)
    {
        var values = new { row.Id, meeting = meeting.Id, row.Minutes, row.SeenRevision, position };
        if (position is not null)
        {
            await change.ExecuteAsync("update meetings.item set position = @position where id = @Id and meeting_id = @meeting", values);
        }

        var differs = await change.ScalarAsync<bool>(
            "select exists (select from meetings.item where id = @Id and meeting_id = @meeting and minutes <> @Minutes)", values);
        if (differs)
        {
            await change.ExecuteSeenAsync("""
                update meetings.item set minutes = @Minutes, revision = revision + 1
                where id = @Id and meeting_id = @meeting and revision = @SeenRevision
                """, values);
        }
    }
}
