using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Series;

namespace IntMan.Meetings.Sittings;

/// <summary>A running or finished meeting: where it is, what has been written down, who is there.</summary>
public sealed class ShowSitting(ReadSeries read)
{
    private const string Meeting = "(select id from meetings.meeting where series_id = @series and held_on = @held)";

    private static readonly string Sql = $"""
        select {MeetingRow.Columns} from meetings.meeting m where m.series_id = @series and m.held_on = @held;

        select {ItemRow.Columns} from meetings.item i where i.meeting_id = {Meeting} and i.state not in ('Submitted', 'Returned',
          'Withdrawn')
        order by i.part, i.position, i.id;

        select item_id, is_protected, since from meetings.progress where meeting_id = {Meeting} and item_id is not null
        order by is_protected desc limit 1;

        select id, item_id, is_protected, number, text, votes, decided_by, decided_at from meetings.decision where meeting_id = {Meeting}
        order by decided_at, id;

        select t.id, t.item_id, t.is_protected, t.text, t.due_on, t.state, (select p.name from published_directory.colleague p where
          p.id = t.person_id) as person
        from meetings.task t where t.meeting_id = {Meeting} order by t.created_at, t.id;

        select t.id, t.text, t.due_on, t.is_protected, a.state, (select p.name from published_directory.colleague p where p.id =
          t.person_id) as person
        from meetings.task_appearance a join meetings.task t on t.id = a.task_id
        where a.meeting_id = {Meeting} and t.meeting_id <> {Meeting} order by t.due_on, t.id;

        select i.person_id, p.name, i.answer,
            (select m.stands_for from meetings.member m where m.series_id = @series and m.person_id = i.person_id order by m.valid_from
              desc limit 1)
              as stands_for,
            (select a.presence from meetings.attendance a where a.meeting_id = i.meeting_id and a.part = 1 and a.person_id =
              i.person_id) as part_one,
            (select a.presence from meetings.attendance a where a.meeting_id = i.meeting_id and a.part = 2 and a.person_id =
              i.person_id) as part_two
        from meetings.invitation i join published_directory.colleague p on p.id = i.person_id
        where i.meeting_id = {Meeting} and i.removed_at is null and i.kind = 'Member' order by p.family_name, p.name;
        """;

    /// <returns>Null when there is no such meeting for the caller.</returns>
    public Task<SittingPage?> ExecuteAsync(Caller caller, string slug, DateOnly day, CancellationToken cancellation) => read.ExecuteAsync(
        caller,
        slug,
        series => series.GridAsync(
            Sql,
            new { held = day },
            async grid => await grid.ReadSingleOrDefaultAsync<MeetingRow>() is { } meeting && series.Standing.Sits
                ? new SittingPage(
                    series.Standing,
                    meeting,
                    [.. await grid.ReadAsync<ItemRow>()],
                    await grid.ReadSingleOrDefaultAsync<Progress>(),
                    [.. await grid.ReadAsync<DecisionLine>()],
                    [.. await grid.ReadAsync<SittingTask>()],
                    [.. await grid.ReadAsync<SeriesTask>()],
                    [.. await grid.ReadAsync<AttendanceLine>()])
                : null),
        cancellation);
}

public sealed record SittingPage(
    Standing Standing, MeetingRow Meeting, IReadOnlyList<ItemRow> Items, Progress? Progress, IReadOnlyList<DecisionLine> Decisions,
    IReadOnlyList<SittingTask> Tasks, IReadOnlyList<SeriesTask> Carried, IReadOnlyList<AttendanceLine> People)
{
    public SeriesRow Series => Standing.Series;

    public AgendaClock Clock { get; } = AgendaClock.Of(Meeting.StartsAt, Meeting.EndsAt, Meeting.PartTwoAt, Items);

    public TimedItem? Present => Clock.Items.FirstOrDefault(item => item.Item.Id == Progress?.ItemId);

    /// <summary>The last item is the present one.</summary>
    public bool IsAtEnd => Present is { } present && Clock.Items[^1] == present;

    public bool HasTwoParts => Meeting.PartTwoAt is not null;
}

/// <summary>A decision as it was recorded.</summary>
public sealed class DecisionLine
{
    public Guid Id { get; init; }
    public Guid ItemId { get; init; }
    public bool IsProtected { get; init; }
    public int Number { get; init; }
    public string Text { get; init; } = "";
    public string? Votes { get; init; }
    public string DecidedBy { get; init; } = "";
    public DateTimeOffset DecidedAt { get; init; }
}

/// <summary>A task given in this meeting.</summary>
public sealed class SittingTask
{
    public Guid Id { get; init; }
    public Guid? ItemId { get; init; }
    public bool IsProtected { get; init; }
    public string Text { get; init; } = "";
    public DateOnly DueOn { get; init; }
    public string State { get; init; } = "";
    public string? Person { get; init; }
}

/// <summary>Who was invited and who is there.</summary>
public sealed class AttendanceLine
{
    public Guid PersonId { get; init; }
    public string Name { get; init; } = "";
    public InvitationAnswer Answer { get; init; }
    public string? StandsFor { get; init; }
    public Presence? PartOne { get; init; }
    public Presence? PartTwo { get; init; }
}
