using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Series;

namespace IntMan.Meetings.Reports;

/// <summary>What happened in the rounds of an area within a quarter. Groups of people below the threshold are not told exactly; nothing of
/// a protected part is counted.</summary>
public sealed class ShowReports(ReadAsCaller read)
{
    /// <summary>Fewer people than this are "unter 5".</summary>
    public const int Threshold = 5;

    private const int Most = 500;

    private static readonly string Sql = $"""
        select s.title as series, s.slug, m.level, count(*)::int as people
        from meetings.series s join meetings.member m on m.series_id = s.id and foundation.valid_on(m.valid_from, m.valid_until, @day)
        where s.ended_on is null and {ReportScope.Surveys} group by s.title, s.slug, m.level order by s.title, m.level;

        select s.title as series, s.slug, s.format, m.held_on, m.state,
            (select count(*)::int from meetings.invitation i where i.meeting_id = m.id and i.removed_at is null) as invited,
            (select count(*)::int from meetings.attendance a where a.meeting_id = m.id and a.presence = 'Present' and not a.is_protected
              and a.part = (select max(b.part) from meetings.attendance b where b.meeting_id = m.id and not b.is_protected)) as present,
            (select min(v.published_at) from meetings.record r join meetings.record_version v on v.record_id = r.id
              where r.meeting_id = m.id and not r.is_protected) as published_at,
            (select v.visibility from meetings.record r join meetings.record_version v on v.record_id = r.id
              where r.meeting_id = m.id and not r.is_protected order by v.number desc limit 1) as visibility
        from meetings.meeting m join meetings.series s on s.id = m.series_id
        where {ReportScope.Surveys} and m.held_on between @from and @until and m.state <> 'Draft' order by m.held_on, s.title limit {Most};

        select s.title as series, s.slug, m.held_on, m.starts_at, m.place, m.state
        from meetings.meeting m join meetings.series s on s.id = m.series_id
        where {ReportScope.Surveys} and m.held_on >= @day and m.state in ('Draft', 'Invited', 'Running') order by m.held_on limit {Most};

        select s.title as series, s.slug, m.held_on, i.title, i.state,
            (select string_agg(d.text, ' ' order by d.decided_at) from meetings.decision d where d.item_id = i.id and not d.is_protected)
              as decision
        from meetings.item i join meetings.meeting m on m.id = i.meeting_id join meetings.series s on s.id = m.series_id
        where {ReportScope.Surveys} and m.held_on between @from and @until and not i.is_protected and i.source <> 'Template'
            and i.state in ('Discussed', 'Decided', 'Noted', 'Deferred', 'Referred')
            or {ReportScope.Surveys} and m.held_on between @from and @until and not i.is_protected
            and exists (select from meetings.decision d where d.item_id = i.id and not d.is_protected)
        order by m.held_on, s.title, i.part, i.position limit {Most};
        """;

    public Task<MeetingReports?> ExecuteAsync(Caller caller, Quarter quarter, CancellationToken cancellation) =>
        !ReportScope.IsSurveying(caller) ? Task.FromResult<MeetingReports?>(null) : read.QueryAsync<MeetingReports?>(
            caller,
            Sql,
            ReportScope.ValuesOf(caller, MunicipalCalendar.DayOf(quarter.Begins), MunicipalCalendar.DayOf(quarter.Ends).AddDays(-1)),
            async grid => new MeetingReports(
                [.. await grid.ReadAsync<LevelLine>()], [.. await grid.ReadAsync<MeetingLine>()], [.. await grid.ReadAsync<ComingLine>()],
                [.. await grid.ReadAsync<TopicLine>()]),
            cancellation);

    /// <summary>A number of people, as far as it may be told.</summary>
    public static string Told(int people) => people is > 0 and < Threshold ? "unter 5" : people.ToString(System.Globalization.CultureInfo
        .InvariantCulture);
}

public sealed record MeetingReports(
    IReadOnlyList<LevelLine> Levels, IReadOnlyList<MeetingLine> Meetings, IReadOnlyList<ComingLine> Coming, IReadOnlyList<TopicLine> Topics)
{
    public IEnumerable<MeetingLine> Held => Meetings.Where(meeting => meeting.State is MeetingState.Held or MeetingState.Closed);

    /// <summary>How many days it took until half of the minutes were out; null when none were.</summary>
    public int? MedianDays
    {
        get
        {
            var days = Held.Select(meeting => meeting.DaysToMinutes).OfType<int>().Order().ToList();
            return days.Count == 0 ? null : days[(days.Count - 1) / 2];
        }
    }
}

public sealed class LevelLine
{
    public string Series { get; init; } = "";
    public string Slug { get; init; } = "";
    public Level Level { get; init; }
    public int People { get; init; }
}

public sealed class MeetingLine
{
    public string Series { get; init; } = "";
    public string Slug { get; init; } = "";
    public SeriesFormat Format { get; init; }
    public DateOnly HeldOn { get; init; }
    public MeetingState State { get; init; }
    public int Invited { get; init; }
    public int Present { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public Minutes.RecordVisibility? Visibility { get; init; }

    public int? DaysToMinutes => PublishedAt is { } at ? MunicipalCalendar.DayOf(at).DayNumber - HeldOn.DayNumber : null;
}

public sealed class ComingLine
{
    public string Series { get; init; } = "";
    public string Slug { get; init; } = "";
    public DateOnly HeldOn { get; init; }
    public TimeOnly StartsAt { get; init; }
    public string Place { get; init; } = "";
    public MeetingState State { get; init; }
}

public sealed class TopicLine
{
    public string Series { get; init; } = "";
    public string Slug { get; init; } = "";
    public DateOnly HeldOn { get; init; }
    public string Title { get; init; } = "";
    public ItemState State { get; init; }
    public string? Decision { get; init; }
}
