using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Planning;

/// <summary>Calls a meeting off, with a substitute date if somebody has one: the promise of the charter is to be kept. The substitute
/// keeps the
/// identity of the event, so that calendars move it.</summary>
public sealed class CancelMeeting(MeetingsChanges changes, InvitationMails mails)
{
    /// <returns>The day of the substitute as it stands in the address; null without one.</returns>
    public Task<string?> ExecuteAsync(
        Caller caller, string slug, DateOnly day, string? reason, MeetingInput? substitute, CancellationToken cancellation) =>
        changes.InSeriesAsync(
            caller,
            slug,
            async change =>
            {
                change.Require(SeriesRoles.Preparing);
                var meeting = await MeetingReading.HoldAsync(change, day);
                MeetingMachine.Table.Move(meeting.State, MeetingVerb.Cancel, change.Roles);
                Require.All(
                    () => Require.Text(reason, "Nennen Sie den Grund. Er steht in der Absage.", "Reason"),
                    () => substitute?.Check(change.Today));
                var values = new
                {
                    meeting.Id, reason = reason!.Trim(), replaced = substitute?.HeldOn,
                        raised = meeting.State == MeetingState.Invited ? 1 : 0,
                };
                await change.ExecuteAsync("""
                    update meetings.meeting set state = 'Cancelled', cancelled_because = @reason, replaced_on = @replaced,
                      sequence = sequence + @raised, revision = revision + 1 where id = @Id
                    """, values);
                var invitees = await change.QueryAsync<Invitee>(Invitee.OfMeeting, new { meeting = meeting.Id });
                var cancelled = await MeetingReading.HoldAsync(change, day);
                await mails.CancelAsync(change, cancelled, invitees, values.reason,
                    substitute is { HeldOn: { } on } ? InvitationMails.DayOf(on) : null, isForAll: true);
                await change.AuditAsync("meeting.cancelled", meeting.Id);
                return substitute is null ? null : await ReplaceAsync(change, meeting, substitute);
            },
            cancellation);

    // The agenda goes along; its answers do not.
    private static async Task<string> ReplaceAsync(SeriesChange change, MeetingRow meeting, MeetingInput substitute)
    {
        var id = await PlanMeeting.InsertAsync(change, substitute, new MeetingUids(meeting.Uid, meeting.GuestUid), meeting.Sequence + 2);
        await change.ExecuteAsync("update meetings.meeting set replaces_id = @old where id = @id", new { id, old = meeting.Id });
        await change.ScalarAsync<object>("select meetings.move_agenda(@old, @id)", new { id, old = meeting.Id });
        await change.ExecuteAsync("""
            insert into meetings.invitation (id, meeting_id, kind, person_id, name, email)
            select gen_random_uuid(), @id, kind, person_id, name, email from meetings.invitation
            where meeting_id = @old and removed_at is null and kind <> 'Substitute'
            """, new { id, old = meeting.Id });
        await change.AuditAsync("meeting.planned", id);
        return MeetingKey.Of(substitute.HeldOn!.Value);
    }
}
