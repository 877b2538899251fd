using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Quality;

/// <summary>Reports of readers about the part of the directory that somebody keeps.</summary>
public sealed class ListSuggestions(StaffSource source)
{
    public const int PageSize = 25;

    private const string Columns = """
        s.id, s.kind, s.state, s.post_id, p.slug, s.service_id, s.ags, coalesce(s.county_key, '') as county_key,
          coalesce(p.title, v.name, t.name, m.name, c.name) as name, coalesce(m.name, vo.name) as municipality,
        s.correct, s.message, s.email, s.created_at, s.decided_at, s.decided_by, s.reason, s.xmin::text::bigint as version,
        (select count(*)::int - 1 from quality.suggestion o where (o.post_id = s.post_id or o.service_id = s.service_id)
          and o.kind = s.kind and o.state = 'Open') as alike
        """;

    private const string Joins = """
        left join directory.post p on p.id = s.post_id
        left join directory.street t on t.id = s.street_id
        left join directory.municipality m on m.ags = s.ags
        left join directory.county c on c.key = s.county_key
        left join directory.service v on v.id = s.service_id
        left join directory.organisation vo on vo.id = v.organisation_id
        """;

    // The page is cut first; only its rows are joined.
    private static readonly string Sql = $"""
        {ScopeArea.Sql}
        select {Columns} from (
            select s.*, s.xmin from quality.suggestion s where (s.state = 'Open') = @isOpen and {ScopeArea.Holds("s")}
            order by case when @isOpen then s.created_at end, s.decided_at desc, s.id offset @skip limit @take) s
        {Joins}
        order by case when @isOpen then s.created_at end, s.decided_at desc, s.id;

        {ScopeArea.Sql}
        select count(*)::int from quality.suggestion s where (s.state = 'Open') = @isOpen and {ScopeArea.Holds("s")}
        """;

    private const string OneSql = $"select {Columns} from quality.suggestion s {Joins} where s.id = @id";

    public async Task<(IReadOnlyList<SuggestionLine> Lines, int Count)> ExecuteAsync(AccessScope area, bool isOpen, int page,
        CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(
            Sql, area.With(new { isOpen, skip = (page - 1) * PageSize, take = PageSize }), cancellationToken: cancellation));
        return ((await grid.ReadAsync<SuggestionLine>()).AsList(), await grid.ReadSingleAsync<int>());
    }

    public async Task<SuggestionLine?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<SuggestionLine>(new CommandDefinition(OneSql, new { id },
            cancellationToken: cancellation));
    }
}
