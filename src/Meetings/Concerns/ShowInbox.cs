using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Concerns;

/// <summary>The inbox of a round: what its forums have handed over, one of them in full, and the agendas that could take it.</summary>
public sealed class ShowInbox(ReadSeries read)
{
    private const int Most = 200;

    private static readonly string Sql = $"""
        select {HandOffRow.Columns} from {HandOffRow.Source} where h.to_id = @series
        order by h.state in ('Answered', 'Declined', 'Clarified', 'Recalled'), h.handed_on desc, h.number desc limit {Most};

        select f.position, f.name, length(f.content) as bytes from meetings.hand_off_file f join meetings.hand_off h
            on h.id = f.hand_off_id where h.to_id = @series and h.number = @number order by f.position;

        select {PaperRow.Columns} from meetings.paper p join meetings.hand_off h on h.id = p.hand_off_id
        where p.series_id = @series and h.number = @number order by p.created_at;

        select m.held_on, m.starts_at, m.ends_at, coalesce((select sum(i.minutes)::int from meetings.item i where i.meeting_id = m.id
            and i.state not in ('Submitted', 'Returned', 'Withdrawn')), 0) as planned
        from meetings.meeting m where m.series_id = @series and m.held_on >= @day and m.state in ('Draft', 'Invited')
        order by m.held_on limit 4;
        """;

    /// <param name="caller">Who reads.</param>
    /// <param name="slug">Of the round.</param>
    /// <param name="number">The one shown in full; null for the first.</param>
    /// <returns>Null when there is no such round for the caller, or no such hand-off in it.</returns>
    public Task<InboxPage?> ExecuteAsync(Caller caller, string slug, int? number, CancellationToken cancellation) => read.ExecuteAsync(
        caller,
        slug,
        series => series.GridAsync(
            Sql,
            new { day = caller.Scope.Day, number },
            async grid =>
            {
                var lines = (await grid.ReadAsync<HandOffRow>()).ToList();
                var page = new InboxPage(series.Standing, lines, lines.Find(line => line.Number == number),
                    [.. await grid.ReadAsync<FileLine>()], [.. await grid.ReadAsync<PaperRow>()], [.. await grid.ReadAsync<InboxDate>()]);
                return series.Standing.Series.IsForum || (number is not null && page.Shown is null) ? null : page;
            }),
        cancellation);
}

public sealed record InboxPage(
    Standing Standing, IReadOnlyList<HandOffRow> Lines, HandOffRow? Shown, IReadOnlyList<FileLine> Files, IReadOnlyList<PaperRow> Papers,
    IReadOnlyList<InboxDate> Dates)
{
    public bool May(HandOffVerb verb) => Shown is { } shown && HandOffMachine.Table.Allows(shown.State, verb, Standing.Roles);

    /// <summary>Days from hand-off to answer, the one in the middle; null before the first answer.</summary>
    public int? MedianDays
    {
        get
        {
            var days = Lines.Select(line => line.DaysToAnswer).OfType<int>().Order().ToList();
            return days.Count == 0 ? null : days[days.Count / 2];
        }
    }
}

/// <summary>An agenda that could take something.</summary>
public sealed class InboxDate
{
    public DateOnly HeldOn { get; init; }
    public TimeOnly StartsAt { get; init; }
    public TimeOnly EndsAt { get; init; }

    /// <summary>Minutes of what stands on it.</summary>
    public int Planned { get; init; }

    public int Free => (int)(EndsAt - StartsAt).TotalMinutes - Planned;
}
