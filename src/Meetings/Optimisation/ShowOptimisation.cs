using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;

namespace IntMan.Meetings.Optimisation;

/// <summary>How far a round is in the optimisation process.</summary>
public sealed class ShowOptimisation(ReadSeries read)
{
    private const string Sql = """
        select o.step as number, o.outcome, o.done_by, o.done_at, m.held_on, m.state
        from meetings.optimisation_step o left join meetings.meeting m on m.id = o.meeting_id
        where o.series_id = @series order by o.step;

        select max(held_on) from meetings.meeting where series_id = @series and state <> 'Cancelled';
        """;

    public Task<OptimisationPage?> ExecuteAsync(Caller caller, string slug, CancellationToken cancellation) => read.ExecuteAsync(
        caller,
        slug,
        series => series.GridAsync(
            Sql,
            new { },
            async grid => (OptimisationPage?)new OptimisationPage(
                series.Standing, [.. await grid.ReadAsync<OptimisationState>()], await grid.ReadSingleAsync<DateOnly?>())),
        cancellation);
}

public sealed record OptimisationPage(Standing Standing, IReadOnlyList<OptimisationState> States, DateOnly? LastOn)
{
    public int Done => States.Count(state => state.DoneAt is not null);

    public OptimisationState? Of(int number) => States.FirstOrDefault(state => state.Number == number);
}

/// <summary>What came of a step so far.</summary>
public sealed class OptimisationState
{
    public int Number { get; init; }
    public string Outcome { get; init; } = "";
    public string? DoneBy { get; init; }
    public DateTimeOffset? DoneAt { get; init; }
    public DateOnly? HeldOn { get; init; }
    public MeetingState? State { get; init; }

    public bool HasMeeting => HeldOn is not null && State != MeetingState.Cancelled;
}
