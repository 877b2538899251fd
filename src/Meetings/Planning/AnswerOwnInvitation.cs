using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Planning;

/// <summary>The same answer as by the personal link, for somebody who is signed in.</summary>
public sealed class AnswerOwnInvitation(MeetingsChanges changes)
{
    public Task ExecuteAsync(Caller caller, string slug, DateOnly day, InvitationAnswer answer, string? substitute,
        CancellationToken cancellation) =>
        changes.InSeriesAsync(
            caller,
            slug,
            async change =>
            {
                change.Require(SeriesRoles.Sitting);
                var meeting = await MeetingReading.ShareAsync(change, day);
                Require.That(meeting.State == MeetingState.Invited, "Antworten können Sie von der Einladung bis zum Beginn.");
                Require.That(answer != InvitationAnswer.Substitute || !string.IsNullOrWhiteSpace(substitute),
                    "Geben Sie an, wer Sie vertritt.",
                    "Substitute");
                await change.ExecuteSeenAsync("""
                    update meetings.invitation set answer = @answer, substitute_name = @substitute, answered_sequence = @Sequence,
                      answered_at = @At
                    where meeting_id = @Id and person_id = @PersonId and removed_at is null
                    """, new
                {
                    meeting.Id, meeting.Sequence, change.At, change.PersonId, answer = answer.ToString(),
                    substitute = answer == InvitationAnswer.Substitute ? substitute!.Trim() : null,
                });
                await change.AuditAsync("meeting.answered", meeting.Id);
            },
            cancellation);
}
