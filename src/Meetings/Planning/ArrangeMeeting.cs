using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Planning;

/// <summary>Changes when and where a meeting is. Who has been invited hears of it: a new day or time is a new invitation to answer, a
/// new place is
/// not.</summary>
public sealed class ArrangeMeeting(MeetingsChanges changes, InvitationMails mails)
{
    /// <returns>The day, as it stands in the address.</returns>
    public Task<string> ExecuteAsync(
        Caller caller, string slug, DateOnly day, MeetingInput input, int seenRevision, CancellationToken cancellation) =>
        changes.InSeriesAsync(
            caller,
            slug,
            async change =>
            {
                change.Require(SeriesRoles.Preparing);
                return await MoveAsync(change, await MeetingReading.HoldAsync(change, day), input, seenRevision);
            },
            cancellation);

    /// <summary>The same within another change, which holds the meeting.</summary>
    internal async Task<string> MoveAsync(SeriesChange change, MeetingRow old, MeetingInput input, int seenRevision)
    {
        MeetingMachine.Table.Move(old.State, MeetingVerb.Arrange, change.Roles);
        input.Check(change.Today);
        await RequirePartTwoAsync(change, old, input);
        var place = input.Place!.Trim();
        var isMoved = (old.HeldOn, old.StartsAt, old.EndsAt, old.PartTwoAt) != (input.HeldOn, input.StartsAt, input.EndsAt,
            input.PartTwoAt);
        if (!isMoved && old.Place == place)
        {
            return old.Key;
        }

        await change.ExecuteSeenAsync("""
            update meetings.meeting set held_on = @HeldOn, starts_at = @StartsAt, ends_at = @EndsAt, part_two_at = @PartTwoAt,
              place = @place,
              sequence = sequence + @raised, revision = revision + 1 where id = @Id and revision = @seenRevision
            """, new
        {
            old.Id, input.HeldOn, input.StartsAt, input.EndsAt, input.PartTwoAt, place, seenRevision,
            raised = isMoved && old.State == MeetingState.Invited ? 1 : 0,
        });
        if (isMoved)
        {
            await change.ExecuteAsync("update meetings.invitation set reminded_at = null where meeting_id = @Id", new { old.Id });
        }

        await change.AuditAsync("meeting.arranged", old.Id);
        if (old.State == MeetingState.Invited)
        {
            await TellAsync(change, input.HeldOn!.Value, isMoved
                ? $"Der Termin ist verlegt. Bisher: {InvitationMails.DayOf(old.HeldOn)}, "
                + $"{InvitationMails.TimesOf(old.StartsAt, old.EndsAt)}. Antworten Sie bitte neu."
                    : $"Der Ort ist geändert: {place}");
        }

        return MeetingKey.Of(input.HeldOn!.Value);
    }

    /// <summary>Sends the invitation again, with the agenda as it is now.</summary>
    public Task TellAgainAsync(Caller caller, string slug, DateOnly day, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRoles.Preparing);
            var meeting = await MeetingReading.HoldAsync(change, day);
            Require.That(meeting.State == MeetingState.Invited, "Aktualisierungen gehen erst nach der Einladung hinaus.");
            await TellAsync(change, day, "Die Tagesordnung ist geändert.");
            await change.AuditAsync("meeting.update-sent", meeting.Id);
        },
        cancellation);

    // Guests of a forum would otherwise be told the times of the part that is not theirs.
    private static async Task RequirePartTwoAsync(SeriesChange change, MeetingRow meeting, MeetingInput input)
    {
        if (!change.Series.IsForum || input.PartTwoAt is not null)
        {
            return;
        }

        var hasGuests = await change.ScalarAsync<bool>("""
            select exists (select from meetings.invitation where meeting_id = @Id and kind <> 'Member' and removed_at is null)
            """, new { meeting.Id });
        Require.That(!hasGuests, "Zu Teil 2 sind Gäste eingeladen. Geben Sie an, wann er beginnt.", nameof(MeetingInput.PartTwoAt));
    }

    private async Task TellAsync(SeriesChange change, DateOnly day, string news)
    {
        var meeting = await MeetingReading.HoldAsync(change, day);
        var invitees = await change.QueryAsync<Invitee>(Invitee.OfMeeting, new { meeting = meeting.Id });
        await mails.InviteAsync(change, meeting, invitees, "Geändert", news);
        await InviteMembers.MarkSentAsync(change, meeting.Id, meeting.Sequence);
    }
}
