using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Meetings.Planning;

namespace IntMan.Meetings.Tasks;

/// <summary>"Meine Aufgaben" and "Meine Treffen": what somebody took on, and where they are expected.</summary>
public sealed class ShowOwnMeetings(ReadAsCaller read)
{
    private const int MaxCount = 100;

    private static readonly string Sql = $"""
        select t.id, t.text, t.due_on, t.state, t.note, t.revision, t.is_protected, s.slug as series_slug, s.title as series, m.held_on
        from meetings.task t join meetings.series s on s.id = t.series_id join meetings.meeting m on m.id = t.meeting_id
        where t.person_id = @person and (t.state in ('Open', 'InProgress') or @withDone)
        order by t.state in ('Open', 'InProgress') desc, t.due_on, t.id limit {MaxCount};

        select i.id, s.slug as series_slug, s.title as series, m.held_on, m.starts_at, m.ends_at, m.place, m.state, i.answer,
            i.answered_sequence is not distinct from m.sequence as is_current
        from meetings.invitation i join meetings.meeting m on m.id = i.meeting_id join meetings.series s on s.id = m.series_id
        where i.person_id = @person and i.removed_at is null and m.held_on >= @today and m.state in ('Invited', 'Running')
        order by m.held_on, m.starts_at limit {MaxCount};
        """;

    public Task<OwnMeetings> ExecuteAsync(Caller caller, bool withDone, CancellationToken cancellation) => read.ExecuteAsync(
        caller,
        async reader =>
        {
            await using var grid = await reader.Connection.QueryMultipleAsync(new CommandDefinition(
                Sql, new { person = caller.Actor.PersonId, today = caller.Scope.Day, withDone }, reader.Transaction,
                    cancellationToken: cancellation));
            return new OwnMeetings([.. await grid.ReadAsync<OwnTask>()], [.. await grid.ReadAsync<OwnMeeting>()]);
        },
        cancellation);
}

public sealed record OwnMeetings(IReadOnlyList<OwnTask> Tasks, IReadOnlyList<OwnMeeting> Meetings);

/// <summary>A task somebody has.</summary>
public sealed class OwnTask
{
    public Guid Id { get; init; }
    public string Text { get; init; } = "";
    public DateOnly DueOn { get; init; }
    public TaskState State { get; init; }
    public string? Note { get; init; }
    public int Revision { get; init; }
    public bool IsProtected { get; init; }
    public string SeriesSlug { get; init; } = "";
    public string Series { get; init; } = "";
    public DateOnly HeldOn { get; init; }

    public bool IsOpen => State is TaskState.Open or TaskState.InProgress;
}

/// <summary>A meeting somebody is invited to.</summary>
public sealed class OwnMeeting
{
    public Guid Id { get; init; }
    public string SeriesSlug { get; init; } = "";
    public string Series { get; init; } = "";
    public DateOnly HeldOn { get; init; }
    public TimeOnly StartsAt { get; init; }
    public TimeOnly EndsAt { get; init; }
    public string Place { get; init; } = "";
    public MeetingState State { get; init; }
    public InvitationAnswer Answer { get; init; }

    /// <summary>The answer was to this date, not to an earlier one.</summary>
    public bool IsCurrent { get; init; }

    public bool NeedsAnswer => State == MeetingState.Invited && (Answer == InvitationAnswer.None || !IsCurrent);
}
