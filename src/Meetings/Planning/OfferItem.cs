using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Planning;

/// <summary>Items that come from members: submitted with a wished duration, then accepted for an agenda or given back with the
/// reason.</summary>
public sealed class OfferItem(MeetingsChanges changes)
{
    /// <summary>Members of a forum bring it into the protected part, everybody else into the open one.</summary>
    public Task SubmitAsync(Caller caller, string slug, ItemInput input, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRoles.Sitting);
            input.Check();
            var isProtected = change.Standing.InRoom;
            var item = input.Item with { Part = change.Series.IsForum && !isProtected ? 2 : 1 };
            var id = await AgendaSql.InsertAsync(change, null, item, 0, isProtected, ItemSource.Member, ItemState.Submitted);
            await change.AuditAsync("item.submitted", id);
        },
        cancellation);

    /// <summary>What counts of referrals without a place show goes to the round as an item: on the agenda of its next meeting, or to the
    /// store of topics while there is none.</summary>
    /// <returns>The day of that meeting; null when it waits.</returns>
    public Task<DateOnly?> OfferNeedAsync(Caller caller, string slug, string need, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRoles.Preparing);
            var isThere = await change.ScalarAsync<bool>("""
                select exists (select from meetings.item where series_id = @series and source = 'Need' and title = @need
                  and state in ('Submitted', 'Accepted', 'Deferred'))
                """, new { series = change.Series.Id, need });
            Require.That(!isThere, "Dieser Bedarf steht bei der Runde schon auf der Liste.", "Series");
            var item = new ItemInput(need, 10, "Alle", ItemManner.Exchange, null, change.Series.IsForum ? 2 : 1).Item;
            var next = await change.FindAsync<MeetingRow>($"""
                select {MeetingRow.Columns} from meetings.meeting m where m.series_id = @series and m.held_on >= @Today
                  and m.state in ('Draft', 'Invited') order by m.held_on limit 1 for share
                """, new { series = change.Series.Id, change.Today });
            var last = next is null ? 0 : await AgendaSql.LastPositionAsync(change, next.Id, item.Part);
            var id = await AgendaSql.InsertAsync(change, next?.Id, item, next is null ? 0 : last + 1, false, ItemSource.Need,
                next is null ? ItemState.Submitted : ItemState.Accepted);
            await change.AuditAsync(next is null ? "item.submitted" : "item.accepted", id);
            return next?.HeldOn;
        },
        cancellation);

    /// <summary>Puts it at the end of its part of the agenda.</summary>
    public Task AcceptAsync(Caller caller, string slug, DateOnly day, Guid id, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRoles.Preparing);
            var meeting = await MeetingReading.ShareAsync(change, day);
            MeetingMachine.Table.Move(meeting.State, MeetingVerb.Arrange, change.Roles);
            var item = await HoldAsync(change, id);
            var state = ItemMachine.Table.Move(item.State, ItemVerb.Accept, change.Roles);
            await change.ExecuteAsync("""
                update meetings.item set state = @state, meeting_id = @meeting, position = @position, revision = revision + 1 where id
                  = @id
                """, new
            {
                id, state = state.ToString(), meeting = meeting.Id,
                position = await AgendaSql.LastPositionAsync(change, meeting.Id, item.Part) + 1,
            });
            await change.AuditAsync("item.accepted", id);
        },
        cancellation);

    public Task ReturnAsync(Caller caller, string slug, Guid id, string? reason, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRoles.Preparing);
            var item = await HoldAsync(change, id);
            var state = ItemMachine.Table.Move(item.State, ItemVerb.Return, change.Roles);
            var told = Require.Text(reason, "Nennen Sie den Grund. Wer den Punkt eingereicht hat, liest ihn.", "Reason");
            await change.ExecuteAsync("update meetings.item set state = @state, reason = @told, revision = revision + 1 where id = @id",
                new { id, state = state.ToString(), told });
            await change.AuditAsync("item.returned", id);
        },
        cancellation);

    /// <summary>Only whoever submitted it.</summary>
    public Task WithdrawAsync(Caller caller, string slug, Guid id, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRoles.Sitting);
            var item = await HoldAsync(change, id);
            if (item.SubmittedById is null || item.SubmittedById != change.PersonId)
            {
                throw new MissingEntry();
            }

            var state = ItemMachine.Table.Move(item.State, ItemVerb.Withdraw, change.Roles);
            await change.ExecuteAsync("update meetings.item set state = @state, revision = revision + 1 where id = @id",
                new { id, state = state.ToString() });
            await change.AuditAsync("item.withdrawn", id);
        },
        cancellation);

    private static async Task<ItemRow> HoldAsync(SeriesChange change, Guid id) => await change.FindAsync<ItemRow>(
        $"select {ItemRow.Columns} from meetings.item i where i.id = @id "
        + "and i.series_id = @series and i.meeting_id is null for update of i",
        new { id, series = change.Series.Id }) ?? throw new MissingEntry();
}
