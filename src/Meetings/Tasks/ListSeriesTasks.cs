using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Tasks;

/// <summary>All tasks of a series that the caller may see, the most urgent first, in pages.</summary>
public sealed class ListSeriesTasks(ReadSeries read)
{
    public const int PageSize = 25;

    private const string Matching = """
        from meetings.task t join meetings.meeting m on m.id = t.meeting_id left join published_directory.colleague p on p.id =
          t.person_id
        where t.series_id = @series and (@state is null or t.state = @state)
            and (@search = '' or t.text ilike '%' || @search || '%' or p.name ilike '%' || @search || '%')
        """;

    private const string Sql = $"""
        select t.id, t.text, t.due_on, t.state, t.note, t.revision, t.is_protected, p.name as person, m.held_on
        {Matching}
        order by t.state in ('Open', 'InProgress') desc, t.due_on, t.id offset @skip limit @take;

        select count(*)::int {Matching};
        """;

    public Task<SeriesTasks?> ExecuteAsync(
        Caller caller, string slug, string? search, TaskState? state, int page, CancellationToken cancellation) => read.ExecuteAsync(
        caller,
        slug,
        series => series.GridAsync(
            Sql,
            new
            {
                state = state?.ToString(), skip = (page - 1) * PageSize, take = PageSize,
                search = string.Concat((search ?? "").Where(letter => letter is not ('\\' or '%' or '_'))),
            },
            async grid => (SeriesTasks?)new SeriesTasks(
                series.Standing, [.. await grid.ReadAsync<TaskLine>()], await grid.ReadSingleAsync<int>())),
        cancellation);
}

public sealed record SeriesTasks(Standing Standing, IReadOnlyList<TaskLine> Lines, int Count);

/// <summary>A task in the list of its series.</summary>
public sealed class TaskLine
{
    public Guid Id { get; init; }
    public string Text { get; init; } = "";
    public DateOnly DueOn { get; init; }
    public TaskState State { get; init; }
    public string? Note { get; init; }
    public int Revision { get; init; }
    public bool IsProtected { get; init; }
    public string? Person { get; init; }
    public DateOnly HeldOn { get; init; }

    public bool IsOpen => State is TaskState.Open or TaskState.InProgress;
}
