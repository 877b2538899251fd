using Dapper;
using IntMan.Foundation.Database;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;

namespace IntMan.Meetings.Minutes;

/// <summary>What public pages show of public series: dates, agendas without protected parts, published minutes. One round trip
/// each.</summary>
public sealed class ReadPublicMeetings(PublicSource source)
{
    private const int MaxCount = 200;

    private const string Current = """
        lateral (select r.number, r.published_at, r.withdrawn_at from public_meetings.record r where r.meeting_id = m.id
            order by r.number desc limit 1)
        """;

    private const string OfMeeting = """
        select * from public_meetings.series where slug = @slug;

        select m.* from public_meetings.meeting m join public_meetings.series s on s.id = m.series_id where s.slug = @slug and
          m.held_on = @day;

        select i.title, i.minutes, i.part, i.manner from public_meetings.item i
            join public_meetings.meeting m on m.id = i.meeting_id join public_meetings.series s on s.id = m.series_id
        where s.slug = @slug and m.held_on = @day order by i.part, i.position;

        select r.number, r.text, r.hash, r.reason, r.published_at, r.withdrawn_at, r.withdrawn_because from public_meetings.record r
            join public_meetings.meeting m on m.id = r.meeting_id join public_meetings.series s on s.id = m.series_id
        where s.slug = @slug and m.held_on = @day order by r.number desc;
        """;

    private static readonly string List = $"""
        select s.slug, s.title, s.format, s.cadence, n.held_on as next_on, n.starts_at as next_at,
            (select count(*)::int from public_meetings.meeting m join {Current} c on c.withdrawn_at is null where m.series_id = s.id)
              as records
        from public_meetings.series s
        left join lateral (select held_on, starts_at from public_meetings.meeting m where m.series_id = s.id and m.held_on >= @today
            and m.state in ('Invited', 'Running') order by m.held_on limit 1) n on true
        where s.ended_on is null order by s.title limit {MaxCount};

        select s.slug, s.title as series, m.held_on, c.number, c.published_at
        from public_meetings.meeting m join public_meetings.series s on s.id = m.series_id join {Current} c on c.withdrawn_at is null
        order by c.published_at desc limit 10;
        """;

    private static readonly string OfSeries = $"""
        select * from public_meetings.series where slug = @slug;

        select m.*, c.number as version, c.published_at, c.withdrawn_at from public_meetings.meeting m
            join public_meetings.series s on s.id = m.series_id left join {Current} c on true
        where s.slug = @slug order by m.held_on desc limit {MaxCount};
        """;

    private const string Headline = "'StartSel=⟦, StopSel=⟧, MaxWords=24, MinWords=12, MaxFragments=1'";

    // Minutes as they count, and what is on agendas that are not written up yet.
    private const string Matching = $"""
        with asked as (select websearch_to_tsquery('german', @search) as q)
        select * from (
            select s.slug, s.title as series, m.held_on, false as is_agenda, ts_headline('german', r.text, q, {Headline}) as excerpt,
                ts_rank(r.words, q) as rank
            from asked, public_meetings.record r
                join public_meetings.meeting m on m.id = r.meeting_id join public_meetings.series s on s.id = m.series_id
            where r.withdrawn_at is null and r.words @@ q
                and not exists (select from public_meetings.record o where o.id = r.id and o.number > r.number)
            union all
            select s.slug, s.title, m.held_on, true,
                ts_headline('german', string_agg(i.title, '. ' order by i.part, i.position), q, {Headline}), 0
            from asked, public_meetings.item i
                join public_meetings.meeting m on m.id = i.meeting_id join public_meetings.series s on s.id = m.series_id
            where m.state in ('Invited', 'Running') and to_tsvector('german', i.title) @@ q
            group by s.slug, s.title, m.held_on, q) found
        order by rank desc, held_on desc limit 25
        """;

    public Task<PublicSeriesList> ListAsync(DateOnly today, CancellationToken cancellation) => GridAsync(List, new { today },
        async grid =>
        new PublicSeriesList([.. await grid.ReadAsync<PublicSeriesLine>()], [.. await grid.ReadAsync<PublicRecordLine>()]), cancellation);

    /// <returns>Null when there is no public series of this name.</returns>
    public Task<PublicSeries?> SeriesAsync(string slug, CancellationToken cancellation) => GridAsync(OfSeries, new { slug }, async grid =>
        await grid.ReadSingleOrDefaultAsync<SeriesRow>() is { } series ? new PublicSeries(series,
            [.. await grid.ReadAsync<PublicMeeting>()]) : null,
        cancellation);

    /// <returns>Null when there is no such meeting in a public series.</returns>
    public Task<PublicMeetingPage?> MeetingAsync(string slug, DateOnly day, CancellationToken cancellation) =>
        GridAsync(OfMeeting, new { slug, day }, async grid =>
        {
            var series = await grid.ReadSingleOrDefaultAsync<SeriesRow>();
            var meeting = await grid.ReadSingleOrDefaultAsync<PublicMeeting>();
            var items = (await grid.ReadAsync<ItemRow>()).AsList();
            var versions = (await grid.ReadAsync<VersionRow>()).AsList();
            return series is not null && meeting is not null ? new PublicMeetingPage(series, meeting, items, versions) : null;
        }, cancellation);

    /// <summary>Full text of published minutes and coming agendas, by German word stems.</summary>
    public async Task<IReadOnlyList<RecordHit>> SearchAsync(string search, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<RecordHit>(new CommandDefinition(Matching, new { search },
            cancellationToken: cancellation))).AsList();
    }

    /// <summary>Minutes for a feed, published last first; what was withdrawn is none.</summary>
    /// <param name="slug">Of a series; null for all.</param>
    public async Task<IReadOnlyList<PublicRecordLine>> FeedAsync(string? slug, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<PublicRecordLine>(new CommandDefinition("""
            select r.id, s.slug, s.title as series, m.held_on, r.number, r.published_at, r.reason
            from public_meetings.record r join public_meetings.meeting m on m.id = r.meeting_id
                join public_meetings.series s on s.id = m.series_id
            where r.withdrawn_at is null and (@slug is null or s.slug = @slug)
                and not exists (select from public_meetings.record o where o.id = r.id and o.number > r.number)
            order by r.published_at desc, r.id limit 50
            """, new { slug }, cancellationToken: cancellation))).AsList();
    }

    /// <summary>Addresses for the sitemap.</summary>
    public async Task<IReadOnlyList<string>> PathsAsync(CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<string>(new CommandDefinition("""
            select '/treffen/' || slug from public_meetings.series
            union all
            select '/treffen/' || s.slug || '/' || to_char(m.held_on, 'YYYY-MM-DD') from public_meetings.meeting m
                join public_meetings.series s on s.id = m.series_id
            where m.state <> 'Cancelled' order by 1
            """, cancellationToken: cancellation))).AsList();
    }

    private async Task<T> GridAsync<T>(string sql, object values, Func<SqlMapper.GridReader, Task<T>> read,
        CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(sql, values, cancellationToken: cancellation));
        return await read(grid);
    }
}

public sealed record PublicSeriesList(IReadOnlyList<PublicSeriesLine> Series, IReadOnlyList<PublicRecordLine> Records);

public sealed record PublicSeries(SeriesRow Series, IReadOnlyList<PublicMeeting> Meetings);

public sealed record PublicMeetingPage(
    SeriesRow Series, PublicMeeting Meeting, IReadOnlyList<ItemRow> Items, IReadOnlyList<VersionRow> Versions)
{
    /// <summary>The version that counts; null without minutes or when they were withdrawn.</summary>
    public VersionRow? Current => Versions.Count > 0 && Versions[0].WithdrawnAt is null ? Versions[0] : null;

    public VersionRow? Tombstone => Versions.Count > 0 && Versions[0].WithdrawnAt is not null ? Versions[0] : null;
}

/// <summary>A public series in the list.</summary>
public sealed class PublicSeriesLine
{
    public string Slug { get; init; } = "";
    public string Title { get; init; } = "";
    public SeriesFormat Format { get; init; }
    public Cadence Cadence { get; init; }
    public DateOnly? NextOn { get; init; }
    public TimeOnly? NextAt { get; init; }
    public int Records { get; init; }
}

/// <summary>Minutes that were published last.</summary>
public sealed class PublicRecordLine
{
    /// <summary>Of the minutes, the same for all versions; set in the feed only.</summary>
    public Guid Id { get; init; }
    public string Slug { get; init; } = "";
    public string Series { get; init; } = "";
    public DateOnly HeldOn { get; init; }
    public int Number { get; init; }
    public DateTimeOffset PublishedAt { get; init; }

    /// <summary>Of a later version.</summary>
    public string? Reason { get; init; }
}

/// <summary>A date of a public series; of a forum only its open part.</summary>
public sealed class PublicMeeting
{
    public Guid Id { get; init; }
    public DateOnly HeldOn { get; init; }
    public TimeOnly StartsAt { get; init; }
    public TimeOnly EndsAt { get; init; }
    public string Place { get; init; } = "";
    public MeetingState State { get; init; }
    public string Uid { get; init; } = "";
    public string GuestUid { get; init; } = "";
    public int Sequence { get; init; }
    public string? CancelledBecause { get; init; }
    public DateOnly? ReplacedOn { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
    public bool IsForum { get; init; }
    public int? Version { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
}

/// <summary>A hit in published minutes, or on the agenda of a meeting to come.</summary>
/// <remarks>Found words stand between ⟦ and ⟧ in the excerpt.</remarks>
public sealed class RecordHit
{
    public string Slug { get; init; } = "";
    public string Series { get; init; } = "";
    public DateOnly HeldOn { get; init; }
    public bool IsAgenda { get; init; }
    public string Excerpt { get; init; } = "";
}
