using Dapper;
using IntMan.Directory.Editing;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Exchange.Import.Jobs;

/// <summary>What may be said for all rows of a file, under the keys that the file would use.</summary>
public sealed class ImportChoices(StaffSource source)
{
    public const int MostOfAKind = 1200;

    private static readonly string Sql = $"""
        (select 'Ags' as column, m.ags as key, m.name as text from directory.municipality m
            where m.kind <> 'Uninhabited' and {AccessScope.InMunicipality("m.ags")} order by m.name collate "de-x-icu", m.ags limit
                @MostOfAKind)
        union all
        (select 'PostId', p.slug, p.title from directory.post p where {AccessScope.InEither("p.ags", "p.county_key")}
            and (@within::text is null or p.ags = @within or p.county_key = @within or (p.ags is null and p.county_key = left(@within, 5)))
            order by p.title collate "de-x-icu", p.slug limit @MostOfAKind)
        union all
        (select 'OrganisationId', o.slug, o.name from directory.organisation o order by o.name collate "de-x-icu", o.slug limit
            @MostOfAKind)
        union all
        (select 'PlaceId', l.slug, concat_ws(', ', l.name, l.room) from directory.place l where {AccessScope.InMunicipality("l.ags")}
            order by l.name collate "de-x-icu", l.slug limit @MostOfAKind)
        union all
        (select 'TargetGroup', g.key, g.name from directory.target_group g order by g.key limit @MostOfAKind)
        """;

    /// <param name="scope">What is kept.</param>
    /// <param name="within">A municipality, where only its posts are of use.</param>
    public async Task<ILookup<string, (string Key, string Text)>> ExecuteAsync(AccessScope scope, string? within,
        CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<(string Column, string Key, string Text)>(new CommandDefinition(Sql,
            scope.With(new { within, MostOfAKind }), cancellationToken: cancellation));
        return rows.ToLookup(row => row.Column, row => (row.Key, row.Text));
    }
}
