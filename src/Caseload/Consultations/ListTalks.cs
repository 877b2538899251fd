using Dapper;
using IntMan.Caseload.Cases;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Consultations;

/// <summary>Talks of a case, the last first.</summary>
public sealed class ListTalks(ReadCase read)
{
    public const int PageSize = 25;

    private const string Sql = $"""
        select {Talk.Columns} {Talk.From} where k.case_id = @id order by k.held_on desc, k.created_at desc offset @skip limit @take;
        select count(*)::int from caseload.consultation k where k.case_id = @id;
        """;

    public Task<CaseTalks?> ExecuteAsync(Caller caller, Guid id, int page, int take, CancellationToken cancellation) =>
        read.ExecuteAsync(caller, id, "talks", Sql, new { skip = (page - 1) * take, take }, async (grid, head) =>
        {
            var talks = (await grid.ReadAsync<Talk>()).AsList();
            return new CaseTalks(head, talks, await grid.ReadSingleAsync<int>());
        }, cancellation);
}

public sealed record CaseTalks(CaseHead Head, IReadOnlyList<Talk> Talks, int Count);
