using System.Globalization;
using IntMan.Caseload.Cases;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Plans;

/// <summary>Keeps one section of Teil A: what was answered is stored, what a rule hides is removed.</summary>
public sealed class SavePartA(CaseloadChanges changes, FormDefinition form)
{
    /// <summary>Fewer cases of a county than this with the same country: the group is stored.</summary>
    public const int Rare = 5;

    private const string Exactly = "herkunft-genau";

    public Task ExecuteAsync(Caller caller, Guid caseId, FormSection section, FormAnswers typed, CancellationToken cancellation) =>
        changes.WriteAsync(caller, caseId, "part-a", async (change, row) =>
        {
            Require.That(row.IsOpen, "Der Fall ist beendet. Öffnen Sie ihn zuerst wieder.");
            Require.That(row.IsOwn || !section.IsSensitive, "Angaben zur Gesundheit ändert nur, wer für den Fall zuständig ist.");
            var stored = await ReadAsync(change, caseId);
            var kept = typed.OfSection(section);
            if (typed.With(stored).Mistakes(section) is { Count: > 0 } mistakes)
            {
                throw new RuleViolation(mistakes);
            }

            var table = section.IsSensitive ? "health_answer" : "answer";
            await change.ExecuteAsync($"delete from caseload.{table} where case_id = @caseId and question = any(@questions)",
                new { caseId, questions = section.All.Select(question => question.Key).ToArray() });
            foreach (var question in section.All.Where(question => kept.Of(question.Key).Length > 0))
            {
                var value = await GroupedAsync(change, row, question, kept);
                await change.ExecuteAsync(
                    $"insert into caseload.{table} (case_id, question, value, answered_on) values (@caseId, @Key, @value, @Day)",
                    new { caseId, question.Key, value, change.Scope.Day });
            }

            await NoteLevelAsync(change, caseId, kept);
            await change.ExecuteAsync(
                "update caseload.case set part_a = true, part_a_reason = null where id = @caseId and part_a is not true",
                new { caseId });
        }, cancellation);

    private async Task<FormAnswers> ReadAsync(Change<CaseloadDbContext> change, Guid caseId)
    {
        var rows = await change.QueryAsync<(string Question, string[] Value)>(
            "select question, value from caseload.answer where case_id = @caseId", new { caseId });
        return new FormAnswers(rows.Where(row => form.All.Any(question => question.Key == row.Question))
            .ToDictionary(row => row.Question, row => row.Value));
    }

    // A country that few people of the county come from could tell who somebody is.
    private static async Task<string[]> GroupedAsync(Change<CaseloadDbContext> change, CaseRow row, FormQuestion question, FormAnswers kept)
    {
        var value = kept.Of(question.Key);
        if (value.Length != 1 || !question.Groups.TryGetValue(value[0], out var group) || kept.Has(Exactly, "ja"))
        {
            return value;
        }

        var others = await change.ScalarAsync<int>("select caseload.cases_with(@CountyKey, @Key, @option, @Id)",
            new { row.CountyKey, question.Key, option = value[0], row.Id });
        return others + 1 < Rare ? [group] : value;
    }

    // The level of German is a series: each change with its day.
    private static async Task NoteLevelAsync(Change<CaseloadDbContext> change, Guid caseId, FormAnswers kept)
    {
        if (kept.Of("niveau") is [{ } level] && level != FormDefinition.NotRecorded)
        {
            await change.ExecuteAsync("""
                insert into caseload.language_level (case_id, noted_on, level)
                select @caseId, @Day, @level where @level is distinct from (
                    select l.level from caseload.language_level l where l.case_id = @caseId order by l.noted_on desc limit 1)
                on conflict (case_id, noted_on) do update set level = excluded.level
                """, new { caseId, change.Scope.Day, level });
        }
    }
}
