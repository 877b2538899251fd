using Dapper;
using IntMan.Caseload.Cases;
using IntMan.Caseload.Plans;
using IntMan.Caseload.Points;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Consultations;

/// <summary>The page of a case: points, goals, the last talks and referrals, in one round trip.</summary>
public sealed class ShowCase(ReadCase read, PointCatalogue catalogue)
{
    private const string Sql = $"""
        {PointHistory.Sql}{Goal.Sql}
        select {Talk.Columns} {Talk.From} where k.case_id = @id order by k.held_on desc, k.created_at desc limit 4;
        select count(*)::int from caseload.consultation k where k.case_id = @id;
        select r.reported_on, r.status from caseload.reporting_status r where r.case_id = @id order by r.reported_on desc limit 20;
        """;

    public Task<CasePage?> ExecuteAsync(Caller caller, Guid id, string action, CancellationToken cancellation) =>
        read.ExecuteAsync(caller, id, action, Sql, new { }, async (grid, head) =>
        {
            var points = await PointHistory.ReadAsync(grid, catalogue);
            var goals = await Goal.ReadAsync(grid);
            var talks = (await grid.ReadAsync<Talk>()).AsList();
            return new CasePage(head, points, goals, talks, await grid.ReadSingleAsync<int>(),
                (await grid.ReadAsync<StatusLine>()).AsList());
        }, cancellation);
}

public sealed record CasePage(CaseHead Head, PointHistory Points, IReadOnlyList<Goal> Goals, IReadOnlyList<Talk> Talks, int TalkCount,
    IReadOnlyList<StatusLine> Statuses);

public sealed record StatusLine(DateOnly ReportedOn, ReportingStatus Status);
