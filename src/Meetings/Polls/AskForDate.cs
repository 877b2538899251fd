using IntMan.Foundation.Changes;
using IntMan.Foundation.Mail;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;

namespace IntMan.Meetings.Polls;

/// <summary>Asks the members of a series which date suits them, for a new meeting or for one that has to move; then settles on
/// one.</summary>
public sealed class AskForDate(MeetingsChanges changes, PlanMeeting plan, ArrangeMeeting arrange, MailTemplates templates, PollLinks links)
{
    /// <param name="about">Day of the meeting that moves; null for a new one.</param>
    public Task OpenAsync(Caller caller, string slug, DateOnly? about, PollInput input, CancellationToken cancellation) =>
        changes.InSeriesAsync(
            caller,
            slug,
            async change =>
            {
                change.Require(SeriesRoles.Preparing);
                input.Check(change.Today);
                var isOpen = await change.ScalarAsync<bool>(
                    "select exists (select from meetings.poll where series_id = @Id and state = 'Open')", new { change.Series.Id });
                Require.That(!isOpen, "In dieser Runde läuft schon eine Umfrage. Legen Sie zuerst deren Termin fest.", nameof(input.Dates));
                var moved = about is { } day ? await MeetingReading.HoldAsync(change, day) : null;
                if (moved is not null)
                {
                    MeetingMachine.Table.Move(moved.State, MeetingVerb.Arrange, change.Roles);
                }

                var id = await InsertAsync(change, moved, input);
                await SendAsync(change, id, input);
                await change.AuditAsync("poll.opened", id);
            },
            cancellation,
            alone: true);

    /// <returns>The day of the meeting, as it stands in the address.</returns>
    public Task<string> DecideAsync(Caller caller, string slug, Guid pollId, Guid option, CancellationToken cancellation) =>
        changes.InSeriesAsync(
            caller,
            slug,
            async change =>
            {
                change.Require(SeriesRoles.Preparing);
                var poll = await HoldAsync(change, pollId);
                PollMachine.Table.Move(poll.State, PollVerb.Decide, change.Roles);
                var chosen = await change.FindAsync<PollOption>(
                    "select id, held_on, starts_at, ends_at from meetings.poll_option where id = @option and poll_id = @Id",
                    new { option, poll.Id }) ?? throw new MissingEntry();
                var input = new MeetingInput(chosen.HeldOn, chosen.StartsAt, chosen.EndsAt, null, poll.Place);
                var key = await SettleAsync(change, poll, input);
                await change.ExecuteAsync("update meetings.poll set state = 'Decided', chosen_on = @HeldOn where id = @Id",
                    new { chosen.HeldOn, poll.Id });
                await change.AuditAsync("poll.decided", poll.Id);
                return key;
            },
            cancellation);

    public Task WithdrawAsync(Caller caller, string slug, Guid pollId, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRoles.Preparing);
            var poll = await HoldAsync(change, pollId);
            PollMachine.Table.Move(poll.State, PollVerb.Withdraw, change.Roles);
            await change.ExecuteAsync("update meetings.poll set state = 'Withdrawn' where id = @Id", new { poll.Id });
            await change.AuditAsync("poll.withdrawn", poll.Id);
        },
        cancellation);

    private static async Task<PollRow> HoldAsync(SeriesChange change, Guid id) => await change.FindAsync<PollRow>(
        $"select {PollRow.Columns} from meetings.poll l where l.id = @id and l.series_id = @series for update",
        new { id, series = change.Series.Id }) ?? throw new MissingEntry();

    private static async Task<Guid> InsertAsync(SeriesChange change, MeetingRow? moved, PollInput input)
    {
        var id = Guid.CreateVersion7(change.At);
        var ids = moved is null ? MeetingUids.Drawn() : new MeetingUids(moved.Uid, moved.GuestUid);
        await change.ExecuteAsync("""
            insert into meetings.poll (id, series_id, meeting_id, uid, guest_uid, place, answer_until, state, created_by, created_at)
            values (@id, @series, @meeting, @Uid, @GuestUid, @place, @Until, 'Open', @Name, @At)
            """, new
        {
            id, series = change.Series.Id, meeting = moved?.Id, ids.Uid, ids.GuestUid, place = input.Place!.Trim(), input.Until,
            change.Name, change.At,
        });
        foreach (var date in input.Read(change.Today))
        {
            await change.ExecuteAsync("""
                insert into meetings.poll_option (id, poll_id, held_on, starts_at, ends_at)
                values (gen_random_uuid(), @id, @HeldOn, @StartsAt, @EndsAt)
                """, new { id, date.HeldOn, date.StartsAt, date.EndsAt });
        }

        return id;
    }

    private async Task<string> SettleAsync(SeriesChange change, PollRow poll, MeetingInput input)
    {
        if (poll.MeetingId is not { } meeting)
        {
            return await plan.PlanAsync(change, input, null, new MeetingUids(poll.Uid, poll.GuestUid));
        }

        var old = await change.FindAsync<MeetingRow>(
            $"select {MeetingRow.Columns} from meetings.meeting m where m.id = @meeting for update", new { meeting })
            ?? throw new MissingEntry();
        var two = old.PartTwoAt is { } at ? input.StartsAt!.Value.Add(at - old.StartsAt) : (TimeOnly?)null;
        return await arrange.MoveAsync(change, old, input with { PartTwoAt = two }, old.Revision);
    }

    private async Task SendAsync(SeriesChange change, Guid poll, PollInput input)
    {
        await change.ExecuteAsync("""
            insert into meetings.poll_voice (id, poll_id, person_id)
            select gen_random_uuid(), @poll, m.person_id from meetings.member m
            where m.series_id = @series and m.person_id is not null and foundation.valid_on(m.valid_from, m.valid_until, @Today)
            """, new { poll, series = change.Series.Id, change.Today });
        var asked = await change.QueryAsync<Asked>("""
            select v.id, p.name, p.email from meetings.poll_voice v join published_directory.colleague p on p.id = v.person_id
            where v.poll_id = @poll order by v.id
            """, new { poll });
        Require.That(asked.Count > 0, "Es ist niemand zu fragen. Fügen Sie der Runde zuerst Mitglieder hinzu.", nameof(input.Dates));
        foreach (var person in asked.Where(person => OutgoingMail.IsAddress(person.Email)))
        {
            var values = new TemplateValues().Set("name", person.Name).Set("titel", change.Series.Title).Set("ort", input.Place!.Trim())
                .Set("bis", InvitationMails.DayOf(input.Until!.Value)).Set("link", links.Answer(person.Id).AbsoluteUri)
                .SetRows("termine", input.Read(change.Today).Select(date => new Dictionary<string, string?>
                {
                    ["tag"] = InvitationMails.DayOf(date.HeldOn), ["zeit"] = InvitationMails.TimesOf(date.StartsAt, date.EndsAt),
                }));
            await change.MailAsync(templates.Render("treffen-umfrage", values).To("meeting", person.Email!) with { ToName = person.Name });
        }
    }

    private sealed class Asked
    {
        public Guid Id { get; init; }

        public string Name { get; init; } = "";

        public string? Email { get; init; }
    }
}
