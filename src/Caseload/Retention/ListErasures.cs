using Dapper;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Retention;

/// <summary>What the nights to come will erase, what waits for a second person, and what the last nights did.</summary>
public sealed class ListErasures(ReadAsCaller read)
{
    public const int DaysAhead = 30;

    private const string Sql = """
        select l.case_id, l.number, l.alias, l.rule, l.due_on, l.goals, l.talks, l.texts, l.is_own, l.total
        from caseload.erasure_list(@until) l;
        select e.id, e.case_id, c.number, c.alias, e.reason, e.asked_on, e.confirmed_by is not null as is_confirmed, e.held_until,
            e.asked_by is not distinct from @account as is_mine
        from caseload.erasure e join caseload.case c on c.id = e.case_id where e.rule = 'Manual' order by e.asked_on, c.number limit 60;
        select r.ran_on, r.rule, r.cases from caseload.erasure_report r order by r.ran_on desc, r.rule limit 12;
        """;

    public Task<ErasureList> ExecuteAsync(Caller caller, CancellationToken cancellation)
    {
        var values = new DynamicParameters(new { until = caller.Scope.Day.AddDays(DaysAhead), account = caller.Actor.AccountId });
        return read.QueryAsync(caller, Sql, values, async grid => new ErasureList((await grid.ReadAsync<ErasureLine>()).AsList(),
            (await grid.ReadAsync<AskedErasure>()).AsList(), (await grid.ReadAsync<ErasureReport>()).AsList()), cancellation);
    }
}
