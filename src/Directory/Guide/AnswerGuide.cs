using Dapper;
using IntMan.Directory.Contacts;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.People;
using IntMan.Directory.Quality;
using IntMan.Directory.Search;
using IntMan.Directory.Services;
using IntMan.Foundation.Database;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Guide;

/// <summary>Which services help with a concern: in the order of the rule, for the municipality, the status and the age; full ones
/// last.</summary>
public sealed class AnswerGuide(PublicSource source, FreshnessRules freshness)
{
    // More nobody reads.
    public const int MaxCount = 20;

    private static readonly string Sql = $"""
        select s.id, s.slug, s.name, o.name as organisation, s.summary, s.kind, s.keywords, s.residence_statuses, s.minimum_age,
          s.maximum_age, s.phone,
            s.capacity, s.waiting_weeks, s.serves_everyone, s.served_keys, t.name as translated_name, t.summary as translated_summary
        from public_directory.service s join public_directory.organisation o on o.id = s.organisation_id
        left join public_directory.service_translation t on t.service_id = s.id and t.language = @language
        where s.kind = any(@kinds) and (@ags is null or s.serves_everyone or s.served_keys && @keys) and {ServiceListing.Condition("s")}
        order by s.name collate "de-x-icu", s.id limit 500
        """;

    public async Task<IReadOnlyList<GuideHit>> ExecuteAsync(GuideRule rule, string? ags, ResidenceStatus? status, int? age, DateOnly day,
        string language, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var kinds = rule.Steps.SelectMany(step => step.Kinds).Distinct().Select(kind => kind.ToString()).ToArray();
        var services = (await connection.QueryAsync<GuideService>(new CommandDefinition(Sql,
            new
            {
                kinds, ags, language, keys = ags is null ? [] : new[] { ags, ags[..5] },
                ListedSince = freshness.ServicesListedSince(day),
            },
            cancellationToken: cancellation))).AsList();
        return Order(rule, services, status, age);
    }

    public static IReadOnlyList<GuideHit> Order(GuideRule rule, IReadOnlyList<GuideService> services, ResidenceStatus? status, int? age)
    {
        var open = services.Where(service => service.IsOpenTo(status, age)).ToList();
        var hits = rule.Steps.Where(step => step.Concerns(status, age))
            .SelectMany(step => open.Where(service => Fits(step, service)).OrderBy(Rank).ThenBy(service => service.WaitingWeeks ?? 0)
                .ThenBy(service => service.ServesEveryone)
                .Select(service => new GuideHit(service, step.Reason)))
            .DistinctBy(hit => hit.Service.Id);
        return [.. hits.OrderBy(hit => hit.Service.Capacity == CapacityState.Full).Take(MaxCount)];
    }

    private static bool Fits(GuideStep step, GuideService service)
    {
        if (!step.Kinds.Contains(service.Kind))
        {
            return false;
        }

        var own = service.Keywords.Append(service.Name).Select(SearchText.Fold).ToList();
        return step.Words.Count == 0 || step.Words.Select(SearchText.Fold)
            .Any(word => own.Any(text => text.Contains(word, StringComparison.Ordinal)));
    }

    // What nobody has said anything about stands between free places and a list.
    private static int Rank(GuideService service) => service.Capacity switch { CapacityState.Free => 0, CapacityState.Unknown => 1,
        CapacityState.WaitingList => 2, _ => 3 };
}

public sealed record GuideHit(GuideService Service, string Reason);

/// <summary>A service as the guide shows it.</summary>
public sealed class GuideService
{
    public Guid Id { get; init; }
    public string Slug { get; init; } = "";
    public string Name { get; init; } = "";
    public string Organisation { get; init; } = "";
    public string Summary { get; init; } = "";
    public string? TranslatedName { get; init; }
    public string? TranslatedSummary { get; init; }
    public ServiceKind Kind { get; init; }
    public string[] Keywords { get; init; } = [];
    public string[] ResidenceStatuses { get; init; } = [];
    public int? MinimumAge { get; init; }
    public int? MaximumAge { get; init; }
    public string? Phone { get; init; }
    public CapacityState Capacity { get; init; }
    public int? WaitingWeeks { get; init; }
    public bool ServesEveryone { get; init; }
    public string[] ServedKeys { get; init; } = [];

    // What was not said keeps nobody away.
    public bool IsOpenTo(ResidenceStatus? status, int? age) =>
        (status is not { } known || ResidenceStatuses.Length == 0 || ResidenceStatuses.Contains(known.ToString()))
            && (age is not { } years || ((MinimumAge ?? 0) <= years && years <= (MaximumAge ?? 200)));
}
