using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Services;

/// <summary>What partners have changed and nobody has looked at yet: visible at once, and shown before and after to those who keep that
/// part of the directory.</summary>
public sealed class ReviewServices(StaffSource source)
{
    public const int MostChanges = 500;

    private const int MostDecisions = 20;

    internal const string Waits =
        "r.state = 'Open' and not exists (select from directory.change_set w where w.id = r.change_set_id and w.undone_by is not null)";

    internal static string WaitsFor(string v) => $"exists (select from quality.service_review r where r.service_id = {v}.id and {Waits})";

    public async Task<int> CountAsync(AccessScope area, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            $"select count(*)::int from directory.service v where {WaitsFor("v")} and {DirectoryScope.ServiceInArea("v")}", area.With(),
            cancellationToken: cancellation));
    }

    public async Task<IReadOnlyList<ChangeLine>> ExecuteAsync(Guid service, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<ChangeRow>(new CommandDefinition($"""
            select c.id, c.change_set_id, c.entity, c.entity_key, directory.readable(c.before)::text as before,
              directory.readable(c.after)::text as after, s.at, s.actor_name, s.actor_role, s.kind, s.action
            from quality.service_review r join directory.change_set s on s.id = r.change_set_id
              join directory.change c on c.change_set_id = s.id
            where r.service_id = @service and {Waits} order by c.id limit @MostChanges
            """, new { service, MostChanges }, cancellationToken: cancellation));
        var lines =
            from row in rows
            group row by row.Entry into entry
            select entry.Last().ToLine(entry.First());
        return [.. lines.Where(line => (line.Before is not null || line.After is not null) && line.Differences.Any())];
    }

    public async Task<IReadOnlyList<ReviewDecision>> DecisionsAsync(string[] organisations, DateTimeOffset since,
        CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<ReviewDecision>(new CommandDefinition("""
            select v.id as service_id, v.name as service, r.decided_at, r.decided_by, r.reason, count(*)::int as changes
            from quality.service_review r join directory.service v on v.id = r.service_id
              join directory.organisation o on o.id = v.organisation_id
            where o.slug = any(@organisations) and r.state = 'TakenBack' and r.decided_at >= @since
            group by v.id, v.name, r.decided_at, r.decided_by, r.reason order by r.decided_at desc limit @MostDecisions
            """, new { organisations, since, MostDecisions }, cancellationToken: cancellation))).AsList();
    }
}

/// <summary>Changes of a partner that were taken back together.</summary>
public sealed class ReviewDecision
{
    public Guid ServiceId { get; init; }
    public string Service { get; init; } = "";
    public DateTimeOffset DecidedAt { get; init; }

    public string DecidedBy { get; init; } = "";
    public string Reason { get; init; } = "";
    public int Changes { get; init; }
}
