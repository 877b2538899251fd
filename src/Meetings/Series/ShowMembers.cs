using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Series;

/// <summary>Seats, terms and mandates of a series, and the people who could be added.</summary>
public sealed class ShowMembers(ReadSeries read)
{
    private const int MostPeople = 400;
    private const int MostMembers = 200;

    private static readonly string Sql = $"""
        select m.id, m.person_id, coalesce(p.name, 'nicht mehr im Verzeichnis') as name, p.slug, p.email, m.stands_for, m.level,
          m.valid_from,
            m.valid_until, m.confirmed_version, d.id as mandate_id, d.reach, d.reports_back, d.valid_until as mandate_until,
            array(select r.role from meetings.role_term r where r.series_id = m.series_id and r.person_id = m.person_id
                and foundation.valid_on(r.valid_from, r.valid_until, @day)) as roles
        from meetings.member m left join published_directory.colleague p on p.id = m.person_id
            left join meetings.mandate d on d.series_id = m.series_id and d.person_id = m.person_id
                and foundation.valid_on(d.valid_from, d.valid_until, @day)
        where m.series_id = @series and foundation.reaches(m.valid_until, @day) order by p.family_name nulls last, p.name, m.id limit
          {MostMembers};

        select p.id, p.name, p.organisation from published_directory.colleague p
        where p.county_key = @county order by p.family_name, p.name, p.id limit {MostPeople};
        """;

    public Task<MembersPage?> ExecuteAsync(Caller caller, string slug, CancellationToken cancellation) => read.ExecuteAsync(
        caller,
        slug,
        series => series.GridAsync(
            Sql,
            new { day = caller.Scope.Day, county = series.Standing.Series.CountyKey },
            async grid => (MembersPage?)new MembersPage(
                series.Standing, [.. await grid.ReadAsync<MemberLine>()], [.. await grid.ReadAsync<PersonLine>()])),
        cancellation);
}

public sealed record MembersPage(Standing Standing, IReadOnlyList<MemberLine> Members, IReadOnlyList<PersonLine> People);

/// <summary>One seat.</summary>
public sealed class MemberLine
{
    public Guid Id { get; init; }
    public Guid? PersonId { get; init; }
    public string Name { get; init; } = "";
    public string? Slug { get; init; }
    public string? Email { get; init; }
    public string StandsFor { get; init; } = "";
    public Level Level { get; init; }
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidUntil { get; init; }
    public int? ConfirmedVersion { get; init; }
    public Guid? MandateId { get; init; }
    public MandateReach? Reach { get; init; }
    public bool? ReportsBack { get; init; }
    public DateOnly? MandateUntil { get; init; }
    public string[] Roles { get; init; } = [];
}

/// <summary>Somebody of the directory.</summary>
public sealed class PersonLine
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public string? Organisation { get; init; }
}
