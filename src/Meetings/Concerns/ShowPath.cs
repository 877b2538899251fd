using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Concerns;

/// <summary>The way of one copy for those outside the room: whoever is something in the round or in the forum sees its lane and the answer;
/// everybody else only what became a public paper of a public round.</summary>
public sealed class ShowPath(ReadAsCaller read, PublicSource source)
{
    private const string PublicSql = """
        select id, hand_off_id, number, title, text, body, sent_on, meets_on, result, decided_on, withdrawn_at, withdrawn_because,
            handed_on, received_on, discussed_on, answered_on, reported_on, series_title as round, series_slug as round_slug,
            forum_title as forum
        from public_meetings.paper where hand_off_id = @id order by created_at
        """;

    // A clarification is the same matter: the ones before it belong to its way.
    private static readonly string Sql = $"""
        with recursive chain as (
            select id, follows_id, 0 as step from meetings.hand_off where id = @id
            union all select h.id, h.follows_id, c.step + 1 from meetings.hand_off h join chain c on h.id = c.follows_id)
        select {HandOffRow.Columns} from {HandOffRow.Source} join chain c on c.id = h.id order by c.step desc;

        with recursive chain as (
            select id, follows_id from meetings.hand_off where id = @id
            union all select h.id, h.follows_id from meetings.hand_off h join chain c on h.id = c.follows_id)
        select {PaperRow.Columns} from meetings.paper p join chain c on c.id = p.hand_off_id order by p.created_at;
        """;

    /// <returns>Null when there is nothing for the caller.</returns>
    public Task<PathPage?> ExecuteAsync(Caller caller, Guid id, CancellationToken cancellation) => read.ExecuteAsync(
        caller,
        async reader =>
        {
            await using var grid = await reader.Connection.QueryMultipleAsync(
                new CommandDefinition(Sql, new { id }, reader.Transaction, cancellationToken: cancellation));
            var copies = (await grid.ReadAsync<HandOffRow>()).ToList();
            var papers = (await grid.ReadAsync<PaperRow>()).ToList();
            await grid.DisposeAsync();
            if (copies.Count == 0)
            {
                return null;
            }

            var round = await Standing.FindAsync(reader, caller, copies[^1].RoundSlug);
            var forum = await Standing.FindAsync(reader, caller, copies[^1].ForumSlug);
            return round is null && forum is null ? null : new PathPage(
                ConcernPath.Of(copies, papers), copies[^1], papers, round is null ? null : copies[^1].RoundSlug);
        },
        cancellation);

    /// <returns>Null when nothing of it is public.</returns>
    public async Task<PathPage?> PublicAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var papers = (await connection.QueryAsync<PublicPaper>(new CommandDefinition(PublicSql, new { id },
            cancellationToken: cancellation))).AsList();
        if (papers.Count == 0)
        {
            return null;
        }

        var last = papers[^1];
        var copy = new HandOffRow
        {
            Id = id, Title = last.Title, HandedOn = last.HandedOn, ReceivedOn = last.ReceivedOn, DiscussedOn = last.DiscussedOn,
            AnsweredOn = last.AnsweredOn, ReportedOn = last.ReportedOn, EscalatedOn = papers[0].SentOn, Forum = last.Forum,
            Round = last.Round, RoundSlug = last.RoundSlug,
            State = last.AnsweredOn is null ? HandOffState.Escalated : HandOffState.Answered,
        };
        return new PathPage(ConcernPath.Of([copy], papers), null, papers, null);
    }

    private sealed class PublicPaper : PaperRow
    {
        public DateOnly HandedOn { get; init; }
        public DateOnly? ReceivedOn { get; init; }
        public DateOnly? DiscussedOn { get; init; }
        public DateOnly? AnsweredOn { get; init; }
        public DateOnly? ReportedOn { get; init; }
        public string Forum { get; init; } = "";
        public string Round { get; init; } = "";
        public string RoundSlug { get; init; } = "";
    }
}

/// <param name="Copy">For those of the round or the forum; null for everybody else.</param>
/// <param name="Inbox">The round whose inbox the reader may open.</param>
public sealed record PathPage(ConcernPath Path, HandOffRow? Copy, IReadOnlyList<PaperRow> Papers, string? Inbox);
