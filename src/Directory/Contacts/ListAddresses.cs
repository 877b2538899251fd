using Dapper;
using IntMan.Foundation.Database;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Contacts;

/// <summary>Every public entry, for the sitemap.</summary>
public sealed class ListAddresses(PublicSource source)
{
    // A sitemap holds 50,000 addresses (sitemaps.org).
    private const string Sql = """
        select ags from public_directory.municipality where kind <> 'Uninhabited' order by ags limit 16000;
        select distinct slug from public_directory.named_person
        where foundation.valid_on(valid_from, valid_until, @Day) and consent_on <= @Day order by slug limit 20000;
        select slug from public_directory.service order by slug limit 9000;
        (select '/infomail/' || t.ags from public_directory.municipality t
        where t.kind <> 'Uninhabited' and exists (select from public_infomail.message m
          where m.county_key = t.county_key and (m.ags = t.ags or m.ags is null))
        order by t.ags limit 2000)
        union all
        (select '/infomail/' || m.ags || '/' || m.id from public_infomail.message m where m.ags is not null
          order by m.released_at desc, m.id limit 2000);
        """;

    public async Task<(IReadOnlyList<string> Municipalities, IReadOnlyList<string> Slugs,
        IReadOnlyList<string> Services, IReadOnlyList<string> Infomails)> ExecuteAsync(DateOnly day, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(Sql, new { Day = day },
            cancellationToken: cancellation));
        return ((await grid.ReadAsync<string>()).AsList(), (await grid.ReadAsync<string>()).AsList(),
            (await grid.ReadAsync<string>()).AsList(), (await grid.ReadAsync<string>()).AsList());
    }
}
