using Dapper;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Series;

/// <summary>The series somebody sits in, keeps or reads, with the next date of each.</summary>
public sealed class ListSeries(ReadAsCaller read)
{
    private const int MaxCount = 200;

    private static readonly string Sql = $"""
        select s.slug, s.title, s.format, s.cadence, s.is_public, s.ended_on, {Standing.RolesSql} as roles,
            {AccessScope.InEither("s.ags", "s.county_key")} as is_kept, n.held_on as next_on, n.starts_at as next_at, n.state as
              next_state,
            (select max(l.held_on) from meetings.meeting l where l.series_id = s.id and l.state in ('Held', 'Closed')) as last_on,
            (select count(*)::int from meetings.member m where m.series_id = s.id and foundation.valid_on(m.valid_from, m.valid_until,
              @day)) as members,
            (select count(*)::int from meetings.task t where t.series_id = s.id and t.state in ('Open', 'InProgress')) as tasks
        from meetings.series s
        left join lateral (
            select held_on, starts_at, state from meetings.meeting m
            where m.series_id = s.id and m.held_on >= @day and m.state in ('Draft', 'Invited', 'Running') order by m.held_on limit 1) n
              on true
        where s.ended_on is null and (s.is_public or {AccessScope.InEither("s.ags", "s.county_key")}
            or s.county_key = any(@headedCounties) or s.ags = any(@headedMunicipalities)
            or exists (select from meetings.member m where m.series_id = s.id and m.person_id = @person
                and foundation.valid_on(m.valid_from, m.valid_until, @day))
            or exists (select from meetings.role_term r where r.series_id = s.id and r.person_id = @person
                and foundation.valid_on(r.valid_from, r.valid_until, @day))
            or exists (select from meetings.mandate d where d.series_id = s.id and d.person_id = @person
                and foundation.valid_on(d.valid_from, d.valid_until, @day)))
        order by s.title limit {MaxCount}
        """;

    public Task<List<SeriesLine>> ExecuteAsync(Caller caller, CancellationToken cancellation) => read.QueryAsync(
        caller,
        Sql,
        caller.Scope.With(new
        {
            person = caller.Actor.PersonId, day = caller.Scope.Day, headedCounties = caller.Scope.Headed?.Counties ?? [],
            headedMunicipalities = caller.Scope.Headed?.Municipalities ?? [],
        }),
        async grid => (await grid.ReadAsync<SeriesLine>()).AsList(),
        cancellation);
}

/// <summary>A series in a list.</summary>
public sealed class SeriesLine
{
    public string Slug { get; init; } = "";
    public string Title { get; init; } = "";
    public SeriesFormat Format { get; init; }
    public Cadence Cadence { get; init; }
    public bool IsPublic { get; init; }
    public string[] Roles { get; init; } = [];

    /// <summary>Lies in the area the caller keeps.</summary>
    public bool IsKept { get; init; }
    public DateOnly? NextOn { get; init; }
    public TimeOnly? NextAt { get; init; }
    public string? NextState { get; init; }
    public DateOnly? LastOn { get; init; }
    public int Members { get; init; }
    public int Tasks { get; init; }

    public bool IsMine => Roles.Length > 0;

    /// <summary>They put its agendas together.</summary>
    public bool IsPrepared => IsKept || Roles.Any(role => SeriesRoles.Preparing.Any(preparing => preparing.ToString() == role));
}
