using Dapper;
using IntMan.Caseload.Cases;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Plans;

/// <summary>All answers of Teil A with the series of the level of German.</summary>
public sealed class ShowPartA(ReadCase read)
{
    private const string Sql = """
        select a.question, a.value from caseload.answer a where a.case_id = @id
        union all select a.question, a.value from caseload.health_answer a where a.case_id = @id;
        select l.noted_on, l.level from caseload.language_level l where l.case_id = @id order by l.noted_on limit 100;
        select max(a.answered_on) from caseload.answer a where a.case_id = @id;
        """;

    public Task<CasePartA?> ExecuteAsync(Caller caller, Guid id, string action, CancellationToken cancellation) =>
        read.ExecuteAsync(caller, id, action, Sql, new { }, async (grid, head) =>
        {
            var answers = (await grid.ReadAsync<(string Question, string[] Value)>()).ToDictionary(row => row.Question, row => row.Value);
            var levels = (await grid.ReadAsync<LanguageLevel>()).AsList();
            return new CasePartA(head, new FormAnswers(head.IsLocked ? new Dictionary<string, string[]>() : answers), levels,
                await grid.ReadSingleAsync<DateOnly?>());
        }, cancellation);
}

public sealed record CasePartA(CaseHead Head, FormAnswers Answers, IReadOnlyList<LanguageLevel> Levels, DateOnly? LastOn);

public sealed record LanguageLevel(DateOnly NotedOn, string Level);
