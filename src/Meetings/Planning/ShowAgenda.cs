using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Series;

namespace IntMan.Meetings.Planning;

/// <summary>A meeting before it begins: its agenda, what waits for a place on it, and who is invited.</summary>
public sealed class ShowAgenda(ReadSeries read)
{
    private const int MostWaiting = 50;

    private static readonly string Sql = $"""
        select {MeetingRow.Columns} from meetings.meeting m where m.series_id = @series and m.held_on = @held;

        select {ItemRow.Columns} from meetings.item i join meetings.meeting m on m.id = i.meeting_id
        where m.series_id = @series and m.held_on = @held and i.state not in ('Submitted', 'Returned', 'Withdrawn')
        order by i.part, i.position, i.id;

        select {ItemRow.Columns} from meetings.item i
        where i.series_id = @series and i.meeting_id is null and i.state in ('Submitted', 'Deferred', 'Returned')
        order by i.state desc, i.created_at limit {MostWaiting};

        select i.id, i.kind, i.person_id, coalesce(i.name, p.name, 'nicht mehr im Verzeichnis') as name, coalesce(i.email, p.email) as
          email,
            i.answer, i.substitute_name, i.answered_sequence, i.sent_sequence
        from meetings.meeting m join meetings.invitation i on i.meeting_id = m.id left join published_directory.colleague p on p.id =
          i.person_id
        where m.series_id = @series and m.held_on = @held and i.removed_at is null order by i.kind desc, coalesce(i.name,
          p.family_name), i.id;

        select t.id, t.text, t.due_on, t.state, t.is_protected, (select p.name from published_directory.colleague p where p.id =
          t.person_id) as person
        from meetings.task t where t.series_id = @series and t.state in ('Open', 'InProgress') order by t.due_on, t.id limit
          {MostWaiting};

        select r.state as record_state, (select max(v.number) from meetings.record_version v where v.record_id = r.id) as version
        from meetings.record r join meetings.meeting m on m.id = r.meeting_id
        where m.series_id = @series and m.held_on = @held order by r.is_protected limit 1;
        """;

    /// <returns>Null when there is no such meeting for the caller.</returns>
    public Task<AgendaPage?> ExecuteAsync(Caller caller, string slug, DateOnly day, CancellationToken cancellation) => read.ExecuteAsync(
        caller,
        slug,
        series => series.GridAsync(
            Sql,
            new { held = day },
            async grid => await grid.ReadSingleOrDefaultAsync<MeetingRow>() is { } meeting
                ? new AgendaPage(
                    series.Standing,
                    meeting,
                    [.. await grid.ReadAsync<ItemRow>()],
                    [.. await grid.ReadAsync<ItemRow>()],
                    [.. await grid.ReadAsync<Invitee>()],
                    [.. await grid.ReadAsync<SeriesTask>()],
                    await grid.ReadSingleOrDefaultAsync<RecordStand>())
                : null),
        cancellation);
}

public sealed record AgendaPage(
    Standing Standing, MeetingRow Meeting, IReadOnlyList<ItemRow> Items, IReadOnlyList<ItemRow> Waiting, IReadOnlyList<Invitee> Invitees,
    IReadOnlyList<SeriesTask> OpenTasks, RecordStand? Record)
{
    public SeriesRow Series => Standing.Series;

    public AgendaClock Clock { get; } = AgendaClock.Of(Meeting.StartsAt, Meeting.EndsAt, Meeting.PartTwoAt, Items);

    public bool MayArrange => MeetingMachine.Table.Allows(Meeting.State, MeetingVerb.Arrange, Standing.Roles);

    public int Count(InvitationAnswer answer) => Invitees.Count(invitee => answer == InvitationAnswer.None
        ? !invitee.IsAnswerTo(Meeting.Sequence) : invitee.IsAnswerTo(Meeting.Sequence) && invitee.Answer == answer);
}

/// <summary>How far the minutes are.</summary>
public sealed class RecordStand
{
    public string RecordState { get; init; } = "";
    public int? Version { get; init; }
}
