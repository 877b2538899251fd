using Dapper;
using IntMan.Directory.Contacts;
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

    private const string Sql = $"{SearchSql.Candidates};\n{SearchSql.PostsInRole};\n{SearchSql.PostsSpeaking};\n{ServiceIndexSql.Changes}";

    /// <param name="text">What was typed.</param>
    /// <param name="houseNumber">A house number from a field of its own.</param>
    /// <param name="targetGroup">The group somebody belongs to; null for all.</param>
    /// <param name="day">The day the answer holds for.</param>
    /// <param name="cancellation">Ends the search.</param>
    public async Task<SearchOutcome> ExecuteAsync(string? text, TypedHouseNumber? houseNumber, string? targetGroup, DateOnly day,
        CancellationToken cancellation)
    {
        var query = SearchQuery.Parse(text);
        if (query.IsEmpty)
        {
            return new SearchOutcome.NothingAsked(query);
        }

        var first = await CandidatesAsync(query, day, cancellation);
        var snapshot = await services.CatchUpAsync(first.Changes, cancellation);
        var counties = query.MayNameCounty ? snapshot.Territory.Counties.Select(OfCounty) : [];
        var hits = SearchReading.Read(query, first.Candidates.Concat(counties))
            .Select(hit => hit.Candidate.Kind == SearchKind.Street ? hit with { HouseNumber = houseNumber ?? hit.HouseNumber }
                : hit).ToList();
        var finds = FindServices(query, snapshot, freshness.ServicesListedSince(day), hits.Count > 0);
        var outcome = (SearchVerdict.Of(query, hits, finds.ExplainAll, first.Speaking.Count > 0), finds.Count) switch
        {
            ({ } verdict, _) => await AnswerAsync(
                query, verdict, first.InRole.Count > 0 ? first.InRole : first.Speaking, targetGroup, day, cancellation),
            (_, > 0) => new SearchOutcome.ServicesFound(query, []),
            _ => await NearestAsync(query, cancellation),
        };
        return outcome with { Services = finds };
    }

    private async Task<SearchOutcome> AnswerAsync(SearchQuery query, SearchVerdict verdict, IReadOnlyList<Guid> inRole, string? targetGroup,
        DateOnly day, CancellationToken cancellation)
    {
        var main = verdict.Main.Take(MaxHits).ToList();
        var shown = main.Concat(verdict.Others).Take(MaxHits).Select(hit => (Hit: hit, Asked: AddressesOf(hit))).ToList();
        var posts = shown.Select(s => s.Hit.Candidate.PostId).OfType<Guid>().Concat(inRole).ToList();
        var around = main.Count == 1 && shown[0].Asked is [var place, ..] ? place : null;
        var read = await answerAreas.ExecuteAsync([.. shown.SelectMany(s => s.Asked)], posts, around, targetGroup, day, cancellation);
        var next = 0;
        var found = new List<FoundHit>();
        foreach (var (hit, asked) in shown)
        {
            found.Add(Answered(hit, [.. read.Answers.Skip(next).Take(asked.Count)], read.Contacts));
            next += asked.Count;
        }

        var choices = found.Take(main.Count).ToList();
        var others = found.Skip(main.Count).Where(hit => IsWorthShowing(hit, choices)).ToList();
        return verdict.Kind switch
        {
            VerdictKind.Role => new SearchOutcome.AsksPlace(
                query, query.Role!.Value, [.. inRole.Select(read.Contacts.Of).OfType<Contact>()]),
            VerdictKind.Language => new SearchOutcome.Speaking(query, query.SpokenLanguage!,
                [.. inRole.Select(read.Contacts.Of).OfType<Contact>().Where(contact => contact.IsListed)
                    .OrderBy(contact => contact.Post.Municipality, StringComparer.Ordinal)
                    .ThenBy(contact => contact.DisplayName, StringComparer.Ordinal)]),
            VerdictKind.Several => new SearchOutcome.Ambiguous(query, choices, others),
            VerdictKind.NotThere => new SearchOutcome.NotThere(query, choices[0], query.TextOf(choices[0].Hit.Open),
                [.. others.Where(hit => hit.Hit.IsNamed)], [.. others.Where(hit => !hit.Hit.IsNamed)]),
            VerdictKind.Services => new SearchOutcome.ServicesFound(query, others),
            VerdictKind.Offer => new SearchOutcome.Offered(
                query, query.TextOf(main.Aggregate(query.All, (open, hit) => open & hit.Unknown)), choices),
            _ => OfOne(query, choices[0], others, read),
        };
    }

    private static SearchOutcome OfOne(SearchQuery query, FoundHit first, IReadOnlyList<FoundHit> others, AreaAnswers read)
    {
        RoleAnswer? InRole(Position role) => first.Answer is { } answer
            ? RoleAnswer.Of(role, first.Hit.Candidate.Ags, answer.Contacts, read.Contacts, answer.Office)
            : null;
        if (query.Role is { } role and not Position.IntegrationManager && InRole(role) is { } inRole)
        {
            return new SearchOutcome.InRole(query, first, inRole, others);
        }

        var officer = InRole(Position.IntegrationOfficer);
        if (first.Hit.Candidate.Kind == SearchKind.Municipality && read.IsDivided)
        {
            return new SearchOutcome.AsksStreet(query, first, officer, others);
        }

        var asksHouseNumber = first.HouseNumber == HouseNumberFit.Unclear || (first.Hit.HouseNumber is null
            && first.Answer is { AsksHouseNumber: true });
        return asksHouseNumber
            ? new SearchOutcome.AsksHouseNumber(query, first, officer, others)
            : new SearchOutcome.Found(query, first, officer, others);
    }

    // Who is asked for by name is found and comes with a warning; nobody else meets an entry that nobody has confirmed for long. The first
    // answer names its people already; their posts as further hits would say the same again.
    private static bool IsWorthShowing(FoundHit other, List<FoundHit> main) => other.Contact is null
        || (other.Contact.IsListed && !main.Take(1).SelectMany(hit => hit.Answer?.Contacts ?? []).Contains(other.Contact));

    // The street as a whole first, then each house number that was typed.
    private static IReadOnlyList<HouseAddress> AddressesOf(SearchHit hit)
    {
        var c = hit.Candidate;
        return c.Kind switch
        {
            SearchKind.County => [new HouseAddress(c.CountyKey, null, null, null, null, null)],
            SearchKind.Municipality => [new HouseAddress(c.CountyKey, c.AssociationKey, c.Ags, null, null, null)],
            SearchKind.District => [new HouseAddress(c.CountyKey, c.AssociationKey, c.Ags, c.Id, null, null)],
            SearchKind.Street =>
            [
                .. new HouseNumber?[] { null }.Concat(hit.HouseNumber?.HouseNumbers.Select(houseNumber => (HouseNumber?)houseNumber) ?? [])
                    .Select(houseNumber => new HouseAddress(c.CountyKey, c.AssociationKey, c.Ags, c.DistrictId, c.Id, houseNumber)),
            ],
            _ => [],
        };
    }

    private static FoundHit Answered(SearchHit hit, IReadOnlyList<AreaAnswer> answers, ContactSet contacts)
    {
        if (answers.Count == 0)
        {
            return new FoundHit(hit, null, hit.Candidate.PostId is { } post ? contacts.Of(post) : null);
        }

        var whole = answers[0];
        if (hit.HouseNumber is not { } typed || !whole.AsksHouseNumber)
        {
            return new FoundHit(hit, whole, null);
        }

        var houseNumber = answers[1];
        var isNamed = typed.IsExact && houseNumber.Groups.Any(group => group.Level == AreaLevel.HouseNumber);
        var isSplit = answers.Skip(2).Any(other => !other.Contacts.SequenceEqual(houseNumber.Contacts));
        var isPartOfNamed = typed.HasSuffix && !isNamed
            && whole.HouseNumbers.Any(rule => typed.HouseNumbers.Any(number =>
                rule.Rule.HouseNumbers!.Contains(new HouseNumber(number.Number, ""))));
        return isSplit || isPartOfNamed
            ? new FoundHit(hit, whole, null) { HouseNumber = HouseNumberFit.Unclear }
            : new FoundHit(hit, houseNumber, null) { HouseNumber = isNamed ? HouseNumberFit.Fits : HouseNumberFit.NotNamed };
    }

    private static SearchCandidate OfCounty(ServedPlace county) => new()
    {
        Kind = SearchKind.County,
        Label = county.Name,
        CountyKey = county.CountyKey,
        County = county.Name,
        CountyKind = county.Kind,
    };

    // A name of a place alone asks who is responsible there, and a street is no service because one stands in it: only names and keywords
    // count.
    private static ServiceFinds FindServices(SearchQuery query, ServiceSnapshot snapshot, DateOnly since, bool findsAnythingElse)
    {
        var hits = query.HasHouseNumber ? null : RankServices.Rank(snapshot, query.Text);
        if (hits is null || hits.Strength < 4 || (findsAnythingElse && !hits.ExplainsAll))
        {
            return ServiceFinds.None;
        }

        var listed = hits.Ranked.Where(service => service.IsListed(since)).ToList();
        return new ServiceFinds([.. listed.Take(MaxServices)], listed.Count, hits.ExplainsAll);
    }

    private async Task<Read> CandidatesAsync(SearchQuery query, DateOnly day, CancellationToken cancellation)
    {
        var words = query.Keys.Where(w => w.Length >= 2 && !char.IsAsciiDigit(w[0]) && !SearchQuery.IsFiller(w)).Distinct().ToArray();
        var hasPrefix = query.Keys[^1].Length >= 2 && !char.IsAsciiDigit(query.Keys[^1][0]);
        var prefix = hasPrefix ? query.Spans.Where(s => s.IsLast).MaxBy(s => s.Key.Length)!.Key : "\uffff";
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(Sql, new
        {
            Keys = query.Spans.Select(s => s.Key).Distinct().ToArray(),
            Words = words,
            PostWords = words.Where(w => w.Length >= 5).ToArray(),
            Near = words.Where(w => w.Length >= 4).SelectMany(SearchText.NearOf).Distinct().ToArray(),
            Postal = query.PostalCode is { } code ? new[] { code } : [],
            Prefix = prefix,
            PrefixEnd = prefix + "\uffff",
            HasPlace = words.Length > 1,
            Role = query.AsksOnlyForRole ? query.Role?.ToString() : null,
            Spoken = query.SpokenLanguage,
            Day = day,
            services.Seen,
        }, cancellationToken: cancellation));
        return new Read((await grid.ReadAsync<SearchCandidate>()).AsList(), (await grid.ReadAsync<Guid>()).AsList(),
            (await grid.ReadAsync<Guid>()).AsList(), await ServiceIndex.ReadChangesAsync(grid));
    }

    private sealed record Read(IReadOnlyList<SearchCandidate> Candidates, IReadOnlyList<Guid> InRole, IReadOnlyList<Guid> Speaking,
        ServiceChanges Changes);

    private async Task<SearchOutcome> NearestAsync(SearchQuery query, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(
            new CommandDefinition(SearchSql.Nearest, new { Key = string.Concat(query.Keys) }, cancellationToken: cancellation));
        var names = (await grid.ReadAsync<NearName>()).AsList();
        var offices = (await grid.ReadAsync<CountyOffice>()).AsList();
        return new SearchOutcome.NothingFound(query, names, offices);
    }
}
