using Dapper;
using IntMan.Caseload.Cases;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Plans;

/// <summary>A goal of Teil B as pages show it.</summary>
public sealed class Goal
{
    /// <summary>For pages of a case: three further results.</summary>
    public const string Sql = """
        select g.id, g.area, g.goal as catalogue_goal, g.agreed_on, g.planned_until, g.reached, g.reached_on, g.xmin as version, t.content
            as own_goal,
            r.content as remark
        from caseload.goal g left join caseload.free_text t on t.subject_id = g.id and t.place = 'goal'
            left join caseload.free_text r on r.subject_id = g.id and r.place = 'remark'
        where g.case_id = @id order by g.reached <> 'Open', g.created_at limit 60;
        select s.goal_id, s.row_key, s.step_key, s.who, s.due_on, s.is_done, t.content as text from caseload.step s
            left join caseload.free_text t on t.subject_id = s.id and t.place = 'step'
        where s.case_id = @id order by s.goal_id, s.position;
        select x.goal_id, x.service_id, s.name, s.slug, o.name as organisation from caseload.goal_service x
            left join public_directory.service s on s.id = x.service_id
            left join public_directory.organisation o on o.id = s.organisation_id
        where x.case_id = @id order by s.name;

        """;

    public Guid Id { get; init; }
    public string Area { get; init; } = "";

    /// <summary>Key of the catalogue.</summary>
    public string? CatalogueGoal { get; init; }
    public string? OwnGoal { get; init; }
    public string? Remark { get; init; }
    public DateOnly AgreedOn { get; init; }
    public DateOnly? PlannedUntil { get; init; }
    public Reached Reached { get; init; }
    public DateOnly? ReachedOn { get; init; }
    public uint Version { get; init; }
    public IReadOnlyList<GoalStep> Steps { get; private set; } = [];
    public IReadOnlyList<GoalService> Services { get; private set; } = [];

    public static async Task<IReadOnlyList<Goal>> ReadAsync(SqlMapper.GridReader grid)
    {
        var goals = (await grid.ReadAsync<Goal>()).AsList();
        var steps = (await grid.ReadAsync<GoalStep>()).ToLookup(step => step.GoalId);
        var services = (await grid.ReadAsync<GoalService>()).ToLookup(service => service.GoalId);
        foreach (var goal in goals)
        {
            (goal.Steps, goal.Services) = ([.. steps[goal.Id]], [.. services[goal.Id]]);
        }

        return goals;
    }
}

public sealed class GoalStep
{
    public Guid GoalId { get; init; }
    public string? RowKey { get; init; }
    public string? StepKey { get; init; }
    public StepRole Who { get; init; }
    public DateOnly? DueOn { get; init; }
    public bool IsDone { get; init; }
    public string? Text { get; init; }
}

/// <param name="Name">Null: the directory no longer publishes it.</param>
public sealed record GoalService(Guid GoalId, Guid ServiceId, string? Name, string? Slug, string? Organisation)
{
    public string Text => Name is null ? "Stelle, die nicht mehr veröffentlicht ist" : $"{Name} ({Organisation})";
}

/// <summary>Goals of a case, for the form of one and for the print.</summary>
public sealed class ShowGoals(ReadCase read)
{
    public Task<CaseGoals?> ExecuteAsync(Caller caller, Guid id, string action, CancellationToken cancellation) =>
        read.ExecuteAsync(caller, id, action, Goal.Sql, new { }, async (grid, head) => new CaseGoals(head, await Goal.ReadAsync(grid)),
            cancellation);
}

public sealed record CaseGoals(CaseHead Head, IReadOnlyList<Goal> Goals);
