using IntMan.Caseload.Cases;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Points;

/// <summary>The last assessment of a case, for the form that updates it.</summary>
public sealed class ShowPoints(ReadCase read, PointCatalogue catalogue)
{
    public Task<CasePoints?> ExecuteAsync(Caller caller, Guid id, CancellationToken cancellation) =>
        read.ExecuteAsync(caller, id, "points", PointHistory.Sql, new { },
            async (grid, head) => new CasePoints(head, await PointHistory.ReadAsync(grid, catalogue)), cancellation);
}

public sealed record CasePoints(CaseHead Head, PointHistory History);
