using Dapper;
using IntMan.Foundation.Access;
using IntMan.Foundation.Database;

namespace IntMan.Directory.Infomails;

/// <summary>The Infomails of the municipalities somebody looks after, drafts included. What lies outside does not exist.</summary>
public sealed class ShowInfomails(DatabaseZones database)
{
    public const int PerPage = 20;

    private const int MostAudiences = 1200;

    internal const string InReach = "(@scope_all or m.ags = any(@scope_municipalities) or m.county_key = any(@scope_counties))";

    private const string CountyName =
        "case when c.name ilike '%kreis%' then c.name when c.kind = 'Urban' then 'Stadtkreis ' || c.name else 'Landkreis ' || c.name end";

    private const string Columns = $"""
        m.id, m.county_key, m.ags, coalesce(t.name, 'alle Gemeinden: ' || {CountyName}) as audience, m.subject, m.body, m.state,
          m.changed_at, m.released_at, m.recipients, m.xmin::text::bigint as version
        from infomail.message m join directory.county c on c.key = m.county_key left join directory.municipality t on t.ags = m.ags
        """;

    public async Task<(IReadOnlyList<Infomail> Lines, int Count)> ListAsync(AccessScope scope, string? search, int number,
        CancellationToken cancellation)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        var values = scope.With(new { search, PerPage, skip = (number - 1) * PerPage });
        const string Found = $"{InReach} and (@search::text is null or strpos(lower(m.subject), lower(@search)) > 0)";
        var lines = await connection.QueryAsync<Infomail>(
            $"select {Columns} where {Found} order by m.state = 'Draft' desc, coalesce(m.released_at, m.changed_at) desc, m.id limit "
            + "@PerPage offset @skip", values);
        return (lines.AsList(), await connection.ExecuteScalarAsync<int>($"select count(*) from infomail.message m where {Found}", values));
    }

    public async Task<Infomail?> FindAsync(AccessScope scope, Guid id, CancellationToken cancellation)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<Infomail>(
            $"select {Columns} where m.id = @id and {InReach}", scope.With(new { id }));
    }

    // How many addresses it would go to now.
    public async Task<int> CountRecipientsAsync(Infomail infomail, CancellationToken cancellation)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<int>("select infomail.count_recipients(@CountyKey, @Ags)", infomail);
    }

    public async Task<InfomailPlace> SampleAsync(Infomail infomail, CancellationToken cancellation)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleAsync<InfomailPlace>(
            """
            select ags, name from directory.municipality where left(ags, 5) = @CountyKey and (@Ags::text is null or ags = @Ags)
            order by name collate "de-x-icu", ags limit 1
            """,
            infomail);
    }

    public async Task<IReadOnlyList<(string Key, string Name)>> AudiencesAsync(AccessScope scope, CancellationToken cancellation)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<(string, string)>($"""
            select key, name from (
                select 0 as level, c.key, 'alle Gemeinden: ' || {CountyName} as name from directory.county c
                  where @scope_all or c.key = any(@scope_counties)
                union all
                select 1, m.ags, m.name from directory.municipality m where m.kind <> 'Uninhabited'
                  and (@scope_all or m.ags = any(@scope_municipalities) or left(m.ags, 5) = any(@scope_counties))
            ) a order by level, name collate "de-x-icu", key limit @MostAudiences
            """, scope.With(new { MostAudiences }))).AsList();
    }
}
