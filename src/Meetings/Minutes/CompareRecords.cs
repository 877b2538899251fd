using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Minutes;

/// <summary>Two texts of the same minutes side by side: drafts for those who work on them, published versions for whoever may read
/// them.</summary>
public sealed class CompareRecords(ReadSeries read)
{
    private const string Sql = """
        select r.state, d.number, d.text, d.hash, d.written_at as at, d.written_by as "by"
        from meetings.record r join meetings.meeting m on m.id = r.meeting_id join meetings.record_draft d on d.record_id = r.id
        where m.series_id = @series and m.held_on = @Day and r.is_protected = @IsInner order by d.number desc limit 50;

        select v.number, v.text, v.hash, v.published_at as at, v.published_by as "by", v.visibility, v.reason
        from meetings.record r join meetings.meeting m on m.id = r.meeting_id join meetings.record_version v on v.record_id = r.id
        where m.series_id = @series and m.held_on = @Day and r.is_protected = @IsInner and v.text is not null
        order by v.number desc limit 50;
        """;

    /// <returns>Null when there is nothing for the caller to compare.</returns>
    public Task<ComparedRecord?> ExecuteAsync(Caller caller, RecordKey key, CancellationToken cancellation) => read.ExecuteAsync(
        caller,
        key.Series,
        series => series.GridAsync(
            Sql,
            new { key.Day, key.IsInner },
            async grid =>
            {
                var standing = series.Standing;
                var drafts = standing.Sits ? (await grid.ReadAsync<ComparedText>()).ToList() : await SkipAsync();
                var versions = (await grid.ReadAsync<ComparedText>())
                    .Where(version => standing.Sits || version.Visibility != RecordVisibility.Participants).ToList();
                var isOpen = !key.IsInner || standing.InRoom;
                return isOpen && drafts.Count + versions.Count > 0 ? new ComparedRecord(standing, drafts, versions) : null;

                async Task<List<ComparedText>> SkipAsync()
                {
                    await grid.ReadAsync<ComparedText>();
                    return [];
                }
            }),
        cancellation);
}

/// <param name="Drafts">The last one first.</param>
/// <param name="Versions">The last one first.</param>
public sealed record ComparedRecord(Standing Standing, IReadOnlyList<ComparedText> Drafts, IReadOnlyList<ComparedText> Versions);

/// <summary>A text that once stood.</summary>
public sealed class ComparedText
{
    public int Number { get; init; }
    public string Text { get; init; } = "";
    public byte[] Hash { get; init; } = [];
    public DateTimeOffset At { get; init; }
    public string By { get; init; } = "";
    public RecordVisibility Visibility { get; init; }
    public string? Reason { get; init; }
}
