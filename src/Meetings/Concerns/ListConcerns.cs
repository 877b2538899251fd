using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Concerns;

/// <summary>The concerns of a forum for its members: what waits for them first.</summary>
public sealed class ListConcerns(ReadSeries read, TimeProvider clock)
{
    private const int Most = 200;

    private static readonly string Sql = $"""
        select meetings.end_ballots(@series, @now);

        select c.id, c.title, c.state, c.raised_at, c.changed_at, h.state as hand_off_state, h.answered_on, h.handed_on,
            {HandOffRow.RoundsSinceSql} >= {HandOffRow.Rounds} and h.reported_on is null as is_aged,
            exists (select from meetings.ballot b join meetings.ballot_voter v on v.ballot_id = b.id
                where b.concern_id = c.id and b.outcome is null and v.person_id = @person and not v.has_voted) as waits_for_vote
        from meetings.concern c
        left join lateral (select h.* from meetings.concern_hand_off k join meetings.hand_off h on h.id = k.hand_off_id
            where k.concern_id = c.id order by k.handed_at desc limit 1) h on true
        where c.series_id = @series order by c.state = 'Closed', c.changed_at desc, c.id limit {Most};
        """;

    /// <returns>Null for whoever is not in the room: for them there is no such page.</returns>
    public Task<ConcernList?> ExecuteAsync(Caller caller, string slug, CancellationToken cancellation) => read.ExecuteAsync(
        caller,
        slug,
        async series => !series.Standing.InRoom ? null : await series.GridAsync(
            Sql,
            new { now = clock.GetUtcNow(), person = caller.Actor.PersonId },
            async grid =>
            {
                await grid.ReadAsync();
                return new ConcernList(series.Standing, [.. await grid.ReadAsync<ConcernLine>()]);
            }),
        cancellation);
}

public sealed record ConcernList(Standing Standing, IReadOnlyList<ConcernLine> Lines);

/// <summary>A concern in a list.</summary>
public sealed class ConcernLine
{
    public Guid Id { get; init; }
    public string Title { get; init; } = "";
    public ConcernState State { get; init; }
    public DateTimeOffset RaisedAt { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
    public HandOffState? HandOffState { get; init; }
    public DateOnly? HandedOn { get; init; }
    public DateOnly? AnsweredOn { get; init; }
    public bool? IsAged { get; init; }
    public bool WaitsForVote { get; init; }
}
