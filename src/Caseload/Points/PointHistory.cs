using Dapper;

namespace IntMan.Caseload.Points;

/// <summary>All assessments of a case, the oldest first.</summary>
/// <param name="Latest">Read with the table of today; empty when nothing was ever assessed.</param>
public sealed record PointHistory(IReadOnlyList<Assessed> Assessments, PointSheet Latest)
{
    /// <summary>For the page of a case: two further results.</summary>
    public const string Sql = """
        select a.assessed_on, a.points, (select count(*)::int from caseload.score s where s.assessment_id = a.id)
            + (select count(*)::int from caseload.health_score s where s.assessment_id = a.id) as rows
        from caseload.assessment a where a.case_id = @id order by a.assessed_on desc limit 40;
        select s.row_key as key, s.steps from caseload.score s
        where s.assessment_id = (select a.id from caseload.assessment a where a.case_id = @id order by a.assessed_on desc limit 1)
        union all
        select s.row_key, s.steps from caseload.health_score s
        where s.assessment_id = (select a.id from caseload.assessment a where a.case_id = @id order by a.assessed_on desc limit 1);

        """;

    public static async Task<PointHistory> ReadAsync(SqlMapper.GridReader grid, PointCatalogue catalogue)
    {
        var assessments = (await grid.ReadAsync<Assessed>()).Reverse().ToList();
        var rows = await grid.ReadAsync<(string Key, string[] Steps)>();
        return new PointHistory(assessments,
            new PointSheet(catalogue, rows.ToDictionary(row => row.Key, IReadOnlyCollection<string> (row) => row.Steps)));
    }
}

/// <param name="Rows">How many rows were recorded.</param>
public sealed record Assessed(DateOnly AssessedOn, decimal Points, int Rows);
