using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Tasks;

namespace IntMan.Meetings.WorldCafe;

/// <summary>The board of a World Café: per theme the stations side by side.</summary>
public sealed class ShowCafe(ReadSeries read)
{
    private const string Meeting = "(select id from meetings.meeting where series_id = @series and held_on = @held)";

    private static readonly string Sql = $"""
        select {MeetingRow.Columns} from meetings.meeting m where m.series_id = @series and m.held_on = @held;

        select id, question as title, '' as host from meetings.cafe_station where meeting_id = {Meeting} order by position;

        select id, title, host from meetings.cafe_theme where meeting_id = {Meeting} order by position;

        select c.id, c.station_id, c.theme_id, c.text, c.written_by, c.item_id, c.task_id, i.state as item_state,
            (select m.held_on from meetings.meeting m where m.id = i.meeting_id) as item_on, k.state as task_state, k.due_on,
            (select p.name from published_directory.colleague p where p.id = k.person_id) as person
        from meetings.cafe_card c join meetings.cafe_station s on s.id = c.station_id
            left join meetings.item i on i.id = c.item_id left join meetings.task k on k.id = c.task_id
        where s.meeting_id = {Meeting} order by c.created_at, c.id;

        select p.id, p.name from meetings.member m join published_directory.colleague p on p.id = m.person_id
        where m.series_id = @series and foundation.valid_on(m.valid_from, m.valid_until, @day) order by p.family_name, p.name;
        """;

    /// <returns>Null when there is no such meeting for the caller, or it may have no board.</returns>
    public Task<CafePage?> ExecuteAsync(Caller caller, string slug, DateOnly day, CancellationToken cancellation) => read.ExecuteAsync(
        caller,
        slug,
        series => series.GridAsync(
            Sql,
            new { held = day, day = caller.Scope.Day },
            async grid => await grid.ReadSingleOrDefaultAsync<MeetingRow>() is { } meeting
                && series.Standing is { Sits: true, Series.IsForum: false }
                ? new CafePage(
                    series.Standing,
                    meeting,
                    [.. await grid.ReadAsync<CafeColumn>()],
                    [.. await grid.ReadAsync<CafeColumn>()],
                    [.. await grid.ReadAsync<CafeCard>()],
                    [.. await grid.ReadAsync<CafePerson>()])
                : null),
        cancellation);
}

public sealed record CafePage(Standing Standing, MeetingRow Meeting, IReadOnlyList<CafeColumn> Stations, IReadOnlyList<CafeColumn> Themes,
    IReadOnlyList<CafeCard> Cards, IReadOnlyList<CafePerson> People)
{
    public bool IsOpen => Meeting.State is not (MeetingState.Cancelled or MeetingState.Closed);

    public IEnumerable<CafeCard> At(CafeColumn theme, CafeColumn station) =>
        Cards.Where(card => card.ThemeId == theme.Id && card.StationId == station.Id);
}

/// <summary>A station with its question, or a theme with its host.</summary>
public sealed class CafeColumn
{
    public Guid Id { get; init; }
    public string Title { get; init; } = "";
    public string Host { get; init; } = "";
}

public sealed class CafeCard
{
    public Guid Id { get; init; }
    public Guid StationId { get; init; }
    public Guid ThemeId { get; init; }
    public string Text { get; init; } = "";
    public string WrittenBy { get; init; } = "";
    public Guid? ItemId { get; init; }
    public Guid? TaskId { get; init; }
    public ItemState? ItemState { get; init; }
    public DateOnly? ItemOn { get; init; }
    public TaskState? TaskState { get; init; }
    public DateOnly? DueOn { get; init; }
    public string? Person { get; init; }

    public bool IsCarriedOn => ItemId is not null || TaskId is not null;
}

public sealed class CafePerson
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
}
