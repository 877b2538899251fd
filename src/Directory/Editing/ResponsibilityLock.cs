using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace IntMan.Directory.Editing;

// Changes of the rules of one county wait for each other until the end of their transaction: what the publish gate has looked at must be
// what is saved. A county takes seconds to look at and a large import longer, so whoever comes second waits longer than other locks are
// worth.
internal static class ResponsibilityLock
{
    private const string TimeLimit = "60s";
    private const int CommandPatience = 65;

    public static async Task TakeAsync(DirectoryDbContext db, string? key)
    {
        // In the order of keys, so that two who take all never wait for each other.
        const string Sql = """
            select pg_advisory_xact_lock(hashtext('responsibility'), hashtext(c.key))
            from (select key from directory.county where @county::text is null or key = @county order by key) c
            """;
        var (connection, transaction) = (db.Database.GetDbConnection(), db.Database.CurrentTransaction!.GetDbTransaction());
        var usual = await connection.QuerySingleAsync<(string Statement, string Lock)>(
            "select current_setting('statement_timeout'), current_setting('lock_timeout')", transaction: transaction);
        await SetAsync(TimeLimit, TimeLimit);
        await connection.ExecuteAsync(Sql, new { county = key?[..5] }, transaction, CommandPatience);
        await SetAsync(usual.Statement, usual.Lock);

        Task SetAsync(string statement, string locks) =>
            connection.ExecuteAsync("select set_config('statement_timeout', @statement, true), set_config('lock_timeout', @locks, true)",
                new { statement, locks }, transaction);
    }
}
