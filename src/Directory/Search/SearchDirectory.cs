using Dapper;
using IntMan.Directory.Contacts;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.People;
using IntMan.Directory.Quality;
using IntMan.Directory.Responsibilities;
using IntMan.Directory.Services;
using IntMan.Directory.Services.Search;
using IntMan.Foundation.Database;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Search;

/// <summary>The one search box. Two round trips: candidates by index, then the people who answer.</summary>
public sealed class SearchDirectory(PublicSource source, AnswerAreas answerAreas, ServiceIndex services, FreshnessRules freshness)
{
    // Hits beside the first answer; more help nobody to choose.
    private const int MaxHits = 12;
    private const int MaxServices = 5;

    private const string WithServices = $"{SearchSql.Candidates};\n{ServiceIndexSql.Changes}";

    public async Task<SearchOutcome> ExecuteAsync(string? text, HouseNumber? door, string? targetGroup, DateOnly day,
        CancellationToken cancellation)
    {
        var query = SearchQuery.Parse(text);
        if (query.IsEmpty)
        {
            return new SearchOutcome.NothingAsked(query);
        }

        var (candidates, changes) = await CandidatesAsync(query, day, cancellation);
        var ranked = SearchRanking.Rank(query, candidates);
        var finds = FindServices(query, await services.CatchUpAsync(changes, cancellation), freshness.ServicesListedSince(day),
            ranked.Count > 0);
        if (ranked.Count == 0)
        {
            return await NearestAsync(query, cancellation) with { Services = finds };
        }

        var hits = ranked.Where(h => h.Score >= ranked[0].Score * 0.45).Take(MaxHits).ToList();
        var areas = hits.Where(h => AddressOf(h.Candidate, null) is not null).ToList();
        var addresses = areas.Select(h => AddressOf(h.Candidate, door ?? query.Number)!).ToList();
        var posts = hits.Select(h => h.Candidate.PostId).OfType<Guid>().ToList();
        var found = await answerAreas.ExecuteAsync(addresses, posts, targetGroup, day, cancellation);
        var answers = hits.Select(h => new FoundHit(h,
            areas.IndexOf(h) is >= 0 and var at ? found.Answers[at] : null,
            h.Candidate.PostId is { } post ? found.Contacts.Of(post) : null)).ToList();
        answers = WithoutRepeats(WithoutStale(answers));
        var equals = answers.TakeWhile(a => IsAsGood(a.Hit, hits[0])).ToList();
        return equals.Count == 1
            ? new SearchOutcome.Found(query, answers[0], [.. answers.Skip(1)]) { Services = finds }
            : new SearchOutcome.Ambiguous(query, equals, [.. answers.Skip(equals.Count)]) { Services = finds };
    }

    // A name of a place alone asks who is responsible there, and a street is no service because one stands in it: only names and keywords
    // count.
    private static ServiceFinds FindServices(SearchQuery query, ServiceSnapshot snapshot, DateOnly since, bool findsAnythingElse)
    {
        var hits = query.Number is null ? RankServices.Rank(snapshot, query.Text) : null;
        if (hits is null || hits.Strength < 4 || (findsAnythingElse && !hits.ExplainsAll))
        {
            return ServiceFinds.None;
        }

        var listed = hits.Ranked.Where(service => service.IsListed(since)).ToList();
        return new ServiceFinds([.. listed.Take(MaxServices)], listed.Count, hits.ExplainsAll);
    }

    // Two hits are equally good if they are of one kind and explain the same words the same way.
    private static bool IsAsGood(SearchHit hit, SearchHit first) => hit.Candidate.Kind == first.Candidate.Kind
        && Math.Abs(hit.Score - first.Score) < 0.001;

    // Who is asked for by name is found and comes with a warning; nobody else meets an entry that nobody has confirmed for long.
    private static List<FoundHit> WithoutStale(List<FoundHit> answers) =>
        [answers[0], .. answers.Skip(1).Where(a => a.Contact is null or { IsListed: true })];

    // The first answer names its people already; their posts as further hits would say the same again.
    private static List<FoundHit> WithoutRepeats(List<FoundHit> answers)
    {
        var named = answers[0].Answer?.Contacts.Select(c => c.Post.Id).ToHashSet() ?? [];
        return [answers[0], .. answers.Skip(1).Where(a => a.Contact is null || !named.Contains(a.Contact.Post.Id))];
    }

    private static DoorAddress? AddressOf(SearchCandidate c, HouseNumber? door) => c.Kind switch
    {
        SearchKind.Municipality => new DoorAddress(c.CountyKey, c.AssociationKey, c.Ags, null, null, null),
        SearchKind.District => new DoorAddress(c.CountyKey, c.AssociationKey, c.Ags, c.Id, null, null),
        SearchKind.Street => new DoorAddress(c.CountyKey, c.AssociationKey, c.Ags, c.DistrictId, c.Id, door),
        _ => null,
    };

    private async Task<(IReadOnlyList<SearchCandidate> Candidates, ServiceChanges Changes)> CandidatesAsync(SearchQuery query, DateOnly day,
        CancellationToken cancellation)
    {
        var words = query.Words.Where(w => w.Length >= 2 && !SearchQuery.IsFiller(w)).Distinct().ToArray();
        var prefix = query.Words is [.., var last] && query.Spans.Where(s => s.IsLast).MaxBy(s => s.Key.Length) is { Key: var key }
            && last.Length >= 2 ? key : "\uffff";
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(WithServices, new
        {
            Keys = query.Spans.Select(s => s.Key).Distinct().ToArray(),
            Words = words,
            PostWords = words.Where(w => w.Length >= 5).ToArray(),
            Near = words.Where(w => w.Length >= 4).SelectMany(SearchText.NearOf).Distinct().ToArray(),
            Postal = query.PostalCode is { } code ? new[] { code } : [],
            Prefix = prefix,
            PrefixEnd = prefix + "\uffff",
            HasPlace = words.Length > 1,
            Day = day,
            services.Seen,
        }, cancellationToken: cancellation));
        return ((await grid.ReadAsync<SearchCandidate>()).AsList(), await ServiceIndex.ReadChangesAsync(grid));
    }

    private async Task<SearchOutcome> NearestAsync(SearchQuery query, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(SearchSql.Nearest,
            new { Key = string.Concat(query.Words) }, cancellationToken: cancellation));
        var names = (await grid.ReadAsync<NearName>()).AsList();
        var offices = (await grid.ReadAsync<CountyOffice>()).AsList();
        return new SearchOutcome.NothingFound(query, names, offices);
    }
}
