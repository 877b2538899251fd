using Dapper;
using Npgsql;

namespace IntMan.Directory.Seeds;

/// <summary>Whether there is anything yet, and the closing days of the demo county, which no file of it can hold.</summary>
public static class DemoClosingDays
{
    public static async Task<bool> IsCountyMissingAsync(NpgsqlDataSource owner, CancellationToken cancellation)
    {
        // Asked without EF Core: building its model would cost every later start a second.
        await using var connection = await owner.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<bool>("select not exists (select from directory.county)");
    }

    public static async Task LoadAsync(NpgsqlDataSource owner, CancellationToken cancellation)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync("""
            insert into directory.closing_day (id, county_key, ags, reason, first_day, last_day)
            select gen_random_uuid(), closed.county_key, closed.ags, 'Heiligabend', '2026-12-24', '2026-12-24'
            from (values ('08435', null), (null, '08215017')) closed (county_key, ags)
            where not exists (select from directory.closing_day)
            """);
    }
}
