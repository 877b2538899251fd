using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Planning;

/// <summary>Sends the invitation to a meeting: to everybody who has a seat on its day, and to its guests.</summary>
public sealed class InviteMembers(MeetingsChanges changes, InvitationMails mails)
{
    /// <returns>How many were invited.</returns>
    public Task<int> ExecuteAsync(Caller caller, string slug, DateOnly day, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRoles.Preparing);
            var meeting = await MeetingReading.HoldAsync(change, day);
            MeetingMachine.Table.Move(meeting.State, MeetingVerb.Invite, change.Roles);
            Require.That(meeting.HeldOn >= change.Today, "Der Tag ist vorbei. Verlegen Sie das Treffen zuerst auf einen kommenden Tag.");
            await SeatAsync(change, meeting);
            var invitees = await change.QueryAsync<Invitee>(Invitee.OfMeeting, new { meeting = meeting.Id });
            Require.That(invitees.Count > 0, "Es ist niemand einzuladen. Fügen Sie der Runde zuerst Mitglieder hinzu.");
            await change.ExecuteAsync("""
                update meetings.meeting set state = 'Invited', invited_at = @At, sent_sequence = sequence, revision = revision + 1
                  where id = @Id
                """, new { meeting.Id, change.At });
            await mails.InviteAsync(change, meeting, invitees, "Einladung", null);
            await MarkSentAsync(change, meeting.Id, meeting.Sequence);
            await change.AuditAsync("meeting.invited", meeting.Id);
            return invitees.Count;
        },
        cancellation);

    internal static Task<int> MarkSentAsync(SeriesChange change, Guid meeting, int sequence) => change.ExecuteAsync(
        "update meetings.invitation set sent_sequence = @sequence where meeting_id = @meeting and removed_at is null", new { meeting,
            sequence });

    internal static Task<int> SeatAsync(SeriesChange change, MeetingRow meeting) => change.ExecuteAsync("""
        insert into meetings.invitation (id, meeting_id, kind, person_id)
        select gen_random_uuid(), @Id, 'Member', m.person_id
        from meetings.member m
        where m.series_id = @series and m.person_id is not null and foundation.valid_on(m.valid_from, m.valid_until, @HeldOn)
        on conflict do nothing
        """, new { meeting.Id, series = change.Series.Id, meeting.HeldOn });
}
