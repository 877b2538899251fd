using Dapper;
using IntMan.Directory.Contacts;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Quality;
using IntMan.Directory.Services.Search;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Services;

/// <summary>The public list of services: filtered, searched, counted, in pages. Two round trips: what has changed, and what the page
/// shows.</summary>
public sealed class ListServices(PublicSource source, ServiceIndex index, FreshnessRules freshness)
{
    public const int PageSize = 20;

    private const int SeveralParts = ~0;

    private const string Sql = """
        select s.id, s.summary, t.name as translated_name, t.summary as translated_summary, s.phone, s.email, s.website
        from public_directory.service s
        left join public_directory.service_translation t on t.service_id = s.id and t.language = @Language
        where s.id = any(@Ids)
        """;

    public Task<ServiceSnapshot> PrepareAsync(CancellationToken cancellation) => index.ReadAsync(cancellation);

    public async Task<ServiceList> ExecuteAsync(ServiceSnapshot snapshot, ServiceFilter filter, int page, DateTimeOffset now,
        string language, CancellationToken cancellation)
    {
        var hits = string.IsNullOrWhiteSpace(filter.Text) ? null : RankServices.Rank(snapshot, filter.Text);
        var facets = new ServiceFacets();
        var matching = new List<ListedService>();
        var wanted = ServiceTraits.Of(filter.Traits);
        var since = freshness.ServicesListedSince(MunicipalCalendar.DayOf(now));
        foreach (var service in snapshot.All)
        {
            var missed = service.IsListed(since) ? MissedBy(service, filter, hits) : SeveralParts;
            if (IsSeveral(missed))
            {
                continue;
            }

            // When it opens and closes is what takes longest to find out: asked last.
            var traits = service.LastingTraits.With(ServiceTrait.OpenNow, service.IsOpenAt(now));
            missed |= wanted.Bits & ~traits.Bits;
            if (IsSeveral(missed))
            {
                continue;
            }

            facets.Add(service, missed, traits);
            if (missed == 0)
            {
                matching.Add(service);
            }
        }

        var pages = Math.Max(1, (matching.Count + PageSize - 1) / PageSize);
        var current = Math.Clamp(page, 1, pages);
        var shown = Sort(matching, filter, hits).Skip((current - 1) * PageSize).Take(PageSize).ToList();
        var details = await ReadAsync(shown, language, cancellation);
        return new ServiceList(
            [.. shown.Where(service => details.ContainsKey(service.Id))
            .Select(service => new ListedLine(service, details[service.Id], filter.Place is { } place
            ? service.DistanceFrom(place) : null))],
            matching.Count, current, pages, facets, hits?.Places ?? []);
    }

    private static bool IsSeveral(int missed) => (missed & (missed - 1)) != 0;

    private static int MissedBy(ListedService service, ServiceFilter filter, ServiceHits? hits)
    {
        var missed = hits is null || hits.Scores.ContainsKey(service) ? 0 : 1 << (int)FilterPart.Text;
        Require(FilterPart.Areas, filter.Areas.Count == 0 || filter.Areas.Any(service.Areas.Contains));
        Require(FilterPart.Place, filter.Place is null || service.Reaches(filter.Place));
        if (!IsSeveral(missed))
        {
            Require(FilterPart.Language, filter.Language is null || service.Languages.Contains(filter.Language));
            Require(FilterPart.Kind, filter.Kind is null || service.Kind == filter.Kind);
            Require(FilterPart.Status, filter.Status is not { } status || service.ResidenceStatuses.Length == 0
                || service.ResidenceStatuses.Contains(status));
            Require(FilterPart.Age, filter.Age is not { } age
                || ((service.MinimumAge ?? 0) <= age && age <= (service.MaximumAge ?? int.MaxValue)));
        }

        return missed;

        void Require(FilterPart part, bool isMet) => missed |= isMet ? 0 : 1 << (int)part;
    }

    private static IEnumerable<ListedService> Sort(List<ListedService> matching, ServiceFilter filter, ServiceHits? hits) =>
        (hits, filter.Place) switch
    {
        ({ } found, _) => matching.OrderByDescending(service => Math.Round(found.Scores[service], 3)),
        (_, { Latitude: not null } place) => matching.OrderBy(service => service.DistanceFrom(place) ?? double.MaxValue),
        _ => matching,
    };

    private async Task<Dictionary<Guid, ServiceDetails>> ReadAsync(List<ListedService> shown, string language,
        CancellationToken cancellation)
    {
        if (shown.Count == 0)
        {
            return [];
        }

        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<ServiceDetails>(new CommandDefinition(Sql,
            new { Ids = shown.Select(service => service.Id).ToArray(), Language = language }, cancellationToken: cancellation));
        return rows.ToDictionary(row => row.Id);
    }
}
