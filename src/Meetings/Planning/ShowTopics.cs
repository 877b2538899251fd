using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Planning;

/// <summary>What waits for a place on an agenda, and the agendas that could take it.</summary>
public sealed class ShowTopics(ReadSeries read)
{
    private const int MaxCount = 100;

    private static readonly string Sql = $"""
        select {ItemRow.Columns} from meetings.item i
        where i.series_id = @series and i.meeting_id is null and i.state in ('Submitted', 'Deferred', 'Returned')
            and (i.state <> 'Returned' or i.submitted_by = @person) order by i.created_at, i.id limit {MaxCount};

        select held_on from meetings.meeting where series_id = @series and held_on >= @day and state in ('Draft', 'Invited') order by
          held_on limit 2;
        """;

    public Task<TopicsPage?> ExecuteAsync(Caller caller, string slug, CancellationToken cancellation) => read.ExecuteAsync(
        caller,
        slug,
        series => series.GridAsync(
            Sql,
            new { day = caller.Scope.Day, person = caller.Actor.PersonId },
            async grid => (TopicsPage?)new TopicsPage(
                series.Standing, [.. await grid.ReadAsync<ItemRow>()], [.. await grid.ReadAsync<DateOnly>()])),
        cancellation);
}

public sealed record TopicsPage(Standing Standing, IReadOnlyList<ItemRow> Items, IReadOnlyList<DateOnly> Dates);
