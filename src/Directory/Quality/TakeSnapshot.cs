using System.Data.Common;
using Dapper;
using IntMan.Directory.People;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;

namespace IntMan.Directory.Quality;

/// <summary>Counts once a day how much of each trouble every municipality has; older days are thinned out to the first of each
/// month.</summary>
public static class TakeSnapshot
{
    private const int DaysInFull = 100;

    // Seconds; nobody waits for it.
    private const int TimeLimitInSeconds = 60;

    private static readonly string Sql = $"""
        {ScopeArea.Sql}
        insert into quality.snapshot (day, county_key, ags, issue, entries)
        select @Today, q.county_key, coalesce(q.ags, ''), q.issue, count(*)::int from (
            {QualitySql.Union(q => $"select '{q.Key}' as issue, q.county_key, q.ags from ({q.Value}) q")}) q
        group by q.county_key, q.ags, q.issue;

        delete from quality.snapshot where day < @Today - {DaysInFull} and extract(day from day) <> 1
        """;

    public static Task ExecuteAsync(DbConnection connection, DbTransaction transaction, DateOnly today, FreshnessRules freshness) =>
        connection.ExecuteAsync(
            Sql, ShowQuality.Parameters(AccessScope.Everything(today), today, freshness, 0, 0), transaction, TimeLimitInSeconds);
}
