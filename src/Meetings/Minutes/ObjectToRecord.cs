using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Minutes;

/// <summary>Objections while minutes are reviewed: whoever sat there raises one, whoever leads settles it.</summary>
public sealed class ObjectToRecord(MeetingsChanges changes)
{
    private const string OfRecord = """
        from meetings.record r join meetings.meeting m on m.id = r.meeting_id
        where m.series_id = @series and m.held_on = @Day and r.is_protected = @IsInner and r.state = 'InReview'
        """;

    public Task RaiseAsync(Caller caller, RecordKey key, string? text, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        key.Series,
        async change =>
        {
            change.Require(SeriesRoles.Sitting);
            var said = Require.Text(text, "Schreiben Sie, was im Protokoll anders stehen soll.", "Objection");
            var id = Guid.CreateVersion7(change.At);
            await change.ExecuteSeenAsync($"""
                insert into meetings.objection (id, record_id, series_id, is_protected, text, person_id, raised_at)
                select @id, r.id, r.series_id, r.is_protected, @said, @PersonId, @At {OfRecord}
                for share of r
                """, new { id, said, change.PersonId, change.At, series = change.Series.Id, key.Day, key.IsInner });
            await change.AuditAsync("record.objection", id);
        },
        cancellation);

    public Task SettleAsync(Caller caller, RecordKey key, Guid objection, bool isTakenUp, CancellationToken cancellation) =>
        changes.InSeriesAsync(
        caller,
        key.Series,
        async change =>
        {
            change.Require(SeriesRoles.Leading);
            await change.ExecuteSeenAsync($"""
                update meetings.objection set settled_at = @At, settled_as = @how where id = @objection and settled_at is null
                    and record_id in (select r.id {OfRecord})
                """, new
            {
                objection, change.At, how = isTakenUp ? "übernommen" : "nicht übernommen", series = change.Series.Id, key.Day,
                    key.IsInner,
            });
            await change.AuditAsync("record.objection-settled", objection);
        },
        cancellation);
}
