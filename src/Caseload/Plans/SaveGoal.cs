using System.Globalization;
using IntMan.Caseload.Cases;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Plans;

/// <summary>Agrees on a goal, or changes one.</summary>
public sealed class SaveGoal(CaseloadChanges changes, CaseTexts texts)
{
    /// <param name="id">Null for a new goal.</param>
    public Task<Guid> ExecuteAsync(Caller caller, Guid caseId, Guid? id, GoalDraft draft, uint? seenVersion,
        CancellationToken cancellation) =>
        changes.WriteAsync(caller, caseId, "goal", async (change, row) =>
        {
            if (draft.Mistakes(change.Scope.Day) is { Count: > 0 } mistakes)
            {
                throw new RuleViolation(mistakes);
            }

            Require.That(row.IsOpen, "Der Fall ist beendet. Öffnen Sie ihn zuerst wieder.");
            var goalId = id ?? Guid.CreateVersion7(change.At);
            await (id is null ? InsertAsync(change, caseId, goalId, draft) : UpdateAsync(change, caseId, goalId, draft,
                seenVersion!.Value));
            if (row.IsOwn)
            {
                await texts.KeepAsync(change, row, goalId, "goal", draft.Goal is null ? draft.OwnGoal : null, nameof(draft.OwnGoal),
                    draft.IsConfirmed);
                await texts.KeepAsync(change, row, goalId, "remark", draft.Remark, nameof(draft.Remark), draft.IsConfirmed);
                await StepsAsync(change, row, goalId, draft);
            }

            await change.ExecuteAsync("delete from caseload.goal_service where goal_id = @goalId", new { goalId });
            await change.ExecuteAsync("""
                insert into caseload.goal_service (goal_id, case_id, service_id) select @goalId, @caseId, s from unnest(@ServiceIds) s
                on conflict do nothing
                """, new { goalId, caseId, ServiceIds = draft.ServiceIds.ToArray() });
            await change.ExecuteAsync(
                "update caseload.case set part_b = true, part_b_reason = null where id = @caseId and part_b is not true",
                new { caseId });
            return goalId;
        }, cancellation);

    private static async Task InsertAsync(Change<CaseloadDbContext> change, Guid caseId, Guid goalId, GoalDraft draft) =>
        await change.ExecuteAsync("""
        insert into caseload.goal (id, case_id, area, goal, agreed_on, planned_until, reached, reached_on, created_at)
        values (@goalId, @caseId, @Area, @Goal, @AgreedOn, @PlannedUntil, @reached, case when @reached <> 'Open' then @Day end, @At)
        """, Values(change, caseId, goalId, draft, 0));

    private static async Task UpdateAsync(Change<CaseloadDbContext> change, Guid caseId, Guid goalId, GoalDraft draft, uint seen)
    {
        var exists = await change.ScalarAsync<bool>("select exists (select from caseload.goal where id = @goalId and case_id = @caseId)",
            new { goalId, caseId });
        if (!exists)
        {
            throw new MissingEntry();
        }

        var written = await change.ExecuteAsync("""
            update caseload.goal set area = @Area, goal = @Goal, agreed_on = @AgreedOn, planned_until = @PlannedUntil, reached = @reached,
                reached_on = case when @reached = 'Open' then null when reached = @reached then reached_on else @Day end
            where id = @goalId and case_id = @caseId and xmin::text::bigint = @seen
            """, Values(change, caseId, goalId, draft, seen));
        if (written == 0)
        {
            throw new ChangedMeanwhile();
        }
    }

    private static object Values(Change<CaseloadDbContext> change, Guid caseId, Guid goalId, GoalDraft draft, uint seen) => new
    {
        goalId, caseId, draft.Area, draft.Goal, draft.AgreedOn, draft.PlannedUntil, reached = draft.Reached.ToString(), change.Scope.Day,
        change.At, seen = (long)seen,
    };

    private async Task StepsAsync(Change<CaseloadDbContext> change, CaseRow row, Guid goalId, GoalDraft draft)
    {
        await change.ExecuteAsync("""
            delete from caseload.free_text t using caseload.step s where s.goal_id = @goalId and t.subject_id = s.id;
            delete from caseload.step where goal_id = @goalId
            """, new { goalId });
        foreach (var (position, step) in draft.Steps.Take(GoalDraft.MostSteps).Index())
        {
            var id = Guid.CreateVersion7(change.At);
            await change.ExecuteAsync("""
                insert into caseload.step (id, goal_id, case_id, position, row_key, step_key, who, due_on, is_done)
                values (@id, @goalId, @caseId, @position, @RowKey, @StepKey, @who, @DueOn, @IsDone)
                """, new
            {
                id, goalId, caseId = row.Id, position, step.RowKey, step.StepKey, who = step.Who.ToString(), step.DueOn, step.IsDone,
            });
            await texts.KeepAsync(change, row, id, "step", step.RowKey is null ? step.Text : null,
                string.Create(CultureInfo.InvariantCulture, $"was-{position + 1}"), draft.IsConfirmed);
        }
    }
}
