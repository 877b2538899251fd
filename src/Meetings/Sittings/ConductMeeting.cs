using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;

namespace IntMan.Meetings.Sittings;

/// <summary>Leads through a meeting: begins it, goes on to the next item, ends it. The protected part has a progress of its own, so
/// that nobody
/// outside sees where it is or how long it takes.</summary>
public sealed class ConductMeeting(MeetingsChanges changes)
{
    public Task OpenAsync(Caller caller, string slug, DateOnly day, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRoles.Leading);
            var meeting = await MeetingReading.HoldAsync(change, day);
            MeetingMachine.Table.Move(meeting.State, MeetingVerb.Open, change.Roles);
            Require.That(meeting.HeldOn <= change.Today, "Die Sitzung beginnt frühestens am Tag des Treffens.");
            await change.ExecuteAsync(
                "update meetings.meeting set state = 'Running', started_at = @At, revision = revision + 1 where id = @Id",
                    new { meeting.Id, change.At });
            await change.ScalarAsync<object>("select meetings.carry_tasks(@Id, @At)", new { meeting.Id, change.At });
            var items = await change.QueryAsync<ItemRow>(ItemRow.OnAgenda, new { meeting = meeting.Id });
            if (items.Find(item => !item.IsBreak) is { } first)
            {
                await GoToAsync(change, meeting, first);
            }

            await change.AuditAsync("meeting.opened", meeting.Id);
        },
        cancellation);

    /// <summary>Goes on from the item that was seen as the present one. Pressed twice, or by two people, it moves once.</summary>
    public Task AdvanceAsync(Caller caller, string slug, DateOnly day, Guid? seenItem, CancellationToken cancellation) =>
        changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRoles.Leading);
            var meeting = await MeetingReading.HoldAsync(change, day);
            Require.That(meeting.State == MeetingState.Running, "Die Sitzung ist nicht im Gang.");
            var items = await change.QueryAsync<ItemRow>(ItemRow.OnAgenda, new { meeting = meeting.Id });
            var present = await PresentAsync(change, meeting.Id);
            if (present?.ItemId != seenItem)
            {
                return;
            }

            var next = items.FindIndex(item => item.Id == seenItem) + 1;
            if (next >= items.Count)
            {
                return;
            }

            if (present is { IsProtected: true } && !items[next].IsProtected)
            {
                await change.ExecuteAsync(
                    "update meetings.progress set item_id = null, since = @At where meeting_id = @Id and is_protected",
                    new { meeting.Id, change.At });
            }

            await GoToAsync(change, meeting, items[next]);
            await change.AuditAsync("meeting.advanced", meeting.Id);
        },
        cancellation);

    /// <summary>What was brought and not reached waits for the next meeting.</summary>
    public Task EndAsync(Caller caller, string slug, DateOnly day, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRoles.Leading);
            var meeting = await MeetingReading.HoldAsync(change, day);
            var state = MeetingMachine.Table.Move(meeting.State, MeetingVerb.End, change.Roles);
            await change.ExecuteAsync(
                "update meetings.meeting set state = @state, ended_at = @At, revision = revision + 1 where id = @Id",
                new { meeting.Id, change.At, state = state.ToString() });
            await change.ScalarAsync<object>("select meetings.defer_open(@Id, @At)", new { meeting.Id, change.At });
            await change.AuditAsync("meeting.ended", meeting.Id);
        },
        cancellation);

    internal static Task<Progress?> PresentAsync(SeriesChange change, Guid meeting) => change.FindAsync<Progress>(Progress.OfMeeting,
        new { meeting });

    private static async Task GoToAsync(SeriesChange change, MeetingRow meeting, ItemRow item)
    {
        var values = new { meeting = meeting.Id, series = change.Series.Id, item.IsProtected, item.Id, change.At };
        await change.ExecuteAsync("""
            insert into meetings.progress (meeting_id, series_id, is_protected, item_id, since) values (@meeting, @series,
              @IsProtected, @Id, @At)
            on conflict (meeting_id, is_protected) do update set item_id = @Id, since = @At
            """, values);
        if (!item.IsBreak)
        {
            await change.ExecuteAsync("update meetings.item set state = 'Discussed' where id = @Id and state = 'Accepted'", values);
        }
    }
}

/// <summary>The present item, as far as the reader may see it: the protected part comes first.</summary>
public sealed class Progress
{
    public Guid ItemId { get; init; }
    public bool IsProtected { get; init; }
    public DateTimeOffset Since { get; init; }

    internal const string OfMeeting = """
        select item_id, is_protected, since from meetings.progress where meeting_id = @meeting and item_id is not null order by
          is_protected desc limit 1
        """;
}
