using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import.Jobs;
using IntMan.Directory.History;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Responsibilities;

/// <summary>Changes of responsibilities that are decided but not yet in force; each can be withdrawn until its day.</summary>
public sealed class PlannedChanges(StaffSource source, UndoChangeSet undo, MunicipalCalendar calendar)
{
    private const int MaxCount = 50;

    public async Task<IReadOnlyList<PlannedChange>> ListAsync(Territory territory, CancellationToken cancellation)
    {
        var today = calendar.Today;
        var coming = territory.Own.Where(rule => rule.ValidFrom > today || (rule.ValidUntil is not null && rule.Validity.Reaches(today)))
            .Select(rule => rule.Id.ToString()).ToArray();
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<PlannedChange>(new CommandDefinition("""
            select s.id, s.at, s.actor_name, s.actor_role, s.action, first.day
            from directory.change_set s
            cross join lateral (
                select bool_and(c.entity = 'responsibility') as is_plain,
                    min(coalesce(case when c.before is null then (c.after ->> 'valid_from')::date else (c.after ->> 'valid_until')::date +
                      1 end, @today)) as day
                from directory.change c where c.change_set_id = s.id
            ) first
            where s.kind = 'Edit' and s.undone_by is null and first.is_plain and first.day > @today
                and s.id in (select change_set_id from directory.change where entity = 'responsibility' and entity_key = any(@coming))
            order by first.day, s.id limit @MaxCount
            """, new { coming, today, MaxCount }, cancellationToken: cancellation));
        return rows.AsList();
    }

    public async Task WithdrawAsync(Caller caller, Territory territory, Guid changeSetId, CancellationToken cancellation)
    {
        if (!(await ListAsync(territory, cancellation)).Any(planned => planned.Id == changeSetId))
        {
            throw new RuleViolation("Diese Änderung ist nicht mehr geplant. Sie gilt schon oder ist zurückgezogen.");
        }

        await undo.ExecuteAsync(caller, changeSetId, cancellation);
    }
}

/// <summary>A change of the future.</summary>
public sealed class PlannedChange
{
    public Guid Id { get; init; }

    public DateTimeOffset At { get; init; }
    public string? ActorName { get; init; }
    public string ActorRole { get; init; } = "";
    public string Action { get; init; } = "";

    public DateOnly Day { get; init; }
}
