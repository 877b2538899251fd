using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Concerns;

/// <summary>One concern for the members of its forum: note and wording, the vote, and its whole way.</summary>
public sealed class ShowConcern(ReadSeries read, TimeProvider clock)
{
    private static readonly string Sql = $"""
        select meetings.end_ballots(@series, @now);

        select {ConcernRow.Columns} from meetings.concern c where c.id = @id and c.series_id = @series;

        select w.number, w.title, w.text, w.hash, w.written_at,
            (select p.name from published_directory.colleague p where p.id = w.written_by) as written_by
        from meetings.wording w where w.concern_id = @id order by w.number desc;

        select f.position, f.name, length(f.content) as bytes from meetings.wording_file f join meetings.concern c
            on c.id = f.concern_id and c.wording = f.number where f.concern_id = @id order by f.position;

        select b.id, b.wording, b.hash, b.rule, b.silence_consents, b.eligible, b.opened_at, b.closes_at, b.closed_at, b.outcome,
            coalesce(b.turnout, (select count(*)::int from meetings.ballot_voter v where v.ballot_id = b.id and v.has_voted)) as voted,
            exists (select from meetings.ballot_voter v where v.ballot_id = b.id and v.person_id = @person) as is_voter,
            exists (select from meetings.ballot_voter v where v.ballot_id = b.id and v.person_id = @person and v.has_voted) as has_voted
        from meetings.ballot b where b.concern_id = @id order by b.opened_at desc, b.id desc;

        select s.verb, s.state, s.at, (select p.name from published_directory.colleague p where p.id = s.person_id) as person
        from meetings.concern_step s where s.concern_id = @id order by s.at, s.id;

        select {HandOffRow.Columns} from meetings.concern_hand_off k join {HandOffRow.Source} on h.id = k.hand_off_id
        where k.concern_id = @id order by k.handed_at;

        select {PaperRow.Columns} from meetings.paper p join meetings.concern_hand_off k on k.hand_off_id = p.hand_off_id
        where k.concern_id = @id order by p.created_at;

        select (select count(*)::int from meetings.mandate d where d.series_id = @series
                and foundation.valid_on(d.valid_from, d.valid_until, @day)) as members,
            (select p.name from meetings.role_term r join published_directory.colleague p on p.id = r.person_id
                where r.series_id = @series and r.role = 'Spokesperson'
                    and foundation.valid_on(r.valid_from, r.valid_until, @day)) as spokesperson,
            exists (select from meetings.meeting m where m.series_id = @series and m.state = 'Running') as is_meeting,
            (select m.held_on from meetings.item i join meetings.meeting m on m.id = i.meeting_id
                join meetings.concern_hand_off k on k.hand_off_id = i.hand_off_id
                where k.concern_id = @id and i.series_id = @series and m.state in ('Draft', 'Invited', 'Running')
                order by m.held_on limit 1) as report_on,
            ({HandOffConcern.SpeaksSql}) as speaks;
        """;

    /// <returns>Null for whoever is not in the room, and when there is no such concern: both look the same.</returns>
    public Task<ConcernPage?> ExecuteAsync(Caller caller, string slug, Guid id, CancellationToken cancellation) => read.ExecuteAsync(
        caller,
        slug,
        async series => !series.Standing.InRoom ? null : await series.GridAsync(
            Sql,
            new { id, now = clock.GetUtcNow(), day = caller.Scope.Day, person = caller.Actor.PersonId },
            async grid =>
            {
                await grid.ReadAsync();
                return await grid.ReadSingleOrDefaultAsync<ConcernRow>() is { } concern
                    ? new ConcernPage(
                        series.Standing,
                        concern,
                        [.. await grid.ReadAsync<WordingRow>()],
                        [.. await grid.ReadAsync<FileLine>()],
                        [.. await grid.ReadAsync<BallotRow>()],
                        [.. await grid.ReadAsync<StepRow>()],
                        [.. await grid.ReadAsync<HandOffRow>()],
                        [.. await grid.ReadAsync<PaperRow>()],
                        await grid.ReadSingleAsync<RoomFacts>())
                    : null;
            }),
        cancellation);
}

public sealed record ConcernPage(
    Standing Standing, ConcernRow Concern, IReadOnlyList<WordingRow> Wordings, IReadOnlyList<FileLine> Files,
    IReadOnlyList<BallotRow> Ballots, IReadOnlyList<StepRow> Steps, IReadOnlyList<HandOffRow> Copies, IReadOnlyList<PaperRow> Papers,
    RoomFacts Facts)
{
    public SeriesRow Series => Standing.Series;

    public WordingRow? Wording => Wordings.FirstOrDefault(wording => wording.Number == Concern.Wording);

    /// <summary>The vote that is open, or the last one on the wording that counts.</summary>
    public BallotRow? Ballot => Ballots.FirstOrDefault(ballot => ballot.Wording == Concern.Wording && ballot.Outcome != "Void");

    public HandOffRow? Copy => Copies.Count > 0 ? Copies[^1] : null;

    public bool May(ConcernVerb verb) => ConcernMachine.Table.Allows(Concern.State, verb, Standing.Roles) && verb switch
    {
        ConcernVerb.HandOff => Facts.Speaks,
        ConcernVerb.Keep => Concern.State != ConcernState.Voting,
        ConcernVerb.Word => Concern.State != ConcernState.HandedOff || Copy?.State is HandOffState.Asked or HandOffState.Recalled,
        ConcernVerb.Report => Copy?.State is HandOffState.Answered or HandOffState.Declined,
        _ => true,
    };

    public bool MayAskRecall => Concern.State == ConcernState.HandedOff && Facts.Speaks && Copy is { IsRecallOpen: false } copy
        && HandOffMachine.Table.Allows(copy.State, HandOffVerb.AskRecall, Standing.Roles);
}

/// <summary>A wording for outside.</summary>
public sealed class WordingRow
{
    public int Number { get; init; }
    public string Title { get; init; } = "";
    public string Text { get; init; } = "";
    public byte[] Hash { get; init; } = [];
    public string? WrittenBy { get; init; }
    public DateTimeOffset WrittenAt { get; init; }

    public string HashText => Convert.ToHexStringLower(Hash);
}

/// <summary>A vote, as everybody in the room sees it.</summary>
public sealed class BallotRow
{
    public Guid Id { get; init; }
    public int Wording { get; init; }
    public byte[] Hash { get; init; } = [];
    public ReleaseRule Rule { get; init; }
    public bool SilenceConsents { get; init; }
    public int Eligible { get; init; }
    public int Voted { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset ClosesAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string? Outcome { get; init; }
    public bool IsVoter { get; init; }
    public bool HasVoted { get; init; }

    public bool IsOpen => Outcome is null;

    public string HashText => Convert.ToHexStringLower(Hash);
}

/// <summary>A step in the room's own log.</summary>
public sealed class StepRow
{
    public ConcernVerb Verb { get; init; }
    public ConcernState State { get; init; }
    public DateTimeOffset At { get; init; }
    public string? Person { get; init; }
}

/// <summary>What of the forum the page tells.</summary>
public sealed class RoomFacts
{
    public int Members { get; init; }
    public string? Spokesperson { get; init; }
    public bool IsMeeting { get; init; }

    /// <summary>The meeting whose agenda the answer stands on.</summary>
    public DateOnly? ReportOn { get; init; }
    public bool Speaks { get; init; }
}
