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
        """;

    public async Task<(IReadOnlyList<string> Municipalities, IReadOnlyList<string> Slugs,
        IReadOnlyList<string> Services)> ExecuteAsync(DateOnly day, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(Sql, new { Day = day },
            cancellationToken: cancellation));
        return ((await grid.ReadAsync<string>()).AsList(), (await grid.ReadAsync<string>()).AsList(),
            (await grid.ReadAsync<string>()).AsList());
    }
}
