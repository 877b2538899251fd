using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;

namespace IntMan.Meetings.Minutes;

/// <summary>The minutes of a meeting for those who may read them: drafts and objections for the ones who work on them, versions for
/// all.</summary>
public sealed class ShowRecord(ReadSeries read)
{
    private const int MostDrafts = 20;

    private const string Found = """
        (select r.id from meetings.record r join meetings.meeting m on m.id = r.meeting_id
            where m.series_id = @series and m.held_on = @Day and r.is_protected = @IsInner)
        """;

    private static readonly string Sql = $"""
        select {MeetingRow.Columns} from meetings.meeting m where m.series_id = @series and m.held_on = @Day;

        select id, state, is_protected, review_until, revision from meetings.record where id = {Found};

        select number, hash, written_by, written_at, case when number >= (select max(d.number) - 1 from meetings.record_draft d where
          d.record_id = {Found})
            then text end as text
        from meetings.record_draft where record_id = {Found} order by number desc limit {MostDrafts};

        select o.id, o.text, o.raised_at, o.settled_at, o.settled_as, (select p.name from published_directory.colleague p where p.id =
          o.person_id) as person
        from meetings.objection o where o.record_id = {Found} order by o.raised_at;

        select number, text, hash, visibility, reason, published_by, published_at, withdrawn_at, withdrawn_because
        from meetings.record_version where record_id = {Found} order by number desc;
        """;

    /// <returns>Null when there is no such meeting for the caller.</returns>
    public Task<RecordPage?> ExecuteAsync(Caller caller, RecordKey key, CancellationToken cancellation) => read.ExecuteAsync(
        caller,
        key.Series,
        series => series.GridAsync(
            Sql,
            new { key.Day, key.IsInner },
            async grid => await grid.ReadSingleOrDefaultAsync<MeetingRow>() is { } meeting && (!key.IsInner || series.Standing.InRoom)
                ? new RecordPage(
                    series.Standing,
                    meeting,
                    await grid.ReadSingleOrDefaultAsync<RecordRow>(),
                    [.. await grid.ReadAsync<DraftRow>()],
                    [.. await grid.ReadAsync<ObjectionRow>()],
                    [.. await grid.ReadAsync<VersionRow>()])
                : null),
        cancellation);
}

public sealed record RecordPage(
    Standing Standing, MeetingRow Meeting, RecordRow? Record, IReadOnlyList<DraftRow> Drafts, IReadOnlyList<ObjectionRow> Objections,
    IReadOnlyList<VersionRow> Versions)
{
    public SeriesRow Series => Standing.Series;

    public RecordState State => Record?.State ?? RecordState.Draft;

    public DraftRow? Draft => Drafts.Count > 0 ? Drafts[0] : null;

    public VersionRow? Current => Versions.Count > 0 ? Versions[0] : null;

    public int OpenObjections => Objections.Count(objection => objection.SettledAt is null);

    public bool May(RecordVerb verb) => RecordMachine.Table.Allows(State, verb, Standing.Roles);
}

/// <summary>A draft; the text of the last two, for the comparison.</summary>
public sealed class DraftRow
{
    public int Number { get; init; }
    public string? Text { get; init; }
    public byte[] Hash { get; init; } = [];
    public string WrittenBy { get; init; } = "";
    public DateTimeOffset WrittenAt { get; init; }

    public string HashText => Convert.ToHexStringLower(Hash);
}

/// <summary>An objection.</summary>
public sealed class ObjectionRow
{
    public Guid Id { get; init; }
    public string Text { get; init; } = "";
    public DateTimeOffset RaisedAt { get; init; }
    public DateTimeOffset? SettledAt { get; init; }
    public string? SettledAs { get; init; }
    public string? Person { get; init; }
}

/// <summary>A version as it was published; without text when it was withdrawn.</summary>
public sealed class VersionRow
{
    public int Number { get; init; }
    public string? Text { get; init; }
    public byte[] Hash { get; init; } = [];
    public RecordVisibility Visibility { get; init; }
    public string? Reason { get; init; }
    public string PublishedBy { get; init; } = "";
    public DateTimeOffset PublishedAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
    public string? WithdrawnBecause { get; init; }
}
