using IntMan.Foundation.Changes;
using IntMan.Foundation.Mail;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Planning;

/// <summary>Guests of a meeting, and people who are taken off it.</summary>
public sealed class ChangeInvitees(MeetingsChanges changes, InvitationMails mails)
{
    /// <summary>A guest is invited at once when the others have been.</summary>
    public Task AddGuestAsync(Caller caller, string slug, DateOnly day, GuestInput input, CancellationToken cancellation) =>
        changes.InSeriesAsync(
            caller,
            slug,
            async change =>
            {
                change.Require(SeriesRoles.Preparing);
                input.Check();
                var meeting = await MeetingReading.HoldAsync(change, day);
                MeetingMachine.Table.Move(meeting.State, MeetingVerb.Arrange, change.Roles);
                Require.That(!change.Series.IsForum || meeting.PartTwoAt is not null,
                    "Gäste kommen zu Teil 2. Legen Sie in der Tagesordnung zuerst fest, wann er beginnt.", nameof(GuestInput.Email));
                var id = Guid.CreateVersion7(change.At);
                await change.ExecuteAsync(
                    "insert into meetings.invitation (id, meeting_id, kind, name, email) values (@id, @meeting, 'Guest', @name, @Email)",
                    new { id, meeting = meeting.Id, name = input.Name!.Trim(), input.Email });
                await SendToNewAsync(change, meeting);
                await change.AuditAsync("meeting.guest-added", id);
            },
            cancellation);

    /// <summary>Takes one person off: their calendar drops the event, everybody else's keeps it.</summary>
    public Task RemoveAsync(Caller caller, string slug, DateOnly day, Guid invitation, CancellationToken cancellation) =>
        changes.InSeriesAsync(
            caller,
            slug,
            async change =>
            {
                change.Require(SeriesRoles.Preparing);
                var meeting = await MeetingReading.HoldAsync(change, day);
                MeetingMachine.Table.Move(meeting.State, MeetingVerb.Arrange, change.Roles);
                var invitee = (await change.QueryAsync<Invitee>(Invitee.OfMeeting, new { meeting = meeting.Id }))
                    .Find(found => found.Id == invitation) ?? throw new ChangedMeanwhile();
                await change.ExecuteSeenAsync(
                    "update meetings.invitation set removed_at = @At where id = @invitation and removed_at is null",
                        new { invitation, change.At });
                await mails.CancelAsync(change, meeting, [invitee], "Sie wurden von der Einladung genommen.", null, isForAll: false);
                await change.AuditAsync("meeting.invitee-removed", invitation);
            },
            cancellation);

    /// <summary>Members who came after the invitation get theirs.</summary>
    public Task SeatNewMembersAsync(Caller caller, string slug, DateOnly day, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRoles.Preparing);
            var meeting = await MeetingReading.HoldAsync(change, day);
            MeetingMachine.Table.Move(meeting.State, MeetingVerb.Arrange, change.Roles);
            await InviteMembers.SeatAsync(change, meeting);
            await SendToNewAsync(change, meeting);
            await change.AuditAsync("meeting.members-invited", meeting.Id);
        },
        cancellation);

    private async Task SendToNewAsync(SeriesChange change, MeetingRow meeting)
    {
        if (meeting.State != MeetingState.Invited)
        {
            return;
        }

        var added = (await change.QueryAsync<Invitee>(Invitee.OfMeeting, new { meeting = meeting.Id }))
            .Where(invitee => invitee.SentSequence is null).ToList();
        await mails.InviteAsync(change, meeting, added, "Einladung", null);
        await InviteMembers.MarkSentAsync(change, meeting.Id, meeting.Sequence);
    }
}

public sealed record GuestInput(string? Name, string? Email)
{
    public void Check() => Require.All(
        () => Require.Text(Name, "Geben Sie den Namen des Gastes an.", nameof(Name)),
        () => Require.That(OutgoingMail.IsAddress(Email),
            "Geben Sie die E-Mail-Adresse vollständig ein, zum Beispiel gast@stelle.example.",
            nameof(Email)));
}
