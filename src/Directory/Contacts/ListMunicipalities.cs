using Dapper;
using IntMan.Directory.Responsibilities;
using IntMan.Directory.Search;
using IntMan.Foundation.Database;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Contacts;

/// <summary>The overview of municipalities with who answers, filtered and in pages. Two round trips.</summary>
public sealed class ListMunicipalities(PublicSource source, AnswerAreas answerAreas)
{
    public const int PageSize = 50;

    private const string Matching = """
        from public_directory.municipality m
        where m.kind <> 'Uninhabited' and (@County is null or m.county_key = @County)
            and (@Key = '' or m.search_key like '%' || @Key || '%' or m.search_near && @Near)
            and (@Model is null or exists (
                select from public_directory.mandate d
                where d.ags = m.ags and d.model = @Model and foundation.valid_on(d.valid_from, d.valid_until, @Day)))
        """;

    private const string Usual = """m.name collate "de-x-icu", m.ags""";

    // The page is cut first, in the order of an index; only its rows are joined.
    private static readonly string Sql = SqlIn(Usual);

    // For who is signed in: the order asks all municipalities that match.
    private static readonly string OwnFirstSql = SqlIn($"m.county_key = any(@First) desc, {Usual}");

    private static string SqlIn(string order) => $"""
        select m.ags, m.name, m.kind, m.county_key, c.name as county, m.association_key, d.model, a.name as association,
            array(select p.id from public_directory.post p where p.ags = m.ags and p.position = 'IntegrationManager' order by p.title
              limit 4) as managers
        from (select m.ags, m.name, m.kind, m.county_key, m.association_key {Matching}
          order by {order} offset @Skip limit @Take) m
        join public_directory.county c on c.key = m.county_key
        left join lateral (select model, association_key from public_directory.mandate
            where ags = m.ags and foundation.valid_on(valid_from, valid_until, @Day) limit 1) d on true
        left join public_directory.association a on a.key = d.association_key
        order by {order};

        select count(*) {Matching};

        select key, name, kind from public_directory.county order by name collate "de-x-icu" limit 500;
        """;

    public async Task<MunicipalityList> ExecuteAsync(MunicipalityFilter filter, int page, DateOnly day, CancellationToken cancellation)
    {
        var (rows, count, counties) = await ReadAsync(filter, page, day, cancellation);
        var answers = await answerAreas.ExecuteAsync(
            [.. rows.Select(m => new HouseAddress(m.CountyKey, m.AssociationKey, m.Ags, null, null, null))],
            [.. rows.SelectMany(m => m.Managers)], null, null, day, cancellation);
        return new MunicipalityList([.. rows.Zip(answers.Answers, (m, answer) =>
            new MunicipalityLine(m, answer,
            [.. m.Managers.Select(answers.Contacts.Of).OfType<Contact>().Union(answer.Contacts).Where(c => c.IsListed)]))],
            count, counties);
    }

    private async Task<(IReadOnlyList<MunicipalityRow> Rows, int Count,
        IReadOnlyList<CountyRow> Counties)> ReadAsync(MunicipalityFilter filter, int page, DateOnly day, CancellationToken cancellation)
    {
        var key = SearchText.Fold(filter.Name ?? "");
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(filter.First is null ? Sql : OwnFirstSql, new
        {
            Day = day,
            County = filter.CountyKey,
            Model = filter.Model?.ToString(),
            Key = key,
            Near = key.Length >= 4 ? SearchText.NearOf(key) : [],
            Skip = (page - 1) * PageSize,
            Take = PageSize,
            filter.First,
        }, cancellationToken: cancellation));
        return ((await grid.ReadAsync<MunicipalityRow>()).AsList(), await grid.ReadSingleAsync<int>(),
            (await grid.ReadAsync<CountyRow>()).AsList());
    }
}

/// <summary>Narrows the overview; null means all.</summary>
/// <param name="First">Keys of the counties whose municipalities stand first.</param>
public sealed record MunicipalityFilter(string? Name, string? CountyKey, Organisations.CommissionModel? Model, string[]? First = null);

/// <summary>One page of the overview.</summary>
public sealed record MunicipalityList(IReadOnlyList<MunicipalityLine> Rows, int Count, IReadOnlyList<CountyRow> Counties);

/// <summary>One line of the overview: the managers of the place first, then who answers for the rest of it.</summary>
public sealed record MunicipalityLine(MunicipalityRow Municipality, AreaAnswer Answer, IReadOnlyList<Contact> Contacts);
