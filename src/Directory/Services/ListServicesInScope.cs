using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.People;
using IntMan.Directory.Quality;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Services;

/// <summary>Services that somebody keeps, in pages.</summary>
public sealed class ListServicesInScope(StaffSource source, FreshnessRules freshness)
{
    public const int PageSize = 50;

    private const string Joins = """
        join directory.organisation o on o.id = v.organisation_id
        left join lateral (select max(c.confirmed_on) as confirmed_on from directory.confirmation c where c.service_id = v.id) f on true
        """;

    private static readonly string Sql = $"""
        select v.id, v.slug, v.name, v.status, v.capacity, v.waiting_weeks, v.capacity_on, v.xmin::text::bigint as version,
          o.name as organisation, f.confirmed_on, count(*) over ()::int as total,
            coalesce(f.confirmed_on < @overdueBefore, true) and v.status = 'Published' as is_overdue,
            {ReviewServices.WaitsFor("v")} as waits
        from directory.service v {Joins}
        where {DirectoryScope.Service("v")}
            and (@like = '%%' or v.name ilike @like or o.name ilike @like or array_to_string(v.keywords, ' ') ilike @like)
            and (@status is null or v.status = @status) and (@area is null or @area = any(v.areas))
            and (not @waits or {ReviewServices.WaitsFor("v")})
            and (not @isOverdue or v.status = 'Published' and (f.confirmed_on is null or f.confirmed_on < @overdueBefore))
        order by v.status = 'Ended', v.name collate "de-x-icu", v.id offset @skip limit @PageSize
        """;

    public async Task<IReadOnlyList<ServiceInScope>> ExecuteAsync(AccessScope scope, ScopeFilter filter, int page, DateOnly today,
        CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<ServiceInScope>(new CommandDefinition(Sql, scope.With(new
        {
            like = LikePattern.Containing(filter.Text),
            status = filter.Status?.ToString(),
            area = filter.Area?.ToString(),
            isOverdue = filter.IsOverdue,
            waits = filter.Waits,
            overdueBefore = today.AddDays(-freshness.ServiceDays),
            skip = (Math.Max(page, 1) - 1) * PageSize,
            PageSize,
        }), cancellationToken: cancellation))).AsList();
    }

    public async Task<IReadOnlyList<PublishedService>> PublishedAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<PublishedService>(new CommandDefinition(
            "select slug, name, summary from public_directory.service where id = any(@ids) order by name, id", new { ids = ids.ToArray() },
            cancellationToken: cancellation))).AsList();
    }
}

/// <summary>What readers see of a service in a line.</summary>
public sealed class PublishedService
{
    public string Slug { get; init; } = "";
    public string Name { get; init; } = "";
    public string Summary { get; init; } = "";
}

public sealed record ScopeFilter(string? Text, ServiceStatus? Status, AreaOfLife? Area, bool IsOverdue, bool Waits);

/// <summary>A service in a list.</summary>
public sealed class ServiceInScope
{
    public Guid Id { get; init; }
    public string Slug { get; init; } = "";
    public string Name { get; init; } = "";
    public string Organisation { get; init; } = "";
    public ServiceStatus Status { get; init; }
    public CapacityState Capacity { get; init; }
    public int? WaitingWeeks { get; init; }
    public DateOnly? CapacityOn { get; init; }
    public DateOnly? ConfirmedOn { get; init; }
    public bool IsOverdue { get; init; }

    // A partner has changed it and nobody has looked at it.
    public bool Waits { get; init; }
    public uint Version { get; init; }

    public int Total { get; init; }
}
