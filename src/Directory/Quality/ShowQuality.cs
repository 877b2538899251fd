using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.People;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Quality;

/// <summary>What has to be repaired in the part of the directory that somebody keeps, and how that develops.</summary>
public sealed class ShowQuality(StaffSource source, FreshnessRules freshness)
{
    public const int PageSize = 50;

    public const int MostLines = 20_000;

    private const int Tolerance = 7;

    private const int CapacityMonths = 6;

    private const int DraftDays = 30;

    // For all lists together; each statement has the limit of a page.
    private const int FileSeconds = 60;

    private static readonly int[] Ages = [7, 30, 90];

    private static readonly string CountSql = $"""
        {ScopeArea.Sql}
        {QualitySql.Union(q => $"select '{q.Key}' as issue, count(*)::int as entries from ({q.Value}) q")};

        with area as materialized (select ags, county_key from directory.municipality
          where @scope_all or ags = any(@scope_municipalities) or county_key = any(@scope_counties)),
        counted as (
            select w.age, (select max(r.slot) from quality.run r where r.job = 'snapshot' and r.slot <= (@Today - w.age)::text
              and r.slot > (@Today - w.age - {Tolerance})::text)::date as day
            from unnest(@Ages) w (age))
        select c.age, s.issue, coalesce(sum(s.entries) filter (where {ScopeArea.Holds("k")}), 0)::int as entries
        from counted c left join quality.snapshot s on s.day = c.day
          left join lateral (select nullif(s.ags, '') as ags, s.county_key) k on true
        where c.day is not null group by c.age, s.issue
        """;

    private static readonly Dictionary<QualityIssue, string> LineSql = QualitySql.Queries.ToDictionary(q => q.Key, q => $"""
        {ScopeArea.Sql}
        select '{q.Key}' as issue, q.key, q.slug, q.post_id, q.person_id, q.ags, q.county_key, q.name, q.municipality, q.day
          from ({q.Value}) q order by q.day nulls first, q.municipality, q.name, q.key offset @skip limit @take
        """);

    private static readonly string AllSql = string.Join(";\n", Enum.GetValues<QualityIssue>().Select(issue => LineSql[issue]));

    public async Task<IReadOnlyList<QualityCount>> CountAsync(AccessScope area, DateOnly today, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(CountSql, Parameters(area, today, freshness, 0, 0),
            cancellationToken: cancellation));
        var now = (await grid.ReadAsync<(string Issue, int Entries)>())
            .ToDictionary(row => Enum.Parse<QualityIssue>(row.Issue), row => row.Entries);
        var before = (await grid.ReadAsync<(int Age, string? Issue, int Entries)>()).ToLookup(row => row.Age);

        // A day on which somebody counted has a row for what was found; what has none was zero.
        int? Before(int age, QualityIssue issue) => before.Contains(age)
            ? before[age].Where(row => row.Issue == issue.ToString()).Sum(row => row.Entries) : null;
        return [.. Enum.GetValues<QualityIssue>().Select(issue =>
            new QualityCount(issue, now[issue], Before(Ages[0], issue), Before(Ages[1], issue), Before(Ages[2], issue)))];
    }

    public async Task<IReadOnlyList<QualityLine>> ListAsync(AccessScope area, QualityIssue issue, DateOnly today, int skip, int take,
        CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<QualityLine>(new CommandDefinition(LineSql[issue],
            Parameters(area, today, freshness, skip, take), cancellationToken: cancellation))).AsList();
    }

    /// <summary>All of them in one round trip, kind by kind.</summary>
    public async Task EachAsync(
        AccessScope area, DateOnly today, Func<QualityIssue, IReadOnlyList<QualityLine>, Task> take, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(
            AllSql, Parameters(area, today, freshness, 0, MostLines), commandTimeout: FileSeconds, cancellationToken: cancellation));
        foreach (var issue in Enum.GetValues<QualityIssue>())
        {
            await take(issue, (await grid.ReadAsync<QualityLine>()).AsList());
        }
    }

    internal static object Parameters(AccessScope area, DateOnly today, FreshnessRules freshness, int skip, int take) => area.With(new
    {
        Today = today,
        DueFrom = today.AddDays(freshness.OwnerDays - freshness.ContactDays),
        OverdueBefore = today.AddDays(-freshness.ContactDays),
        HiddenBefore = today.AddDays(-freshness.HiddenAfterDays),
        ServiceOverdueBefore = today.AddDays(-freshness.ServiceDays),
        CapacityBefore = today.AddMonths(-CapacityMonths),
        DraftBefore = today.AddDays(-DraftDays),
        Ages,
        skip,
        take,
    });
}
