using IntMan.Foundation.Changes;

namespace IntMan.Caseload.HandOver;

/// <summary>Hand-overs of both sides.</summary>
public sealed class ShowHandOvers(ReadAsCaller read)
{
    private const int Most = 60;

    public Task<IReadOnlyList<CaseHandOver>> ExecuteAsync(Caller caller, CancellationToken cancellation) =>
        read.ExecuteAsync<IReadOnlyList<CaseHandOver>>(caller, async reader => await reader.QueryAsync<CaseHandOver>($"""
            {CaseHandOver.Sql}
            order by h.state in ('Proposed', 'Accepted') desc, h.proposed_on desc, h.id limit {Most}
            """), cancellation);

    /// <returns>Null: there is none, or the caller is neither side.</returns>
    public Task<CaseHandOver?> FindAsync(Caller caller, Guid id, CancellationToken cancellation) =>
        read.ExecuteAsync(caller, reader => reader.FindAsync<CaseHandOver>($"{CaseHandOver.Sql} where h.id = @id", new { id }),
            cancellation);

    /// <summary>The one that is under way.</summary>
    public Task<Guid?> OfCaseAsync(Caller caller, Guid caseId, CancellationToken cancellation) =>
        read.ExecuteAsync(caller, reader => reader.ScalarAsync<Guid?>(
            "select h.id from caseload.hand_over h where h.case_id = @caseId and h.state in ('Proposed', 'Accepted')", new { caseId }),
            cancellation);
}
