using System.Data.Common;
using Dapper;
using IntMan.Directory.Responsibilities;

namespace IntMan.Directory.Quality;

/// <summary>Looks at every house number of every street, county by county, and keeps what the quality view lists: numbers without anybody,
/// several posts for one house number.</summary>
public static class ScanStreets
{
    private const string StreetsSql = """
        select t.id, t.ags, t.district_id as districtid, m.association_key as associationkey from directory.municipality m
          join directory.street t on t.ags = m.ags where m.county_key = @county
        """;

    private const string RulesSql = """
        with rule as (
            select r.* from directory.responsibility r where r.county_key = @county
            union all select r.* from directory.responsibility r
                where r.association_key in (select m.association_key from directory.municipality m where m.county_key = @county)
            union all select r.* from directory.municipality m join directory.responsibility r on r.ags = m.ags where m.county_key = @county
            union all select r.* from directory.municipality m join directory.district d on d.ags = m.ags
              join directory.responsibility r on r.district_id = d.id where m.county_key = @county
            union all select r.* from directory.municipality m join directory.street t on t.ags = m.ags
              join directory.responsibility r on r.street_id = t.id where m.county_key = @county)
        select id, post_id, county_key, association_key, ags, district_id, street_id, numbers, target_group, valid_from, valid_until,
          is_presumed, source
        from rule where foundation.valid_on(valid_from, valid_until, @today)
        """;

    private const string KeepSql = """
        insert into quality.street_finding (street_id, issue, ags, doors)
        select * from unnest(@streets, @issues, @municipalities, @doors) as found (street_id, issue, ags, doors)
        """;

    public static async Task ExecuteAsync(DbConnection connection, DbTransaction transaction, DateOnly today)
    {
        await connection.ExecuteAsync("delete from quality.street_finding", transaction: transaction);
        foreach (var county in await connection.QueryAsync<string>("select key from directory.county", transaction: transaction))
        {
            var streets = (await connection.QueryAsync<StreetArea>(StreetsSql, new { county }, transaction))
                .ToDictionary(street => street.Id);
            var rules = (await connection.QueryAsync<Responsibility>(RulesSql, new { county, today }, transaction)).AsList();
            var found = CoverageScan.Execute(streets.Values, rules, today)
                .Where(finding => IssueOf(finding) is not null)
                .GroupBy(finding => (finding.StreetId, Issue: IssueOf(finding)!.Value))
                .ToList();
            await connection.ExecuteAsync(KeepSql, new
            {
                streets = found.ConvertAll(f => f.Key.StreetId).ToArray(),
                issues = found.ConvertAll(f => f.Key.Issue.ToString()).ToArray(),
                municipalities = found.ConvertAll(f => streets[f.Key.StreetId].Ags).ToArray(),
                doors = found.ConvertAll(f => HouseNumbersOf(f)).ToArray(),
            }, transaction);
        }
    }

    // Whole streets without anybody are found by a query, at once.
    private static QualityIssue? IssueOf(CoverageFinding finding) => finding.Kind switch
    {
        CoverageKind.Gap when finding.HouseNumbers is not null => QualityIssue.StreetPartlyGap,
        CoverageKind.Overlap or CoverageKind.Contradiction => QualityIssue.StreetCompeting,
        _ => null,
    };

    private static string? HouseNumbersOf(IEnumerable<CoverageFinding> findings)
    {
        var houseNumbers = findings.Select(finding => finding.HouseNumbers?.ToString()).ToList();
        return houseNumbers.Contains(null) ? null : string.Join(", ", houseNumbers.Distinct());
    }
}
