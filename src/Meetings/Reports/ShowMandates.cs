using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Series;

namespace IntMan.Meetings.Reports;

/// <summary>Who sits where: formats without a delegate, and people who sit in too many.</summary>
public sealed class ShowMandates(ReadAsCaller read)
{
    /// <summary>More mandates than this are named as too many.</summary>
    public const int Many = 3;

    private const int Most = 2000;

    private static readonly string Sql = $"""
        select s.slug, s.title, s.format from meetings.series s where s.ended_on is null and ({ReportScope.Surveys}
            or exists (select from meetings.invitation i join meetings.meeting m on m.id = i.meeting_id
              where m.series_id = s.id and i.person_id = @person and i.removed_at is null))
        order by s.title;

        select p.id as person_id, p.name, p.organisation, s.slug, c.stands_for, d.reach, d.reports_back, d.valid_until
        from meetings.series s
        join lateral (select m.person_id, m.stands_for from meetings.member m where m.series_id = s.id
              and foundation.valid_on(m.valid_from, m.valid_until, @day)) c on true
        join published_directory.colleague p on p.id = c.person_id
        left join meetings.mandate d on d.series_id = s.id and d.person_id = c.person_id
            and foundation.valid_on(d.valid_from, d.valid_until, @day)
        where s.ended_on is null and ({ReportScope.Surveys} or c.person_id = @person)
        order by p.family_name, p.name, p.id limit {Most};
        """;

    public Task<MandateMatrix> ExecuteAsync(Caller caller, CancellationToken cancellation) => read.QueryAsync(
        caller,
        Sql,
        ReportScope.ValuesOf(caller, caller.Scope.Day, caller.Scope.Day),
        async grid => new MandateMatrix(ReportScope.IsSurveying(caller), [.. await grid.ReadAsync<MatrixSeries>()],
            [.. await grid.ReadAsync<MatrixSeat>()]),
        cancellation);
}

/// <param name="IsSurvey">Shows an area; otherwise only what is one's own.</param>
public sealed record MandateMatrix(bool IsSurvey, IReadOnlyList<MatrixSeries> Series, IReadOnlyList<MatrixSeat> Seats)
{
    /// <summary>Forums and working groups live by delegates.</summary>
    public IEnumerable<MatrixSeries> WithoutDelegate => Series.Where(series =>
        series.Format is SeriesFormat.ExchangeForum or SeriesFormat.WorkingGroup
        && !Seats.Any(seat => seat.Slug == series.Slug && seat.Reach is not null));

    public IEnumerable<IGrouping<Guid, MatrixSeat>> People => Seats.GroupBy(seat => seat.PersonId);

    public IEnumerable<IGrouping<Guid, MatrixSeat>> WithTooMany => People.Where(person => person.Count() > ShowMandates.Many);
}

public sealed class MatrixSeries
{
    public string Slug { get; init; } = "";
    public string Title { get; init; } = "";
    public SeriesFormat Format { get; init; }
}

/// <summary>One person in one series.</summary>
public sealed class MatrixSeat
{
    public Guid PersonId { get; init; }
    public string Name { get; init; } = "";
    public string? Organisation { get; init; }
    public string Slug { get; init; } = "";
    public string StandsFor { get; init; } = "";

    /// <summary>Null without a mandate.</summary>
    public MandateReach? Reach { get; init; }
    public bool? ReportsBack { get; init; }
    public DateOnly? ValidUntil { get; init; }
}
